"""Reads and writes many rows with one statement for each batch, on either database and without model objects.

The national list makes half a million rows; with model objects, writing them takes longer than everything else.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from io import StringIO
from typing import Any, TypeVar

from django.db import connection, models
from psycopg2.extras import execute_values

T = TypeVar("T")

PAGE_SIZE = 1_000
"""Rows in one statement on PostgreSQL."""


def insert(
    model: type[models.Model], columns: Sequence[str], rows: Sequence[tuple[Any, ...]], *, ignore: bool = False
) -> None:
    """Inserts the rows; values are as the database takes them (JSON as text). ``ignore`` skips rows that exist already."""
    if not rows:
        return
    table, names = _quoted(model), ", ".join(map(connection.ops.quote_name, columns))
    tail = " ON CONFLICT DO NOTHING" if ignore else ""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql" and not ignore:
            cursor.cursor.copy_expert(f"COPY {table} ({names}) FROM STDIN", StringIO("".join(map(_copy_line, rows))))
        elif connection.vendor == "postgresql":
            statement = f"INSERT INTO {table} ({names}) VALUES %s{tail}"  # noqa: S608  (names of our own columns)
            execute_values(cursor.cursor, statement, rows, page_size=PAGE_SIZE)
        else:
            marks = ", ".join(["%s"] * len(columns))
            cursor.executemany(f"INSERT INTO {table} ({names}) VALUES ({marks}){tail}", rows)  # noqa: S608  (as above)


def _copy_line(row: tuple[Any, ...]) -> str:
    """One row as PostgreSQL's COPY reads it; COPY parses no statement and binds no value, which halves the cost."""
    return "\t".join(map(_copy_value, row)) + "\n"


def _copy_value(value: Any) -> str:
    if value is None:
        return r"\N"
    if isinstance(value, str):
        return value.translate(_COPY_ESCAPES) if _COPY_SPECIAL.search(value) else value
    if isinstance(value, bytes):
        return r"\\x" + value.hex()
    return str(value)


_COPY_SPECIAL = re.compile(r"[\\\t\n\r]")
_COPY_ESCAPES = str.maketrans({"\\": r"\\", "\t": r"\t", "\n": r"\n", "\r": r"\r"})


def update(model: type[models.Model], columns: Sequence[str], rows: Sequence[tuple[Any, ...]]) -> None:
    """Sets the columns of many rows; each tuple ends with the row's id. No value may be ``None``: PostgreSQL could not infer its type."""
    if not rows:
        return
    table, names = _quoted(model), [connection.ops.quote_name(column) for column in columns]
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            sets = ", ".join(f"{name} = given.{name}" for name in names)
            given = ", ".join([*names, "id"])
            execute_values(
                cursor.cursor,
                f"UPDATE {table} SET {sets} FROM (VALUES %s) AS given ({given}) WHERE {table}.id = given.id",  # noqa: S608  (as above)
                rows,
                page_size=PAGE_SIZE,
            )
        else:
            sets = ", ".join(f"{name} = %s" for name in names)
            cursor.executemany(f"UPDATE {table} SET {sets} WHERE id = %s", rows)  # noqa: S608  (as above)


def select(
    model: type[models.Model], columns: Sequence[str], by: str, values: Iterable[str | int], **fixed: str
) -> list[tuple[Any, ...]]:
    """The columns of all rows whose column ``by`` is one of the values; times come in the database's own form.

    All values are one parameter: five hundred values, bound one by one, cost more than the query.
    """
    wanted = list(values)
    if not wanted:
        return []
    quote = connection.ops.quote_name
    names = ", ".join(map(quote, columns))
    conditions = "".join(f" AND {quote(name)} = %s" for name in fixed)
    many, given = ("= ANY(%s)", wanted) if connection.vendor == "postgresql" else (_IN_JSON, json.dumps(wanted))
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT {names} FROM {_quoted(model)} WHERE {quote(by)} {many}{conditions}",  # noqa: S608  (as above)
            [given, *fixed.values()],
        )
        found: list[tuple[Any, ...]] = cursor.fetchall()
    return found


_IN_JSON = "IN (SELECT value FROM json_each(%s))"


def _quoted(model: type[models.Model]) -> str:
    return connection.ops.quote_name(model._meta.db_table)


def chunks(values: Iterable[T], size: int = 500) -> Iterator[list[T]]:
    """The values in lists of at most ``size``: SQLite limits the number of parameters in one statement."""
    chunk: list[T] = []
    for value in values:
        chunk.append(value)
        if len(chunk) == size:
            yield chunk
            chunk = []
    if chunk:
        yield chunk

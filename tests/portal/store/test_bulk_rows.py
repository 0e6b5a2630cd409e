"""Rows in bulk: all of them, as they were given, on SQLite; and on PostgreSQL, statements that say the same."""

from __future__ import annotations

import re
from collections.abc import Sequence
from io import StringIO
from typing import Any

import psycopg2
import pytest
from django.db import IntegrityError
from django.db import connection as real_connection
from hypothesis import given
from hypothesis import strategies as st

from portal.models import Entry, Identifier, Redirect
from portal.store import bulk_rows
from portal.store.bulk_rows import chunks, insert, select, update
from tests.portal.factories import entry

COLUMNS = ("key", "kind", "slug", "title_ko", "title_en", "revision")
ENTRIES = [("cas:71-43-2", "substance", "71-43-2", "벤젠", "", 1), ("facility:x/1", "facility", "x-1", "공장", "", 2)]
ESCAPED = {r"\\": "\\", r"\t": "\t", r"\n": "\n", r"\r": "\r"}


class PostgresqlInMemory:
    """Takes the place of Django's connection and of psycopg2's ``execute_values``, and keeps what both are given."""

    vendor = "postgresql"
    ops = real_connection.ops

    def __init__(self) -> None:
        self.copied: list[tuple[str, str]] = []
        self.executed: list[tuple[str, list[Any]]] = []
        self.page_sizes: list[int] = []

    def __enter__(self) -> PostgresqlInMemory:
        return self

    def __exit__(self, *_: object) -> None:
        return None

    def cursor(self) -> Any:
        return _Cursor(self)

    def execute_values(self, _: Any, statement: str, rows: Sequence[Any], page_size: int) -> None:
        self.executed.append((statement, list(rows)))
        self.page_sizes.append(page_size)


class _Cursor:
    """A cursor that runs nothing; ``cursor`` is psycopg2's own in Django's."""

    def __init__(self, server: PostgresqlInMemory) -> None:
        self._server = server

    @property
    def cursor(self) -> _Cursor:
        return self

    def __enter__(self) -> _Cursor:
        return self

    def __exit__(self, *_: object) -> None:
        return None

    def copy_expert(self, statement: str, lines: StringIO) -> None:
        self._server.copied.append((statement, lines.read()))

    def execute(self, statement: str, parameters: list[Any]) -> None:
        self._server.executed.append((statement, parameters))

    def fetchall(self) -> list[tuple[Any, ...]]:
        return [("answer",)]


@pytest.fixture
def postgresql(monkeypatch: pytest.MonkeyPatch) -> PostgresqlInMemory:
    """PostgreSQL, as far as ``bulk_rows`` sees it."""
    return _replaced(monkeypatch)


def _replaced(monkeypatch: pytest.MonkeyPatch) -> PostgresqlInMemory:
    server = PostgresqlInMemory()
    monkeypatch.setattr(bulk_rows, "connection", server)
    monkeypatch.setattr(bulk_rows, "execute_values", server.execute_values)
    return server


def _copied_rows(text: str) -> list[list[str | None]]:
    """What PostgreSQL reads in the text format of COPY."""
    assert text.endswith("\n")
    return [
        [
            None if value == r"\N" else re.sub(r"\\.", lambda found: ESCAPED[found[0]], value)
            for value in line.split("\t")
        ]
        for line in text.removesuffix("\n").split("\n")
    ]


@pytest.mark.django_db
def test_every_inserted_row_is_found_with_its_columns_in_the_order_that_was_asked_for() -> None:
    insert(Entry, COLUMNS, ENTRIES)
    assert Entry.objects.count() == 2
    assert select(Entry, ("revision", "key"), "key", ["cas:71-43-2"]) == [(1, "cas:71-43-2")]


@pytest.mark.django_db
def test_only_the_rows_that_have_one_of_the_values_and_every_fixed_one_are_selected() -> None:
    insert(Entry, COLUMNS, [*ENTRIES, ("facility:x/2", "facility", "71-43-2", "", "", 3)])
    both = ["71-43-2", "x-1", "unknown"]
    assert sorted(select(Entry, ("key",), "slug", both)) == [("cas:71-43-2",), ("facility:x/1",), ("facility:x/2",)]
    assert sorted(select(Entry, ("key",), "slug", both, kind="facility")) == [("facility:x/1",), ("facility:x/2",)]
    assert select(Entry, ("key",), "slug", ["71-43-2"], kind="facility", key="facility:x/1") == []


@pytest.mark.django_db
def test_a_row_that_exists_already_is_an_error() -> None:
    of = entry("cas:71-43-2")
    rows = [(of.pk, "cas", "71-43-2"), (of.pk, "ke", "KE-02150")]
    # PostgreSQL's COPY goes past Django, which would make its own error of the driver's.
    with pytest.raises((IntegrityError, psycopg2.IntegrityError)):
        insert(Identifier, ("entry_id", "scheme", "value"), rows)


@pytest.mark.django_db
def test_rows_that_exist_already_are_skipped_if_the_caller_says_so_and_the_others_are_inserted() -> None:
    of = entry("cas:71-43-2")
    rows = [(of.pk, "cas", "71-43-2"), (of.pk, "ke", "KE-02150")]
    insert(Identifier, ("entry_id", "scheme", "value"), rows, ignore=True)
    assert sorted(of.identifiers.values_list("scheme", "value")) == [("cas", "71-43-2"), ("ke", "KE-02150")]


@pytest.mark.django_db
def test_an_update_sets_each_column_of_each_row_by_its_id_and_of_no_other_row() -> None:
    benzene, toluene, other = (entry(f"cas:{number}", "?") for number in ("71-43-2", "108-88-3", "50-00-0"))
    update(Entry, ("title_ko", "title_en"), [("벤젠", "Benzene", benzene.pk), ("톨루엔", "Toluene", toluene.pk)])
    assert {each.pk: (each.title_ko, each.title_en) for each in Entry.objects.all()} == {
        benzene.pk: ("벤젠", "Benzene"),
        toluene.pk: ("톨루엔", "Toluene"),
        other.pk: ("?", ""),
    }


@pytest.mark.django_db
def test_without_rows_or_values_the_database_is_not_asked(django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(0):
        insert(Entry, COLUMNS, [])
        update(Entry, ("title_ko",), [])
        assert select(Entry, ("key",), "key", []) == []


@given(
    st.lists(
        st.tuples(st.text(), st.none() | st.integers() | st.text(st.sampled_from("\\\t\n\rNtnrx'a벤"))), min_size=1
    )
)
def test_copy_of_postgresql_reads_every_value_as_it_was_given(rows: list[tuple[str, Any]]) -> None:
    with pytest.MonkeyPatch.context() as monkeypatch:
        server = _replaced(monkeypatch)
        insert(Entry, ("key", "kind"), rows)
    ((statement, text),) = server.copied
    assert statement == 'COPY "portal_entry" ("key", "kind") FROM STDIN'
    assert _copied_rows(text) == [[key, None if kind is None else str(kind)] for key, kind in rows]


def test_copy_of_postgresql_reads_bytes_as_a_hexadecimal_literal(postgresql: PostgresqlInMemory) -> None:
    insert(Entry, ("key",), [(b"\x00\\\xff",)])
    assert _copied_rows(postgresql.copied[0][1]) == [[r"\x005cff"]]


def test_postgresql_skips_rows_that_exist_already_by_a_clause_that_copy_does_not_have(
    postgresql: PostgresqlInMemory,
) -> None:
    insert(Redirect, ("kind", "slug"), [("substance", "x")], ignore=True)
    assert not postgresql.copied
    assert postgresql.executed == [
        ('INSERT INTO "portal_redirect" ("kind", "slug") VALUES %s ON CONFLICT DO NOTHING', [("substance", "x")])
    ]
    assert postgresql.page_sizes == [1_000]


def test_postgresql_updates_many_rows_by_their_ids_in_one_statement(postgresql: PostgresqlInMemory) -> None:
    update(Entry, ("title_ko", "title_en"), [("벤젠", "Benzene", 7)])
    assert postgresql.executed == [
        (
            'UPDATE "portal_entry" SET "title_ko" = given."title_ko", "title_en" = given."title_en" '
            'FROM (VALUES %s) AS given ("title_ko", "title_en", id) WHERE "portal_entry".id = given.id',
            [("벤젠", "Benzene", 7)],
        )
    ]
    assert postgresql.page_sizes == [1_000]


def test_postgresql_is_given_all_values_as_one_parameter(postgresql: PostgresqlInMemory) -> None:
    assert select(Entry, ("id",), "slug", iter(("a", "b")), kind="substance") == [("answer",)]
    assert postgresql.executed == [
        ('SELECT "id" FROM "portal_entry" WHERE "slug" = ANY(%s) AND "kind" = %s', [["a", "b"], "substance"])
    ]


@given(st.lists(st.integers()), st.integers(1, 7))
def test_chunks_have_every_value_once_in_order_and_are_full_except_the_last(values: list[int], size: int) -> None:
    found = list(chunks(iter(values), size))
    assert [value for chunk in found for value in chunk] == values
    assert all(len(chunk) == size for chunk in found[:-1])
    assert all(0 < len(chunk) <= size for chunk in found[-1:])


def test_a_chunk_of_no_size_given_fits_into_one_statement_of_sqlite() -> None:
    assert [len(chunk) for chunk in chunks(range(1_001))] == [500, 500, 1]

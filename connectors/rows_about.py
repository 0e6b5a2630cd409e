"""Look-ups by CAS number: the rows that are about the number asked for, and an answer about another substance refused."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from connectors.cas_numbers import cas_numbers
from connectors.errors import Unexpected
from connectors.pass_report import PassReport
from connectors.schema import Row

ANOTHER_NUMBER = "another number than was asked for"
"""Why a row of a search by parts is left out; nothing in it was unreadable."""


def rows_about(
    number: str, rows: Iterable[Row], *, field: str, operation: str, report: PassReport
) -> tuple[list[Row], list[Row]]:
    """The rows whose ``field`` holds the number, and those whose number cannot be read; other rows are counted.

    A row that stands for one that could not be read is among the first, so that ingest counts it and concludes nothing.
    Where no row has the number, a longer one that holds it (13150-00-0 for 50-00-0) is a search by parts, and no answer.
    Any other number raises ``Unexpected``: the answer is about another substance and says nothing of this one.
    """
    matching: list[Row] = []
    unreadable: list[Row] = []
    others: list[str] = []
    for row in rows:
        found = numbers_of(row, field)
        if number in found or is_unread(row):
            matching.append(row)
        elif not found:
            unreadable.append(row)
        else:
            report.reject(field, str(row[field]), ANOTHER_NUMBER)
            others.extend(found)
    if not matching:
        refuse_foreign(number, others, operation)
    return matching, unreadable


def refuse_foreign(number: str, others: Iterable[str], operation: str) -> None:
    """Raises ``Unexpected`` where one of the other numbers that came does not hold the number asked for."""
    foreign = [other for other in others if number not in other]
    if foreign:
        raise Unexpected(f"{operation}: {number} was asked for, {foreign[0]} came", operation=operation)


def is_unread(row: Mapping[str, Any]) -> bool:
    """Whether the row has no field of the agency's: it stands for a row of which the bytes could not be read."""
    return all(name.startswith("_") for name in row)


def numbers_of(row: Mapping[str, Any], field: str) -> tuple[str, ...]:
    """The valid CAS numbers of a field of the row."""
    value = row.get(field)
    return cas_numbers(str(value)) if isinstance(value, str | int) else ()

"""Sheets of any file as rows of text. Row numbers are those that the person sees."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

MOST_COLUMNS = 100
"""Columns of a row that are looked at; lists of substances have fewer than fifty."""


@dataclass(frozen=True, slots=True)
class SheetRow:
    """The filled cells of one row by column, from 0; ``number`` counts from 1, blank rows included. A day is ``2026-01-31``."""

    number: int
    cells: Mapping[int, str]

    def text(self, column: int) -> str:
        """The text of a cell, "" for a blank one."""
        return self.cells.get(column, "")


@dataclass(frozen=True, slots=True)
class Sheet:
    """One visible sheet, or the only table of a text. ``read_rows`` gives the rows with a filled cell, afresh at each call."""

    name: str
    read_rows: Callable[[], Iterator[SheetRow]]

    def rows(self) -> Iterator[SheetRow]:
        """The rows with a filled cell, in order, blank cells and white space at the ends left out."""
        for row in self.read_rows():
            filled = {column: text for column, cell in row.cells.items() if (text := cell.strip())}
            if filled:
                yield SheetRow(row.number, filled)


@dataclass(frozen=True, slots=True)
class Sheets:
    """The visible sheets of a file in order, and the names of those that are hidden and therefore not read."""

    visible: tuple[Sheet, ...]
    hidden: tuple[str, ...] = ()


def numbered(rows: Iterable[Iterable[str]]) -> Iterator[SheetRow]:
    """Rows that stand in memory as rows of a sheet, numbered from 1."""
    for number, row in enumerate(rows, 1):
        yield SheetRow(number, {column: text for column, text in enumerate(row) if text})


def column_letters(column: int) -> str:
    """The letters of a column (0 → A, 26 → AA), as a spreadsheet shows them."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters

"""The columns of a list that name substances: by heading, and where that does not help by what their cells hold."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

from identifiers.numbers_in_text import Scheme, numbers_in
from identifiers.spreadsheet_dates import cas_numbers_from_date
from substance_lists.heading_rows import Headings
from substance_lists.roles import NAMING, Role
from substance_lists.sheets import MOST_COLUMNS, SheetRow, column_letters

LEAST_NUMBERS = 0.5
"""Share of a column's cells with a right check digit that makes it one of CAS numbers; of other digits one in ten has one."""
LEAST_NAMES = 0.3
"""Share of held names that makes a column one of names: lists hold brands and slips, remarks hold next to no name."""
SAMPLE = 100
"""Rows by which the content of a column is judged."""

HeldNames = Callable[[Collection[str]], Collection[str]]
"""Those of some texts that are names, or begin with names, that the portal holds."""


@dataclass(frozen=True, slots=True)
class ReadColumn:
    """A column that is read: its place from 0, its heading or "", and whether its content told its role."""

    column: int
    heading: str
    role: Role
    is_told_by_content: bool = False

    @property
    def text(self) -> str:
        """The heading, or the letters of the column."""
        return self.heading or f"{column_letters(self.column)}열"


def columns_of(headings: Headings | None, rows: Sequence[SheetRow], held: HeldNames) -> tuple[ReadColumn, ...]:
    """The columns that name substances, in order of trust; () where neither headings nor content tell any."""
    sample = [row for row in rows[:SAMPLE] if row.cells]
    texts = headings.texts if headings else {}
    roles = _by_heading(headings, sample)
    told = _numbers_by_content(roles, sample)
    if not any(role in (Role.NAME, Role.ANY) for role in roles.values()):
        told.update(_names_by_content({**roles, **told}, sample, held))
    if not any(role in NAMING for role in (*roles.values(), *told.values())):
        told.update({column: Role.NAME for column, role in roles.items() if role is Role.PRODUCT})
    found = [ReadColumn(column, texts.get(column, ""), role) for column, role in roles.items() if column not in told]
    found += [ReadColumn(column, texts.get(column, ""), role, True) for column, role in told.items()]
    wanted = (*NAMING, Role.ROW, Role.SHEET)
    return tuple(sorted((each for each in found if each.role in wanted), key=_order))


def only_column(column: int, headings: Headings | None) -> ReadColumn:
    """The one column that the person named."""
    role = headings.roles.get(column) if headings else None
    heading = headings.texts.get(column, "") if headings else ""
    return ReadColumn(column, heading, role if role in NAMING else Role.ANY)


def text_column(rows: Sequence[SheetRow]) -> ReadColumn | None:
    """The column with the most cells that hold a word, where nothing else tells the columns; the first of the best."""
    counts: dict[int, int] = {}
    for row in rows[:SAMPLE]:
        for column, text in row.cells.items():
            counts[column] = counts.get(column, 0) + (sum(map(str.isalpha, text)) > 1)
    if not counts:
        return None
    best = max(sorted(counts), key=lambda column: counts[column])
    return ReadColumn(best, "", Role.ANY if len(counts) == 1 else Role.NAME, True)


def _by_heading(headings: Headings | None, sample: Sequence[SheetRow]) -> dict[int, Role]:
    """The roles that headings say, but no column of numbers in which no cell has a digit."""
    roles = dict(headings.roles) if headings else {}
    for column, role in headings.roles.items() if headings else ():
        cells = [row.text(column) for row in sample if row.text(column)]
        if role in (Role.CAS, Role.KE, Role.UN, Role.EC) and cells and not any(map(_has_digit, cells)):
            del roles[column]
    return roles


def _has_digit(text: str) -> bool:
    return any(map(str.isdigit, text))


def _numbers_by_content(roles: Mapping[int, Role], sample: Sequence[SheetRow]) -> dict[int, Role]:
    return {
        column: Role.CAS
        for column, cells in _cells_by_column(sample).items()
        if roles.get(column) not in NAMING and sum(map(_holds_cas, cells)) >= LEAST_NUMBERS * len(cells)
    }


def _holds_cas(text: str) -> bool:
    """Whether a cell holds a CAS number in its usual spelling, or a date that one may have become."""
    numbers = [number for number in numbers_in(text).numbers if number.scheme is Scheme.CAS]
    return any(number.value and "-" in text for number in numbers) or (
        not numbers and bool(cas_numbers_from_date(text))
    )


def _names_by_content(roles: Mapping[int, Role], sample: Sequence[SheetRow], held: HeldNames) -> dict[int, Role]:
    columns = {
        column: cells
        for column, cells in _cells_by_column(sample).items()
        if roles.get(column) in (None, Role.PRODUCT) and any(any(map(str.isalpha, cell)) for cell in cells)
    }
    known = held({cell for cells in columns.values() for cell in cells}) if columns else ()
    return {
        column: Role.NAME
        for column, cells in columns.items()
        if (names := sum(cell in known for cell in cells)) and names >= LEAST_NAMES * len(cells)
    }


def _cells_by_column(sample: Sequence[SheetRow]) -> dict[int, list[str]]:
    cells: dict[int, list[str]] = {}
    for row in sample:
        for column, text in row.cells.items():
            if column < MOST_COLUMNS:
                cells.setdefault(column, []).append(text)
    return cells


def _order(column: ReadColumn) -> tuple[int, int]:
    return list(Role).index(column.role), column.column

"""The sheets of the national list's file as one table: where the headings stand, and whether the sheets are one edition.

A sheet holds a million rows, but people split the list, put titles above it and keep two editions in one file. What cannot
be one list without doubt is refused: a list read by half would end the facts of the other half.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from connectors.errors import BadFile
from connectors.schema import Row
from substance_lists.errors import UnreadableList
from substance_lists.files import open_list
from substance_lists.heading_rows import SEARCHED
from substance_lists.sheets import Sheet, SheetRow
from substance_lists.stated_edition import stated_edition

_LEAST_HEADINGS = 2
"""Known headings that make a row one of headings; a title may be one of them."""


@dataclass(frozen=True, slots=True)
class ListSheet:
    """One sheet of the list: its columns by place, the number of the row of headings (0: it goes on without), its titles."""

    sheet: Sheet
    columns: Mapping[int, str]
    heading: int
    titles: tuple[str, ...]
    first: SheetRow | None
    """Its first row beneath the headings."""

    @property
    def rows(self) -> Iterator[Row]:
        """The rows as column name → text, filled cells only; headings that are repeated further down are no row."""
        for row in self.sheet.read_rows():
            if row.number > self.heading:
                named = {self.columns.get(column, f"{column + 1}열"): text for column, text in row.cells.items()}
                if any(name != _one_line(text) for name, text in named.items()):
                    yield named


@contextmanager
def open_inventory(path: Path, setting: str, names: Sequence[str]) -> Iterator[tuple[ListSheet, ...]]:
    """The sheets of the list, to be read inside the block; raises ``BadFile`` with what to do.

    ``names`` are the columns that each sheet must have, the first being the running number that tells editions apart.
    """
    try:
        with open_list(path) as sheets:
            filled = [sheet for sheet in sheets.visible if next(sheet.rows(), None)]
            if not filled:
                raise BadFile(f"{setting}: 채워진 시트가 없습니다. 목록을 다시 내려받아 주십시오.")
            found: list[ListSheet] = []
            for sheet in filled:
                found.append(_list_sheet(sheet, setting, names, found[0] if found else None))
            _refuse_editions(found, setting, names[0])
            yield tuple(found)
    except UnreadableList as error:
        raise BadFile(f"{setting}: {error}") from error


def edition_in(path: Path, setting: str, names: Sequence[str]) -> str:
    """The day of the edition that the file states in the rows above its headings (``2026-01-01``), or ""."""
    with open_inventory(path, setting, names) as sheets:
        return next((day for sheet in sheets if (day := stated_edition(sheet.titles))), "")


def running_number(row: Row, name: str) -> int | None:
    """The running number of a row; some files write ``1.0`` or ``1,000``."""
    text = str(row.get(name, "")).strip().removesuffix(".0").replace(",", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else None


def _list_sheet(sheet: Sheet, setting: str, names: Sequence[str], before: ListSheet | None) -> ListSheet:
    first = list(islice(sheet.rows(), SEARCHED + 1))
    searched = [row for row in first if row.number <= SEARCHED]
    known = [sum(_one_line(text) in names for text in row.cells.values()) for row in searched]
    best = max(range(len(searched)), key=lambda place: (known[place], -place), default=0)
    if not searched or known[best] < _LEAST_HEADINGS:
        return _continued(sheet, first, setting, names, before)
    columns = {column: _one_line(text) for column, text in searched[best].cells.items()}
    if missing := [name for name in names if name not in columns.values()]:
        raise BadFile(_told(setting, sheet, f"{', '.join(missing)} 열이 없습니다"))
    doubled = sorted({name for name in columns.values() if list(columns.values()).count(name) > 1})
    if doubled:
        raise BadFile(_told(setting, sheet, f"{', '.join(doubled)} 열이 두 번 있습니다"))
    titles = tuple(text for row in searched[:best] for text in row.cells.values())
    beneath = next((row for row in first if row.number > searched[best].number), None)
    return ListSheet(sheet, columns, searched[best].number, titles, beneath)


def _continued(
    sheet: Sheet, first: Sequence[SheetRow], setting: str, names: Sequence[str], before: ListSheet | None
) -> ListSheet:
    """A sheet without headings: the list goes on in it where its running numbers do; anything else is refused."""
    if before is not None and first:
        row = {before.columns.get(column, ""): text for column, text in first[0].cells.items()}
        if (running_number(row, names[0]) or 0) > 1:
            return ListSheet(sheet, before.columns, 0, (), first[0])
    raise BadFile(
        f"{setting}: 시트 ‘{sheet.name}’의 첫 {SEARCHED}행에 목록의 열 제목({', '.join(names[:4])} …)이 없습니다. "
        "목록이 아니면 시트를 지우거나 숨기고, 목록이면 열 제목을 넣어 주십시오. 목록을 다시 내려받아도 됩니다."
    )


def _refuse_editions(sheets: Sequence[ListSheet], setting: str, number: str) -> None:
    """Refuses two editions in one file: other days in the titles, or running numbers that begin again."""
    days = sorted({day for sheet in sheets if (day := stated_edition(sheet.titles))})
    if len(days) > 1:
        raise BadFile(f"{setting}: 시트마다 기준일이 다릅니다({', '.join(days)}). 한 판의 시트만 남겨 주십시오.")
    last = 0
    for sheet in sheets if len(sheets) > 1 else ():
        row = {sheet.columns.get(column, ""): text for column, text in sheet.first.cells.items()} if sheet.first else {}
        begins = running_number(row, number)
        if sheet.first is not None and (begins is None or begins <= last):
            raise BadFile(
                f"{setting}: 시트 ‘{sheet.sheet.name}’의 {number}이(가) 앞 시트에 이어지지 않아({row.get(number, '빈칸')}) "
                "두 판이 함께 있을 수 있습니다. 한 판의 시트만 남겨 주십시오."
            )
        last = begins or last


def _told(setting: str, sheet: Sheet, fault: str) -> str:
    return (
        f"{setting}: 시트 ‘{sheet.name}’에 {fault}. "
        "화학물질정보처리시스템에서 전체 목록을 다시 내려받고 열을 바꾸지 마십시오."
    )


def _one_line(text: str) -> str:
    return " ".join(text.split())

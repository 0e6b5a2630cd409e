"""Answers as CSV and XLSX: plain values that join and filter, beside each its agency and dates, every row with its mark.

No cell runs as a formula.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import Cell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from portal.batch.answer_rows import AnswerRow
from portal.batch.column_values import ColumnValue
from portal.batch.columns import COLUMN_TITLES, Column
from portal.batch.lines import clean
from portal.profile.spreadsheet_cells import BOM, runs_as_formula

LONGEST_CELL = 32_500
"""Letters of a cell; a spreadsheet takes 32,767 and reports a file with more as damaged."""
UNOFFICIAL = "공식 누리집이 아님"
ORIGIN_TITLES = {"live": "기관 자료", "demo": "시연 자료", "portal": "포털이 더한 이름"}
_BEFORE = ("시트", "행", "입력", "결과", "설명", "물질", "물질의 CAS 번호", "선택지")
"""Sheet and row are those of the person's own list, so that the answers can be put beside it."""
PROVENANCE = "{} 출처"
_WITHOUT_PROVENANCE = (Column.PAGE, Column.AGENCIES)
"""Columns that say themselves where they come from."""
_AFTER = ("자료 구분", "자료 표시", "담당자 주석", "안내")


@dataclass(frozen=True, slots=True)
class ExportLayout:
    """How rows become cells: the columns, and the marks for a demonstration and for a site that is not official."""

    columns: tuple[Column, ...]
    site_url: str
    demo: bool
    official: bool

    def header(self) -> list[str]:
        """The titles of the columns."""
        return [*_BEFORE, *(title for column in self.columns for title in _titles(column)), *_AFTER]

    def cells(self, row: AnswerRow) -> list[str]:
        """The cells of one row, with formulas escaped."""
        answer = row.answer
        choices = " | ".join(f"{choice.text} {self.site_url}{choice.url}" for choice in answer.choices)
        before = (
            answer.line.sheet,
            str(answer.line.number),
            answer.line.text,
            answer.title,
            answer.reason,
            answer.found.title if answer.found else "",
            answer.found.cas if answer.found else "",
            f"{choices} 외 {answer.more}" if answer.more else choices,
        )
        origins = ", ".join(ORIGIN_TITLES[origin] for origin in row.origins)
        after = (origins, row.mark(self.demo), " | ".join(row.annotations), "" if self.official else UNOFFICIAL)
        values = (cell for column in self.columns for cell in self._value_cells(row, column))
        return [escape_formula(cell) for cell in (*before, *values, *after)]

    def _value_cells(self, row: AnswerRow, column: Column) -> tuple[str, ...]:
        """The values of a column, and where they come from or why there is none."""
        if row.answer.found is None:
            return ("",) * len(_titles(column))
        if column is Column.PAGE:
            return (f"{self.site_url}{row.answer.found.url}",)
        values = row.values[column]
        texts, gap = _joined([value.text for value in values]), row.gap(column)
        if column in _WITHOUT_PROVENANCE:
            return (" | ".join(filter(None, (texts, gap))),)
        return texts, " | ".join(filter(None, (_provenance(values), gap)))


def escape_formula(text: str) -> str:
    """The text of a cell, after an apostrophe where a spreadsheet would run it as a formula; full-width signs count too."""
    text = clean(text)[:LONGEST_CELL]
    return f"'{text}" if runs_as_formula(text) else text


def csv_chunks(layout: ExportLayout, slices: Iterable[Sequence[AnswerRow]]) -> Iterator[str]:
    """The CSV file in pieces, with its byte order mark; one slice is in memory at a time."""
    yield BOM + _csv_lines([layout.header()])
    for rows in slices:
        yield _csv_lines(map(layout.cells, rows))


def xlsx_bytes(layout: ExportLayout, slices: Iterable[Sequence[AnswerRow]]) -> bytes:
    """The workbook; every cell is a text, and the row of titles stays in sight."""
    book = Workbook(write_only=True)
    page = book.create_sheet("일괄 확인")
    page.freeze_panes = "A2"
    titles = layout.header()
    for position, title in enumerate(titles, 1):
        page.column_dimensions[get_column_letter(position)].width = min(max(len(title) * 2 + 2, 12), 40)
    page.append([_title(page, title) for title in titles])
    for rows in slices:
        for row in rows:
            page.append([_text(page, cell) for cell in layout.cells(row)])
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _csv_lines(rows: Iterable[Sequence[str]]) -> str:
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\r\n").writerows(rows)
    return text.getvalue()


def _titles(column: Column) -> tuple[str, ...]:
    title = COLUMN_TITLES[column]
    return (title,) if column in _WITHOUT_PROVENANCE else (title, PROVENANCE.format(title))


def _provenance(values: Sequence[ColumnValue]) -> str:
    """The sources of the values: once where all values have the same, else behind each value."""
    if len({value.sources for value in values}) == 1:
        return _joined([source.text for source in values[0].sources])
    return _joined([value.exported for value in values])


def _joined(texts: Sequence[str]) -> str:
    """The texts that fit into a cell, each whole, and how many more there are."""
    fitting: list[str] = []
    room = LONGEST_CELL - 100
    for text in texts:
        if len(text) + 3 > room:
            return " | ".join([*fitting, f"외 {len(texts) - len(fitting)}개(물질 쪽에서 확인)"])
        fitting.append(text)
        room -= len(text) + 3
    return " | ".join(fitting)


def _text(page: WriteOnlyWorksheet, cell: str) -> Cell:
    cell_object = WriteOnlyCell(page, value=cell)
    cell_object.data_type = "s"
    return cell_object


def _title(page: WriteOnlyWorksheet, text: str) -> Cell:
    cell_object = WriteOnlyCell(page, value=text)
    cell_object.font = Font(bold=True)
    return cell_object

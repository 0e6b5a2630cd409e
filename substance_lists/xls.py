"""Sheets of an old .xls workbook (BIFF), read by xlrd.

xlrd holds only the cells that a file has. python-calamine reads the same files faster, but makes room for every cell up
to the last one: a file of five kilobytes with one cell in the far corner took half a gigabyte.
"""

from __future__ import annotations

import logging
import struct
from collections.abc import Iterator
from functools import partial

import xlrd
from xlrd.biffh import XL_CELL_BLANK, XL_CELL_DATE, XL_CELL_EMPTY, XL_CELL_NUMBER, XLRDError
from xlrd.compdoc import CompDocError
from xlrd.sheet import Cell
from xlrd.sheet import Sheet as XlsSheet

from substance_lists.day_cells import day_of
from substance_lists.errors import UnreadableList
from substance_lists.merged_cells import MergedCell, with_merged
from substance_lists.sheets import MOST_COLUMNS, Sheet, SheetRow, Sheets

log = logging.getLogger(__name__)

DAMAGED = (
    "옛 엑셀 파일(.xls)이 손상되었거나 암호가 걸려 있습니다. 엑셀에서 열어 암호 없이 .xlsx로 저장한 뒤 올려 주십시오."
)
_FAILURES = (
    XLRDError,
    CompDocError,
    struct.error,
    AssertionError,
    ArithmeticError,
    LookupError,
    AttributeError,
    TypeError,
    ValueError,
    MemoryError,
)
"""What xlrd raises for damaged files: it checks little, and its records are read by place."""


def sheets_of(content: bytes) -> Sheets:
    """The visible sheets of the workbook; raises ``UnreadableList`` for a damaged one and for one with a password."""
    try:
        book = xlrd.open_workbook(file_contents=content, formatting_info=True, logfile=_Warnings())
        sheets = book.sheets()
    except _FAILURES as error:
        log.info("an old workbook was refused: %s", type(error).__name__)
        raise UnreadableList(DAMAGED) from error
    visible = tuple(Sheet(sheet.name, partial(_rows, sheet, book.datemode)) for sheet in sheets if not sheet.visibility)
    hidden = tuple(sheet.name for sheet in sheets if sheet.visibility)
    if not visible:
        raise UnreadableList("엑셀 파일에 보이는 시트가 없습니다.")
    return Sheets(visible, hidden)


def _rows(sheet: XlsSheet, datemode: int) -> Iterator[SheetRow]:
    merged = [
        MergedCell(first + 1, behind, column) for first, behind, column, _ in sheet.merged_cells if behind > first + 1
    ]
    return with_merged(_plain_rows(sheet, datemode), merged)


def _plain_rows(sheet: XlsSheet, datemode: int) -> Iterator[SheetRow]:
    for index in range(sheet.nrows):
        cells = sheet.row(index)[:MOST_COLUMNS]
        texts = ((column, _text(cell, datemode)) for column, cell in enumerate(cells))
        yield SheetRow(index + 1, {column: text for column, text in texts if text})


def _text(cell: Cell, datemode: int) -> str:
    if cell.ctype in (XL_CELL_EMPTY, XL_CELL_BLANK):
        return ""
    if cell.ctype == XL_CELL_DATE:
        return day_of(str(cell.value), since_1904=datemode == 1)
    if cell.ctype == XL_CELL_NUMBER and isinstance(cell.value, float) and cell.value.is_integer():
        return str(int(cell.value))
    return str(cell.value)


class _Warnings:
    """Takes what xlrd writes of oddities in a file; it has no other place for them than a stream."""

    def write(self, text: str) -> None:
        """Logs a warning that is more than a line end."""
        if text.strip():
            log.info("in an old workbook: %s", text.strip()[:200])

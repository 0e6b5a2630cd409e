"""Sheets of an XML spreadsheet of 2003 (SpreadsheetML), which many systems hand out under the name .xls."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from itertools import pairwise
from xml.parsers import expat

from substance_lists.archives import parser
from substance_lists.day_cells import shown_day
from substance_lists.errors import UnreadableList
from substance_lists.merged_cells import MOST, MergedCell, with_merged
from substance_lists.sheets import MOST_COLUMNS, Sheet, SheetRow, Sheets

NAMESPACE = b"urn:schemas-microsoft-com:office:spreadsheet"
_DAMAGED = "XML 스프레드시트가 손상되어 읽을 수 없습니다. 엑셀에서 열어 .xlsx로 저장한 뒤 올려 주십시오."


@dataclass(slots=True)
class _SheetBeingRead:
    name: str
    rows: list[SheetRow] = field(default_factory=list)
    merged: list[MergedCell] = field(default_factory=list)
    is_hidden: bool = False


class _Reading:
    """The handlers of the parser: rows and cells take the next place, or the one that ``ss:Index`` states."""

    def __init__(self) -> None:
        self.sheets: list[_SheetBeingRead] = []
        self._row = 0
        self._column = self._across = 0
        self._cells: dict[int, str] = {}
        self._pieces: list[str] = []
        self._is_day = self._in_data = self._in_visible = False

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        name = _local(tag)
        own = {_local(key): value for key, value in attributes.items()}
        if name == "Worksheet":
            self.sheets.append(_SheetBeingRead(own.get("Name", "")))
            self._row = 0
        elif name == "Row":
            self._row = _place(own, self._row)
            self._column, self._across, self._cells = -1, 0, {}
        elif name == "Cell":
            self._column = _place(own, self._column + self._across + 1) - 1
            self._merge(own)
        elif name == "Data":
            self._in_data, self._is_day, self._pieces = True, own.get("Type") == "DateTime", []
        elif name == "Visible":
            self._in_visible, self._pieces = True, []

    def text(self, chunk: str) -> None:
        if self._in_data or self._in_visible:
            self._pieces.append(chunk)

    def end(self, tag: str) -> None:
        name = _local(tag)
        if name == "Data":
            self._in_data = False
            if 0 <= self._column < MOST_COLUMNS:
                text = "".join(self._pieces)
                self._cells[self._column] = _day(text) if self._is_day else text
        elif name == "Visible":
            self._in_visible = False
            if self.sheets:
                self.sheets[-1].is_hidden = "Hidden" in "".join(self._pieces)
        elif name == "Row" and self.sheets and self._cells:
            self.sheets[-1].rows.append(SheetRow(self._row, self._cells))

    def _merge(self, own: Mapping[str, str]) -> None:
        down, across = _number(own.get("MergeDown", "")), _number(own.get("MergeAcross", ""))
        if down and self.sheets:
            self.sheets[-1].merged.append(MergedCell(self._row, self._row + down, self._column))
            if len(self.sheets[-1].merged) > MOST:
                raise UnreadableList(f"합친 셀이 {MOST:,}개를 넘습니다. 셀 합치기를 풀고 다시 저장해 주십시오.")
        self._across = across


def sheets_of(content: bytes) -> Sheets:
    """The visible sheets of the file; raises ``UnreadableList`` for a damaged file and for a document type."""
    reading = _Reading()
    made = parser()
    made.StartElementHandler = reading.start
    made.CharacterDataHandler = reading.text
    made.EndElementHandler = reading.end
    try:
        made.Parse(content, True)
    except (expat.ExpatError, UnicodeDecodeError, ValueError) as error:
        if isinstance(error, UnreadableList):
            raise
        raise UnreadableList(_DAMAGED) from error
    visible = tuple(Sheet(sheet.name, partial(_rows, sheet)) for sheet in reading.sheets if not sheet.is_hidden)
    if not visible:
        raise UnreadableList(_DAMAGED)
    return Sheets(visible, tuple(sheet.name for sheet in reading.sheets if sheet.is_hidden))


def _rows(sheet: _SheetBeingRead) -> Iterator[SheetRow]:
    rows = sheet.rows
    if any(later.number <= row.number for row, later in pairwise(rows)):
        raise UnreadableList(_DAMAGED)
    return with_merged(rows, sheet.merged)


def _place(own: Mapping[str, str], last: int) -> int:
    """The place that ``ss:Index`` states, from 1, or the one behind the last."""
    return _number(own["Index"]) if "Index" in own else last + 1


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 8 else 0


def _day(text: str) -> str:
    try:
        return shown_day(datetime.fromisoformat(text))
    except ValueError:
        return text


def _local(name: str) -> str:
    return name.rpartition(":")[2]

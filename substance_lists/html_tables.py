"""Tables of an HTML page, which many systems hand out under the name .xls. Each outer table is a sheet."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial

from lxml import etree

from substance_lists.encodings import decoded
from substance_lists.errors import UnreadableList
from substance_lists.sheets import MOST_COLUMNS, Sheet, Sheets, numbered

_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]{1,20})", re.IGNORECASE)
_KOREAN = frozenset({"euc-kr", "ks_c_5601-1987", "ksc5601", "cp949", "ms949", "windows-949"})
_HEAD = 4_096
"""Bytes in which a page states its encoding."""
_BREAKS = frozenset({"br", "p", "div", "li"})
_NOT_SHOWN = frozenset({"script", "style", "title"})
_MOST_SPAN = 1_000
NO_TABLE = "HTML 파일에 표가 없습니다. 엑셀에서 열어 .xlsx로 저장한 뒤 올려 주십시오."


@dataclass(slots=True)
class _Table:
    rows: list[list[str]] = field(default_factory=list)
    spans: dict[int, tuple[int, str]] = field(default_factory=dict)
    """What covers the row that is being read, by column: for how many rows, this one included, and with which text."""


class _Reading:
    """Rows and cells of the outer tables; the text of a table within a cell belongs to that cell.

    A target of lxml's parser, which holds no tree. The standard library's parser takes minutes for five megabytes of ``<a``.
    """

    def __init__(self) -> None:
        self.tables: list[_Table] = []
        self._depth = 0
        self._covering: dict[int, tuple[int, str]] = {}
        self._row: list[str] | None = None
        self._pieces: list[str] | None = None
        self._span = (1, 1)
        self._is_hidden = False

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        if tag in _NOT_SHOWN:
            self._is_hidden = True
        elif tag == "table":
            self._depth += 1
            if self._depth == 1:
                self.tables.append(_Table())
        elif self._depth != 1:
            self._break(tag)
        elif tag == "tr":
            self._end_row()
            self._row = []
        elif tag in ("td", "th"):
            self._end_cell()
            self._span = (_span(attributes.get("colspan", "")), _span(attributes.get("rowspan", "")))
            self._pieces = []
            if self._row is None:
                self._row = []
        else:
            self._break(tag)

    def end(self, tag: str) -> None:
        if tag in _NOT_SHOWN:
            self._is_hidden = False
        elif tag == "table" and self._depth:
            if self._depth == 1:
                self._end_row()
            self._depth -= 1
        elif self._depth == 1 and tag in ("td", "th"):
            self._end_cell()
        elif self._depth == 1 and tag == "tr":
            self._end_row()

    def data(self, data: str) -> None:
        if self._pieces is not None and not self._is_hidden:
            self._pieces.append(data)

    def close(self) -> list[_Table]:
        """The tables that hold a text."""
        return [table for table in self.tables if any(map(any, table.rows))]

    def _break(self, tag: str) -> None:
        if tag in _BREAKS and self._pieces is not None:
            self._pieces.append(" ")

    def _end_cell(self) -> None:
        if self._pieces is None or self._row is None:
            return
        text = " ".join("".join(self._pieces).split())
        self._pieces = None
        self._fill_covered(self._row)
        across, down = self._span
        column = len(self._row)
        self._row += [text, *[""] * (min(across, MOST_COLUMNS) - 1)]
        if down > 1 and column < MOST_COLUMNS:
            self._covering[column] = (down - 1, text)

    def _fill_covered(self, row: list[str]) -> None:
        """Puts the texts of cells of earlier rows where they cover the row's next places."""
        spans = self.tables[-1].spans
        while len(row) in spans and len(row) < MOST_COLUMNS:
            left, text = spans.pop(len(row))
            if left > 1:
                self._covering[len(row)] = (left - 1, text)
            row.append(text)

    def _end_row(self) -> None:
        self._end_cell()
        if self._row is not None:
            self._fill_covered(self._row)
            self.tables[-1].rows.append(self._row[:MOST_COLUMNS])
            self.tables[-1].spans = self._covering
            self._covering = {}
        self._row = None


def is_html(content: bytes) -> bool:
    """Whether the bytes begin as a page, or hold a table near their beginning."""
    head = content[:_HEAD].lower()
    return bool(re.search(rb"<(?:html|table|!doctype html|meta|head)\b", head))


def sheets_of(content: bytes) -> Sheets:
    """The outer tables as sheets; raises ``UnreadableList`` for a page without one."""
    # The stubs know no target without comments, and none whose close() gives a value of its own.
    parser = etree.HTMLParser(target=_Reading(), no_network=True)  # type: ignore[arg-type]
    try:
        parser.feed(_text(content))
        tables: list[_Table] = parser.close()  # type: ignore[assignment]
    except etree.LxmlError as error:
        raise UnreadableList(NO_TABLE) from error
    if not tables:
        raise UnreadableList(NO_TABLE)
    names = [f"표 {place}" if len(tables) > 1 else "" for place in range(1, len(tables) + 1)]
    return Sheets(tuple(Sheet(name, partial(numbered, table.rows)) for name, table in zip(names, tables, strict=True)))


def _text(content: bytes) -> str:
    stated = _CHARSET.search(content[:_HEAD])
    if stated and stated[1].decode().lower() in _KOREAN:
        try:
            return content.decode("cp949")
        except UnicodeDecodeError:
            return decoded(content)
    return decoded(content)


def _span(value: str) -> int:
    text = value.strip()
    return min(max(int(text), 1), _MOST_SPAN) if text.isascii() and text.isdigit() and len(text) < 7 else 1

"""Merged cells: the text of the first row stands for all rows that the cell covers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from substance_lists.errors import UnreadableList
from substance_lists.sheets import SheetRow

MOST = 50_000
MOST_AT_ONCE = 1_000
"""Merged cells that one row may cross: cells do not overlap, so a row has no more of them than columns."""
_MERGED = re.compile(rb'<(?:\w{1,20}:)?mergeCell\s[^>]{0,80}?ref="([A-Z]{1,3})([0-9]{1,7}):([A-Z]{1,3})([0-9]{1,7})"')
_LONGEST = 200
"""Bytes of the longest element; kept from one chunk to the next."""


@dataclass(frozen=True, slots=True, order=True)
class MergedCell:
    """A cell over several rows; rows count from 1, its column from 0."""

    first_row: int
    last_row: int
    column: int


def merged_in(sheet_chunks: Iterable[bytes]) -> list[MergedCell]:
    """The merged cells over several rows of a sheet's XML. They stand behind all rows, so they are read before them."""
    found: list[MergedCell] = []
    kept = b""
    for chunk in sheet_chunks:
        text = kept + chunk
        end = 0
        for match in _MERGED.finditer(text):
            end = match.end()
            letters, first, _, last = (part.decode() for part in match.groups())
            if int(last) > int(first):
                found.append(MergedCell(int(first), int(last), column_index(letters)))
        if len(found) > MOST:
            raise UnreadableList(f"합친 셀이 {MOST:,}개를 넘습니다. 셀 합치기를 풀고 다시 저장해 주십시오.")
        kept = text[max(end, len(text) - _LONGEST) :]
    return found


def with_merged(rows: Iterable[SheetRow], merged: Iterable[MergedCell]) -> Iterator[SheetRow]:
    """The rows, with the text of a merged cell in each filled row that the cell covers."""
    waiting = sorted(merged, reverse=True)
    covering: list[tuple[MergedCell, str]] = []
    for row in rows:
        covering = [each for each in covering if each[0].last_row >= row.number]
        while waiting and waiting[-1].first_row <= row.number:
            cell = waiting.pop()
            if cell.first_row == row.number and (text := row.text(cell.column)):
                covering.append((cell, text))
        if len(covering) > MOST_AT_ONCE:
            raise UnreadableList("합친 셀이 서로 겹칩니다. 셀 합치기를 풀고 다시 저장해 주십시오.")
        texts = {cell.column: text for cell, text in covering if not row.text(cell.column)}
        yield SheetRow(row.number, {**row.cells, **texts}) if texts and any(row.cells.values()) else row


_COLUMN = re.compile(r"[A-Z]{1,3}")
_INDEXES: dict[str, int] = {}
"""Kept, because a sheet asks a million times; letters that are checked, so there are 18,278 at most."""


def column_index(letters: str) -> int:
    """The column of its letters (A → 0, AA → 26)."""
    if letters not in _INDEXES:
        if not _COLUMN.fullmatch(letters):
            raise UnreadableList(f"셀 주소 {letters[:20]!r}을(를) 읽을 수 없습니다. 다시 .xlsx로 저장해 주십시오.")
        index = 0
        for letter in letters:
            index = index * 26 + ord(letter) - ord("A") + 1
        _INDEXES[letters] = index - 1
    return _INDEXES[letters]

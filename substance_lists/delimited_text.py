"""A text as the rows of one sheet: CSV with any delimiter, a paste with tabs, or a plain list of lines."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Sequence
from functools import partial

from substance_lists.errors import UnreadableList
from substance_lists.sheets import MOST_COLUMNS, Sheet, Sheets, numbered

_LINE_END = re.compile(r"\r\n|[\r\n\u2028\u2029]")
_STATED = re.compile(r'"?sep=(.)"?[\s,;]*$', re.IGNORECASE)
_DELIMITERS = "\t;,|"
_IN_NAME = re.compile(r"(?<=[0-9']),(?=[0-9]{1,2}'*(?:,[0-9]{1,2}'*)*-(?![0-9]))|(?<=[NOS]),(?=[NOS]['-])")
"""A comma between locants: 1,3-부타디엔, N,N-디메틸. That of ``1,71-43-2`` parts cells."""
_SAMPLE = 50
"""Lines by which a delimiter is told."""
_BROKEN = "CSV의 따옴표나 칸이 맞지 않습니다. 표 프로그램에서 CSV로 다시 저장해 주십시오."


def lines_of(text: str) -> list[str]:
    """The lines of a text, blank ones too, without the blank ones at its end."""
    return _LINE_END.split(text.rstrip(" \t\r\n\u2028\u2029"))


def sheets_of(text: str) -> Sheets:
    """The one sheet of a text; a text without a delimiter is a list with one cell a line."""
    first, _, rest = text.partition("\n")
    stated = _STATED.match(first.strip("\ufeff \r"))
    if stated:
        # A spreadsheet does not show this line, so it has no number.
        return _sheet(_csv_rows(rest, stated[1]))
    delimiter = delimiter_of(lines_of(text))
    return _sheet(_csv_rows(text, delimiter) if delimiter else [[line] for line in lines_of(text)])


def sheets_of_lines(lines: Sequence[str]) -> Sheets:
    """The one sheet of pasted lines: cells parted by tabs, never by commas, which stand in names."""
    return _sheet([line.split("\t") for line in lines])


def delimiter_of(lines: Sequence[str]) -> str:
    """The character that parts cells, or "" for a plain list: names hold commas (1,3-부타디엔), so a table must be even.

    A tab decides alone. Of the others, one that parts most lines into the same number of cells, at least two.
    """
    sample = [line for line in lines if line.strip()][:_SAMPLE]
    if any("\t" in line for line in sample):
        return "\t"
    best, best_share = "", 0.0
    for delimiter in _DELIMITERS[1:]:
        widths = Counter(_width(line, delimiter) for line in sample)
        width, count = widths.most_common(1)[0] if widths else (1, 0)
        share = count / len(sample) if sample else 0.0
        if width > 1 and share > max(best_share, 0.7 if len(sample) > 1 else 1.0):
            best, best_share = delimiter, share
    return best


def _width(line: str, delimiter: str) -> int:
    try:
        return len(next(csv.reader([_IN_NAME.sub("", line)], delimiter=delimiter), []))
    except csv.Error:
        return 1


def _csv_rows(text: str, delimiter: str) -> list[list[str]]:
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    except csv.Error as error:
        raise UnreadableList(_BROKEN) from error


def _sheet(rows: Sequence[Sequence[str]]) -> Sheets:
    return Sheets((Sheet("", partial(numbered, [row[:MOST_COLUMNS] for row in rows])),))

"""The lines of a batch: typed, pasted or read from a file, limited in number, each with its cells and its place in the list."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from reference.labels import Group, labels
from substance_lists.column_kinds import HeldNames
from substance_lists.delimited_text import lines_of
from substance_lists.errors import UnreadableList
from substance_lists.list_reading import ReadList, ReadRow, read_file, read_paste
from substance_lists.roles import Role

MOST_LINES = 5_000
MOST_CHARACTERS = 1_000_000
MOST_BLANK = 50
"""Blank lines in a row that keep their place; behind a longer gap the numbers still are those of the sheet."""

_UNREADABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
"""Characters that database, XML and pages refuse: controls and halves of surrogate pairs. A tab separates cells and stays."""

_TOO_LONG = f"글자가 {MOST_CHARACTERS:,}자를 넘습니다. 이름이나 번호만 남기거나 나누어 넣어 주십시오."


class BadInput(ValueError):
    """The input cannot be read; the message says in Korean why and what to do."""


class CellRole(StrEnum):
    """What a column holds by its heading; a cell of ``ANY`` is read by its shape."""

    CAS = "cas"
    KE = "ke"
    UN = "un"
    EC = "ec"
    NAME = "name"
    ANY = "any"


ROLE_TITLES = labels(Group.ROLE)


@dataclass(frozen=True, slots=True)
class Cell:
    """One filled cell of a line, with the role of its column."""

    role: CellRole
    text: str


@dataclass(frozen=True, slots=True)
class Line:
    """One line by its number in the person's list; its cells stand in order of trust, numbers before names.

    A blank line keeps its place and has no cells; ``rest`` is what stands in columns that were not read. ``sheet`` is ""
    where the list has one sheet.
    """

    number: int
    cells: tuple[Cell, ...]
    sheet: str = ""
    rest: str = ""

    @property
    def text(self) -> str:
        """The line as the page shows it."""
        return " · ".join(cell.text for cell in self.cells) or self.rest


@dataclass(frozen=True, slots=True)
class BatchLines:
    """All lines, with Korean sentences on what was read as what; () for a plain list."""

    lines: tuple[Line, ...]
    remarks: tuple[str, ...] = ()


def no_names(texts: Iterable[str]) -> frozenset[str]:
    """Holds no name: for lists whose columns need not be told by their content."""
    return frozenset()


def lines_of_text(text: str, held: HeldNames = no_names) -> BatchLines:
    """The lines of a typed text, blank ones in their places; cells pasted from a spreadsheet are read as a table.

    Raises ``BadInput`` for no line and for too many.
    """
    if len(text) > MOST_CHARACTERS:
        raise BadInput(_TOO_LONG)
    return _batch_lines(read_paste([clean(line) for line in lines_of(text)], MOST_LINES + 1, held))


def lines_of_file(content: bytes, column: int = 0, held: HeldNames = no_names) -> BatchLines:
    """The lines of a file; ``column`` (from 1) names one column instead of those with known headings."""
    try:
        return _batch_lines(read_file(content, MOST_LINES + 1, held, column))
    except UnreadableList as error:
        raise BadInput(str(error)) from error


def lines_of_list(texts: Sequence[str]) -> BatchLines:
    """One line for each text, also for a blank one, because a program relies on its own numbering."""
    if not texts or len(texts) > MOST_LINES:
        raise BadInput(f"lines에는 1개부터 {MOST_LINES:,}개까지의 글을 넣어 주십시오. 지금은 {len(texts):,}개입니다.")
    return BatchLines(_bounded(tuple(Line(number, _cells(CellRole.ANY, text)) for number, text in enumerate(texts, 1))))


def as_text(lines: Sequence[Line]) -> str:
    """The lines as a text that ``lines_of_text`` reads back as the same lines: a list, or a table with the portal's headings."""
    if _is_plain(lines):
        return "\n".join(line.text for line in lines)
    width = {role: max(sum(cell.role is role for cell in line.cells) for line in lines) for role in CellRole}
    roles = [role for role in CellRole for _ in range(width[role])]
    titles = [ROLE_TITLES[Role.SHEET], ROLE_TITLES[Role.ROW], *(ROLE_TITLES[role] for role in roles)]
    table = ["\t".join(titles)]
    for line in lines:
        cells = {role: [cell.text for cell in line.cells if cell.role is role] for role in CellRole}
        own = (cells[role].pop(0) if cells[role] else "" for role in roles)
        table.append("\t".join((line.sheet, str(line.number), *own)))
    return "\n".join(table)


def clean(text: str) -> str:
    """The text with a space for each character that cannot be stored, shown or exported."""
    return _UNREADABLE.sub(" ", text)


def _is_plain(lines: Sequence[Line]) -> bool:
    numbers = [line.number for line in lines]
    return numbers == list(range(1, len(lines) + 1)) and all(
        not line.sheet
        and not line.rest
        and all(cell.role is CellRole.ANY for cell in line.cells)
        and len(line.cells) < 2
        for line in lines
    )


def _batch_lines(read: ReadList) -> BatchLines:
    return BatchLines(_checked(tuple(_with_blank_lines(read))), read.sentences)


def _with_blank_lines(read: ReadList) -> Iterator[Line]:
    """The lines of the rows, and blank ones for the rows between them."""
    last, sheet = (0, "") if not any(each.headings for each in read.sheets) else (None, "")
    blank = 0
    for row in read.rows:
        gap = range(0) if last is None or row.sheet != sheet else range(last + 1, row.number)
        if len(gap) <= MOST_BLANK and blank + len(gap) <= MOST_LINES:
            blank += len(gap)
            yield from (Line(number, (), row.sheet) for number in gap)
        yield _line(row)
        last, sheet = row.number, row.sheet


def _line(row: ReadRow) -> Line:
    cells = tuple(cell for each in row.cells for cell in _cells(CellRole(each.role), each.text))
    return Line(row.number, cells, row.sheet, "" if cells else _one_line(row.rest))


def _cells(role: CellRole, text: str) -> tuple[Cell, ...]:
    return (Cell(role, own),) if (own := _one_line(text)) else ()


def _one_line(text: str) -> str:
    """The text of a cell without line breaks and double spaces."""
    return " ".join(clean(text).split())


def _checked(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    if not any(line.cells for line in lines):
        raise BadInput("확인할 줄이 없습니다. 한 줄에 하나씩 물질 이름이나 CAS·KE·UN 번호를 넣어 주십시오.")
    return _bounded(lines)


def _bounded(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    if sum(bool(line.cells) for line in lines) > MOST_LINES:
        raise BadInput(f"줄이 {MOST_LINES:,}개를 넘습니다. {MOST_LINES:,}줄까지씩 나누어 확인해 주십시오.")
    if sum(len(cell.text) for line in lines for cell in line.cells) > MOST_CHARACTERS:
        raise BadInput(_TOO_LONG)
    return lines

"""The lines of a batch: typed, pasted from a spreadsheet or read from a file, limited in number, each with its cells."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice

from reference.labels import Group, labels
from reference.words.column_headings import COLUMN_HEADINGS
from search.analysis import name_key

MOST_LINES = 5_000
MOST_CHARACTERS = 1_000_000
MOST_COLUMNS = 100

_LINE_END = re.compile(r"\r\n|[\r\n\u2028\u2029]")
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


CELL_ROLE_TITLES = labels(Group.ROLE)
_ROLES_BY_HEADING = {name_key(word): CellRole(role) for role, words in COLUMN_HEADINGS.items() for word in words}


@dataclass(frozen=True, slots=True)
class Cell:
    """One filled cell of a line, with the role of its column."""

    role: CellRole
    text: str


@dataclass(frozen=True, slots=True)
class Line:
    """One line by its number among the filled ones; its cells stand in order of trust, numbers before names."""

    number: int
    cells: tuple[Cell, ...]

    @property
    def text(self) -> str:
        """The line as the page shows it."""
        return " · ".join(cell.text for cell in self.cells)


@dataclass(frozen=True, slots=True)
class BatchLines:
    """All lines, with a Korean sentence on how the columns of a table were read; "" for a plain list."""

    lines: tuple[Line, ...]
    remark: str = ""


def lines_of_text(text: str) -> BatchLines:
    """The filled lines of a typed text; cells pasted from a spreadsheet, with tabs between them, are read as a table.

    Raises ``BadInput`` for no line and for too many.
    """
    if len(text) > MOST_CHARACTERS:
        raise BadInput(_TOO_LONG)
    rows = [clean(line).strip(" ") for line in _LINE_END.split(text)]
    if any("\t" in row for row in rows):
        return lines_of_table(row.split("\t") for row in rows)
    return BatchLines(_numbered((Cell(CellRole.ANY, text),) for row in rows if (text := row.strip())))


def lines_of_table(rows: Iterable[Sequence[str]], column: int = 0) -> BatchLines:
    """The lines of a table: the columns with a known heading in the first row, else the first filled cell of each row.

    ``column`` (from 1) names one column instead. Reading stops once there are too many rows.
    """
    filled = (cells for row in rows if any(cells := [_one_line(text) for text in row[:MOST_COLUMNS]]))
    table = list(islice(filled, MOST_LINES + 2))
    roles = [_ROLES_BY_HEADING.get(name_key(cell)) if cell else None for cell in table[0]] if table else []
    body = table[1:] if any(roles) else table
    if column:
        role = roles[column - 1] if column <= len(roles) else None
        line_cells = [_cells_of_row(row, [(column - 1, role or CellRole.ANY)]) for row in body]
        remark = f"{column}번째 열을 읽었습니다."
    elif any(roles):
        columns_with_roles = sorted(((index, role) for index, role in enumerate(roles) if role), key=_role_order)
        line_cells = [_cells_of_row(row, columns_with_roles) for row in body]
        remark = (
            f"첫 줄을 제목으로 보고 {', '.join(table[0][index] for index, _ in columns_with_roles)} 열을 읽었습니다."
        )
    else:
        line_cells = [(Cell(CellRole.ANY, next(filter(None, row))),) for row in body]
        remark = "열 제목을 알아볼 수 없어 첫째 열을 읽었습니다." if any(len(row) > 1 for row in table) else ""
    if empty := sum(not each for each in line_cells):
        remark += f" 그 열이 빈 줄 {empty:,}개는 뺐습니다."
    return BatchLines(_numbered(filter(None, line_cells)), remark)


def _cells_of_row(row: Sequence[str], columns_with_roles: Iterable[tuple[int, CellRole]]) -> tuple[Cell, ...]:
    return tuple(Cell(role, row[index]) for index, role in columns_with_roles if index < len(row) and row[index])


def _role_order(column: tuple[int, CellRole]) -> int:
    """Numbers before names, in the order of ``Role``."""
    return list(CellRole).index(column[1])


def lines_of_list(texts: Sequence[str]) -> BatchLines:
    """One line for each text, also for a blank one, because a program relies on its own numbering."""
    if not texts or len(texts) > MOST_LINES:
        raise BadInput(f"lines에는 1개부터 {MOST_LINES:,}개까지의 글을 넣어 주십시오. 지금은 {len(texts):,}개입니다.")
    return BatchLines(_numbered((Cell(CellRole.ANY, _one_line(text)),) for text in texts))


def as_text(lines: Sequence[Line]) -> str:
    """The lines as a text that ``lines_of_text`` reads back as the same lines: a list, or a table with headings and tabs."""
    if all(len(line.cells) == 1 and line.cells[0].role is CellRole.ANY for line in lines):
        return "\n".join(line.cells[0].text for line in lines)
    width = {role: max(sum(cell.role is role for cell in line.cells) for line in lines) for role in CellRole}
    roles = [role for role in CellRole for _ in range(width[role])]
    # A tab marks the text as a table even with one column.
    table = ["\t".join(CELL_ROLE_TITLES[role] for role in roles) + "\t" * (len(roles) == 1)]
    for line in lines:
        cells = {role: [cell.text for cell in line.cells if cell.role is role] for role in CellRole}
        table.append("\t".join(cells[role].pop(0) if cells[role] else "" for role in roles))
    return "\n".join(table)


def clean(text: str) -> str:
    """The text with a space for each character that cannot be stored, shown or exported."""
    return _UNREADABLE.sub(" ", text)


def _one_line(text: str) -> str:
    """The text of a cell without line breaks and double spaces."""
    return " ".join(clean(text).split())


def _numbered(line_cells: Iterable[tuple[Cell, ...]]) -> tuple[Line, ...]:
    lines = tuple(Line(number, each) for number, each in enumerate(islice(line_cells, MOST_LINES + 1), 1))
    if not lines:
        raise BadInput("확인할 줄이 없습니다. 한 줄에 하나씩 물질 이름이나 CAS·KE·UN 번호를 넣어 주십시오.")
    if len(lines) > MOST_LINES:
        raise BadInput(f"줄이 {MOST_LINES:,}개를 넘습니다. {MOST_LINES:,}줄까지씩 나누어 확인해 주십시오.")
    if sum(len(cell.text) for line in lines for cell in line.cells) > MOST_CHARACTERS:
        raise BadInput(_TOO_LONG)
    return lines

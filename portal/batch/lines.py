"""The lines to be answered: typed, pasted from a spreadsheet or read from a file, bounded, each with what its cells are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice

from reference.labels import Group, labels
from reference.words.headings import HEADINGS
from search.analysis import name_key

MOST_LINES = 5_000
MOST_CHARACTERS = 1_000_000
MOST_COLUMNS = 100

_LINE_END = re.compile(r"\r\n|[\r\n\u2028\u2029]")
_UNREADABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
"""What no database, no XML and no page takes: control characters and halves of surrogate pairs. Tabs part cells."""

_TOO_LONG = f"글자가 {MOST_CHARACTERS:,}자를 넘습니다. 이름이나 번호만 남기거나 나누어 넣어 주십시오."


class BadInput(ValueError):
    """The lines cannot be taken; the message says in Korean why and what to do."""


class Role(StrEnum):
    """What a cell is said to hold; ``ANY`` may be each of them, and is read as whatever it has the shape of."""

    CAS = "cas"
    KE = "ke"
    UN = "un"
    EC = "ec"
    NAME = "name"
    ANY = "any"


ROLE_TITLES = labels(Group.ROLE)
_HEADERS = {name_key(word): Role(role) for role, words in HEADINGS.items() for word in words}


@dataclass(frozen=True, slots=True)
class Part:
    """One filled cell of a line and what its column says it holds."""

    role: Role
    text: str


@dataclass(frozen=True, slots=True)
class Line:
    """One line by its number among the filled ones, with its parts in the order in which they are believed."""

    number: int
    parts: tuple[Part, ...]

    @property
    def text(self) -> str:
        """The line as it is shown back."""
        return " · ".join(part.text for part in self.parts)


@dataclass(frozen=True, slots=True)
class Lines:
    """All lines, with a Korean sentence on how a table's columns were read; "" where there was nothing to choose."""

    lines: tuple[Line, ...]
    remark: str = ""


def lines_of_text(text: str) -> Lines:
    """The filled lines of a typed text; cells pasted from a spreadsheet (parted by tabs) are read as a table.

    Raises ``BadInput`` where there is nothing, or too much.
    """
    if len(text) > MOST_CHARACTERS:
        raise BadInput(_TOO_LONG)
    rows = [clean(line).strip(" ") for line in _LINE_END.split(text)]
    if any("\t" in row for row in rows):
        return lines_of_table(row.split("\t") for row in rows)
    return Lines(_numbered((Part(Role.ANY, text),) for row in rows if (text := row.strip())))


def lines_of_table(rows: Iterable[Sequence[str]], column: int = 0) -> Lines:
    """The lines of a table: by its headings where the first row has any that say what a column holds, else the first filled cell.

    ``column`` (from 1) names one column instead. Reads no more rows than it takes to know that there are too many.
    """
    filled = (cells for row in rows if any(cells := [_cell(text) for text in row[:MOST_COLUMNS]]))
    table = list(islice(filled, MOST_LINES + 2))
    roles = [_HEADERS.get(name_key(cell)) if cell else None for cell in table[0]] if table else []
    body = table[1:] if any(roles) else table
    if column:
        role = roles[column - 1] if column <= len(roles) else None
        parts = [_parts(row, [(column - 1, role or Role.ANY)]) for row in body]
        remark = f"{column}번째 열을 읽었습니다."
    elif any(roles):
        named = sorted(((place, role) for place, role in enumerate(roles) if role), key=_belief)
        parts = [_parts(row, named) for row in body]
        remark = f"첫 줄을 제목으로 보고 {', '.join(table[0][place] for place, _ in named)} 열을 읽었습니다."
    else:
        parts = [(Part(Role.ANY, next(filter(None, row))),) for row in body]
        remark = "열 제목을 알아볼 수 없어 첫째 열을 읽었습니다." if any(len(row) > 1 for row in table) else ""
    if empty := sum(not each for each in parts):
        remark += f" 그 열이 빈 줄 {empty:,}개는 뺐습니다."
    return Lines(_numbered(filter(None, parts)), remark)


def _parts(row: Sequence[str], named: Iterable[tuple[int, Role]]) -> tuple[Part, ...]:
    return tuple(Part(role, row[place]) for place, role in named if place < len(row) and row[place])


def _belief(named: tuple[int, Role]) -> int:
    """Numbers before names, in the order of ``Role``."""
    return list(Role).index(named[1])


def lines_of_list(texts: Sequence[str]) -> Lines:
    """One line for each text, blank ones too: a program counts on its own numbering."""
    if not texts or len(texts) > MOST_LINES:
        raise BadInput(f"lines에는 1개부터 {MOST_LINES:,}개까지의 글을 넣어 주십시오. 지금은 {len(texts):,}개입니다.")
    return Lines(_numbered((Part(Role.ANY, _cell(text)),) for text in texts))


def as_text(lines: Sequence[Line]) -> str:
    """The lines as a text that ``lines_of_text`` reads as the same lines: plain, or a table with headings and tabs."""
    if all(len(line.parts) == 1 and line.parts[0].role is Role.ANY for line in lines):
        return "\n".join(line.parts[0].text for line in lines)
    width = {role: max(sum(part.role is role for part in line.parts) for line in lines) for role in Role}
    roles = [role for role in Role for _ in range(width[role])]
    # A tab marks the text as a table even where there is but one column.
    table = ["\t".join(ROLE_TITLES[role] for role in roles) + "\t" * (len(roles) == 1)]
    for line in lines:
        cells = {role: [part.text for part in line.parts if part.role is role] for role in Role}
        table.append("\t".join(cells[role].pop(0) if cells[role] else "" for role in roles))
    return "\n".join(table)


def clean(text: str) -> str:
    """The text with a space for each character that could not be stored, shown or exported."""
    return _UNREADABLE.sub(" ", text)


def _cell(text: str) -> str:
    """A cell on one line."""
    return " ".join(clean(text).split())


def _numbered(parts: Iterable[tuple[Part, ...]]) -> tuple[Line, ...]:
    lines = tuple(Line(number, each) for number, each in enumerate(islice(parts, MOST_LINES + 1), 1))
    if not lines:
        raise BadInput("확인할 줄이 없습니다. 한 줄에 하나씩 물질 이름이나 CAS·KE·UN 번호를 넣어 주십시오.")
    if len(lines) > MOST_LINES:
        raise BadInput(f"줄이 {MOST_LINES:,}개를 넘습니다. {MOST_LINES:,}줄까지씩 나누어 확인해 주십시오.")
    if sum(len(part.text) for line in lines for part in line.parts) > MOST_CHARACTERS:
        raise BadInput(_TOO_LONG)
    return lines

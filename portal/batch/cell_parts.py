"""The parts of one cell: 황산(7664-93-9) is a number and a name, ``2. 염산 35%`` a name with a share.

Numbers are found by the reader that search uses, so both find the same ones.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from identifiers.numbers_in_text import NumbersInText, Scheme, numbers_in
from portal.batch.lines import Cell, CellRole
from reference.words.name_context import GRADE_WORDS
from search.analysis import name_key
from search.folding import folded, single_spaced
from search.query_parsing import CONCENTRATION, LIST_NUMBERING

_ROLE_OF = {
    Scheme.CAS: CellRole.CAS,
    Scheme.EC: CellRole.EC,
    Scheme.KE: CellRole.KE,
    Scheme.NUMBER: CellRole.KE,
    Scheme.UN: CellRole.UN,
}
_SPLIT_ROLES = (CellRole.ANY, CellRole.NAME, CellRole.CAS)
_EMPTY_BRACKETS = re.compile(r"[(\[（［]\s*[)\]）］]")
_WORD = re.compile(r"[^\s()\[\]（）［］,]+")


@dataclass(frozen=True, slots=True)
class BareName:
    """A name without the numbering of its line, its share and its grade; ``note`` names the share and the grade in Korean."""

    text: str
    note: str


def cell_parts(cell: Cell) -> tuple[Cell, ...]:
    """The cell itself, or its numbers and then its name where it holds a number beside a name or several numbers."""
    found = numbers_in(cell.text)
    if cell.role not in _SPLIT_ROLES or not found.numbers:
        return (cell,)
    name = _name_beside(found)
    if (
        not name
        and len(found.numbers) == 1
        and not any(map(str.isalnum, cell.text.replace(found.numbers[0].typed, "")))
    ):
        return (cell,)
    numbers = dict.fromkeys(Cell(_ROLE_OF[number.scheme], number.value or number.typed) for number in found.numbers)
    return (*numbers, *((Cell(CellRole.NAME, name),) if name else ()))


def bare_name(text: str) -> BareName | None:
    """The name without numbering, share and grade; ``None`` where the text has none of these or nothing else."""
    without_number = LIST_NUMBERING.sub("", single_spaced(text))
    shares = [match.group().strip() for match in CONCENTRATION.finditer(without_number)]
    without_share = CONCENTRATION.sub(" ", without_number)
    grades = [word for word in _WORD.findall(without_share) if folded(word) in GRADE_WORDS]
    name = _WORD.sub(lambda word: " " if folded(word.group()) in GRADE_WORDS else word.group(), without_share)
    name = single_spaced(_EMPTY_BRACKETS.sub(" ", name)).strip(" ,-")
    if not name_key(name) or name_key(name) == name_key(text):
        return None
    notes = (f"농도 {', '.join(shares)}" if shares else "", f"등급·상태 {', '.join(grades)}" if grades else "")
    return BareName(name, ", ".join(filter(None, notes)))


def _name_beside(found: NumbersInText) -> str:
    text = single_spaced(_EMPTY_BRACKETS.sub(" ", LIST_NUMBERING.sub("", single_spaced(found.rest)))).strip(" ,;/:·-")
    return text if name_key(text) else ""

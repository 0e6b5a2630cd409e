"""The parts of one cell: 황산(7664-93-9) is a number and a name.

Numbers are found by the reader that search uses, so both find the same ones.
"""

from __future__ import annotations

import re

from identifiers.numbers_in_text import NumbersInText, Scheme, numbers_in
from portal.batch.lines import Cell, CellRole
from search.analysis import name_key
from search.folding import single_spaced
from search.query_parsing import LIST_NUMBERING

_ROLE_OF = {
    Scheme.CAS: CellRole.CAS,
    Scheme.EC: CellRole.EC,
    Scheme.KE: CellRole.KE,
    Scheme.NUMBER: CellRole.KE,
    Scheme.UN: CellRole.UN,
}
_SPLIT_ROLES = (CellRole.ANY, CellRole.NAME, CellRole.CAS)
_EMPTY_BRACKETS = re.compile(r"[(\[（［]\s*[)\]）］]")
_RUNNING_NUMBER = re.compile(r"^[0-9]{1,4}[.)]?\s+(?=\S)")
"""A bare number before a name says nothing where the cell has a whole number."""
_SIGN_BETWEEN = re.compile(r"\s*[/|;]\s*[/|;]\s*")


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
        number = found.numbers[0]
        return (Cell(_ROLE_OF[number.scheme], number.value) if number.value and cell.text[:1] in "([（［" else cell,)
    numbers = dict.fromkeys(Cell(_ROLE_OF[number.scheme], number.value or number.typed) for number in found.numbers)
    return (*numbers, *((Cell(CellRole.NAME, name),) if name else ()))


def _name_beside(found: NumbersInText) -> str:
    text = LIST_NUMBERING.sub("", single_spaced(_EMPTY_BRACKETS.sub(" ", found.rest)).strip(" ,;/:·-"))
    if any(number.value for number in found.numbers):
        text = _RUNNING_NUMBER.sub("", text)
    text = _SIGN_BETWEEN.sub(" / ", text).strip(" ,;/:·-")
    return text if name_key(text) else ""

"""The reading of one cell: the identifiers and the name to look up, and the reason to give where nothing is found."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache

from identifiers import cas, ec, ke, list_number, un
from identifiers.spreadsheet_dates import cas_numbers_from_date, cas_numbers_from_serial
from portal.batch.cell_names import CellNames, cell_names, leading_names
from portal.batch.lines import Cell, CellRole
from reference.aliases import aliases
from reference.un_groups import is_group
from search.analysis import name_key

LONGEST = 500
"""Letters of a name or number; the longest systematic names have about 500."""
LONGEST_KEY = 200
"""Letters that the database stores of a name; a longer name cannot be compared as a whole."""
TOO_LONG = "이름이 너무 길어 글자까지 같은지 확인할 수 없음, CAS 번호로 확인할 것"

Lookup = tuple[str, str]
"""Scheme and value, as identifiers are stored."""

_DATE = re.compile(r"(?:19|20)\d\d[-./]\d{1,2}[-./]\d{1,2}(?:[T ]\d\d:\d\d.*)?")
_DATE_REASON = (
    "날짜로 보임. 표 프로그램이 CAS 번호를 날짜로 바꾸는 일이 있으니 원래 번호를 확인하고 셀 서식을 텍스트로 바꿀 것"
)
MADE_A_DATE = "날짜로 바뀐 번호일 수 있음: {}"


@dataclass(frozen=True, slots=True)
class Reading:
    """What a cell may mean.

    ``near`` holds the CAS numbers one edit away from a number with a wrong check digit, or those that a spreadsheet may
    have made this date of. ``names`` are the names in the cell, which must be of one substance; ``leading`` are beginnings
    of it that may only be offered. ``is_beside_number`` says that the text stands in one cell with a number, ``is_bare``
    that it is nothing but digits in a column without a heading.
    """

    cell: Cell
    numbers: tuple[Lookup, ...] = ()
    name: Lookup | None = None
    near: tuple[str, ...] = ()
    reason: str = ""
    names: tuple[Lookup, ...] = ()
    leading: tuple[Lookup, ...] = ()
    inside: CellNames | None = None
    is_beside_number: bool = False
    is_bare: bool = False

    @property
    def alias(self) -> Lookup | None:
        """The CAS number of this name in the portal's own table, also where no agency has the substance."""
        names = (lookup for lookup in (self.name, *self.names[:1]) if lookup)
        number = next((number for _, name in names if (number := _aliases().get(name))), None)
        return ("cas", number) if number else None

    @property
    def lookups(self) -> tuple[Lookup, ...]:
        """Everything that may have to be looked up, including near numbers and the alias."""
        inside = (("cas", number) for number in (*self.near, *cas.find(self.cell.text)))
        return (*self.numbers, *inside, *self.names, *self.leading, *filter(None, (self.name, self.alias)))


def read_cell(cell: Cell) -> Reading:
    """The reading of a cell; never raises."""
    if len(cell.text) > LONGEST:
        return Reading(cell, reason=TOO_LONG)
    dates = _made_a_date(cell)
    numbers = () if dates else tuple(lookup for scheme in _SCHEMES[cell.role] if (lookup := _number(scheme, cell)))
    near = dates or (_one_edit_away(cell) if not numbers and cell.role in (CellRole.CAS, CellRole.ANY) else ())
    reason = MADE_A_DATE.format(", ".join(dates)) if dates else ""
    if cell.role not in (CellRole.NAME, CellRole.ANY):
        return Reading(cell, numbers, None, near, reason or _reason(cell, numbers, near, None))
    name, inside = _name(cell.text), cell_names(cell.text)
    leading = inside.leading if inside else leading_names(cell.text)
    return Reading(
        cell,
        numbers,
        name,
        near,
        reason or _reason(cell, numbers, near, name),
        tuple(lookup for each in (inside.names if inside else ()) if (lookup := _name(each))),
        tuple(lookup for each in leading if (lookup := _name(each))),
        inside,
        is_bare=cell.role is CellRole.ANY and cell.text.isascii() and cell.text.isdigit(),
    )


def _made_a_date(cell: Cell) -> tuple[str, ...]:
    """The CAS numbers that a spreadsheet may have made the cell's date of, or its day's serial number in a column of numbers."""
    if cell.role not in (CellRole.CAS, CellRole.ANY):
        return ()
    if dates := cas_numbers_from_date(cell.text):
        return dates
    dates = cas_numbers_from_serial(cell.text) if cell.role is CellRole.CAS else ()
    own = (cas.parse(cell.text),) if dates and cas.is_valid(cell.text) else ()
    return (*own, *dates)


def _number(scheme: str, cell: Cell) -> Lookup | None:
    if cell.role is CellRole.NAME and cell.text.isdigit():
        # An amount in a column of names; 50000 has the digits of 50-00-0.
        return None
    try:
        return scheme, _PARSERS[scheme](cell.text)
    except ValueError:
        return None


def _name(text: str) -> Lookup | None:
    name = name_key(text)
    return ("name", name) if 0 < len(name) <= LONGEST_KEY else None


def _one_edit_away(cell: Cell) -> tuple[str, ...]:
    try:
        cas.parse(cell.text)
    except cas.CheckDigitError:
        return cas.one_edit_away(cell.text)
    except cas.CasError:
        pass
    return ()


def _reason(cell: Cell, numbers: tuple[Lookup, ...], near: tuple[str, ...], name: Lookup | None) -> str:
    """The reason for a line without a substance."""
    text = cell.text[:60]
    if _DATE.fullmatch(text):
        return _DATE_REASON
    if near:
        return f"CAS 번호 {text}의 검사 숫자가 맞지 않음"
    if numbers and numbers[0][0] == "un" and is_group(numbers[0][1]):
        return f"UN{numbers[0][1]}은(는) 여러 물질을 묶은 번호(n.o.s.)이며, 밝힌 물질이 이 포털에 없음"
    if numbers:
        return f"{', '.join(_TITLES[scheme] + value for scheme, value in numbers)}을(를) 밝힌 물질이 이 포털에 없음"
    if cell.role not in (CellRole.NAME, CellRole.ANY):
        return f"{cell.role.upper()} 번호의 꼴이 아님: {text}"
    if name is None:
        return TOO_LONG if name_key(text) else "빈 줄이거나 이름이나 번호로 볼 글자가 없음"
    return "글자까지 같은 이름이나 번호가 이 포털에 없음"


@cache
def _aliases() -> Mapping[str, str]:
    return {name_key(alias.name): alias.cas for alias in aliases() if alias.cas}


_PARSERS: Mapping[str, Callable[[str], str]] = {
    "cas": cas.parse,
    "ke": ke.parse,
    "number": list_number.parse,
    "un": un.parse,
    "ec": ec.parse,
}
"""Each parser raises a subclass of ``ValueError`` for a text that is not such a number."""
_TITLES = {"cas": "CAS 번호 ", "ke": "KE 번호 ", "number": "고시 번호 ", "un": "UN", "ec": "EC 번호 "}
_SCHEMES: Mapping[CellRole, tuple[str, ...]] = {
    CellRole.CAS: ("cas",),
    CellRole.KE: ("ke", "number"),
    CellRole.UN: ("un",),
    CellRole.EC: ("ec",),
    CellRole.NAME: ("cas", "ke", "number", "ec"),
    CellRole.ANY: ("cas", "ke", "number", "un", "ec"),
}

"""One cell → what to look it up by: whole identifiers and whole names, and why nothing is found where nothing is."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache

from identifiers import cas, ec, ke, list_number, un
from portal.batch.lines import Part, Role
from reference.aliases import aliases
from reference.un_groups import is_group
from search.analysis import name_key

LONGEST = 500
"""Letters of a name or number; the longest systematic names have some 500."""
LONGEST_KEY = 200
"""Letters by which names are kept among an entry's identifiers; a longer one cannot be told to be whole."""
TOO_LONG = "이름이 너무 길어 글자까지 같은지 확인할 수 없음, CAS 번호로 확인할 것"

Lookup = tuple[str, str]
"""(scheme, value), as identifiers are stored."""

_DATE = re.compile(r"(?:19|20)\d\d[-./]\d{1,2}[-./]\d{1,2}(?:[T ]\d\d:\d\d.*)?")
_DATE_REASON = (
    "날짜로 보임. 표 프로그램이 CAS 번호를 날짜로 바꾸는 일이 있으니 원래 번호를 확인하고 셀 서식을 텍스트로 바꿀 것"
)


@dataclass(frozen=True, slots=True)
class Reading:
    """``numbers`` and ``name`` may lead to entries; ``near`` holds the CAS numbers one edit away where the check digit is wrong."""

    part: Part
    numbers: tuple[Lookup, ...] = ()
    name: Lookup | None = None
    near: tuple[str, ...] = ()
    reason: str = ""

    @property
    def alias(self) -> Lookup | None:
        """The CAS number that the portal's own table gives this name, whether an agency knows the substance or not."""
        number = _aliases().get(self.name[1]) if self.name else None
        return ("cas", number) if number else None

    @property
    def lookups(self) -> tuple[Lookup, ...]:
        """All that may have to be looked up, the near and the alias too."""
        inside = (("cas", number) for number in (*self.near, *cas.find(self.part.text)))
        return (*self.numbers, *inside, *filter(None, (self.name, self.alias)))


def read(part: Part) -> Reading:
    """How a cell is understood; never raises, whatever it holds."""
    if len(part.text) > LONGEST:
        return Reading(part, reason=TOO_LONG)
    numbers = tuple(lookup for scheme in _SCHEMES[part.role] if (lookup := _number(scheme, part.text)))
    near = _near(part) if not numbers and part.role in (Role.CAS, Role.ANY) else ()
    name = _name(part.text) if part.role in (Role.NAME, Role.ANY) else None
    return Reading(part, numbers, name, near, _reason(part, numbers, near, name))


def _number(scheme: str, text: str) -> Lookup | None:
    try:
        return scheme, _PARSERS[scheme](text)
    except ValueError:
        return None


def _name(text: str) -> Lookup | None:
    name = name_key(text)
    return ("name", name) if 0 < len(name) <= LONGEST_KEY else None


def _near(part: Part) -> tuple[str, ...]:
    try:
        cas.parse(part.text)
    except cas.CheckDigitError:
        return cas.one_edit_away(part.text)
    except cas.CasError:
        pass
    return ()


def _reason(part: Part, numbers: tuple[Lookup, ...], near: tuple[str, ...], name: Lookup | None) -> str:
    """Said only where nothing is found."""
    text = part.text[:60]
    if _DATE.fullmatch(text):
        return _DATE_REASON
    if near:
        return f"CAS 번호 {text}의 검사 숫자가 맞지 않음"
    if numbers and numbers[0][0] == "un" and is_group(numbers[0][1]):
        return f"UN{numbers[0][1]}은(는) 여러 물질을 묶은 번호(n.o.s.)이며, 밝힌 물질이 이 포털에 없음"
    if numbers:
        return f"{', '.join(_TITLES[scheme] + value for scheme, value in numbers)}을(를) 밝힌 물질이 이 포털에 없음"
    if part.role not in (Role.NAME, Role.ANY):
        return f"{part.role.upper()} 번호의 꼴이 아님: {text}"
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
"""Each raises a ``ValueError`` of its own for what is no such number."""
_TITLES = {"cas": "CAS 번호 ", "ke": "KE 번호 ", "number": "고시 번호 ", "un": "UN", "ec": "EC 번호 "}
_SCHEMES: Mapping[Role, tuple[str, ...]] = {
    Role.CAS: ("cas",),
    Role.KE: ("ke", "number"),
    Role.UN: ("un",),
    Role.EC: ("ec",),
    Role.NAME: ("cas", "ke", "number", "ec"),
    Role.ANY: ("cas", "ke", "number", "un", "ec"),
}

"""Conditions in brackets behind a figure, and for which property each of them changes nothing.

``(공기=1)`` says what a vapour density is compared with, ``(물=1)`` a specific gravity: with the other one the figure is
not what its heading says. The pressure of the air is where boiling and melting points are stated anyway.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from connectors.printed_values import with_plain_signs
from connectors.schema import FactKind

_ROOM_TEMPERATURE = r"(?:at\s*)?2[05]\s*(?:℃|°C)"
_AIR_PRESSURE = (
    r"(?:at\s*)?(?:760\s*(?:㎜Hg|mmHg|torr)|1\s*(?:atm|기압)|1,?013(?:\.25)?\s*hPa|101\.3(?:25)?\s*kPa|상압|대기압)"
)
_CUP = r"[co]\.?\s*c\.?|(?:closed|open)[\s-]*cup|밀폐식|개방식"
_AIR_IS_ONE = r"(?:공기|air)\s*=\s*1(?:\.0)?"
_WATER_IS_ONE = r"(?:물|water)\s*=\s*1(?:\.0)?"
_WATER_AT_4 = rf"{_WATER_IS_ONE}\s*,\s*4\s*(?:℃|°C)"
_BY_VOLUME = r"vol\.?\s*%?|%?\s*v/v|(?:부피|용량)\s*%"

_TEMPERATURES = (
    *(FactKind.MELTING_POINT, FactKind.BOILING_POINT, FactKind.AUTOIGNITION_TEMPERATURE),
    FactKind.DECOMPOSITION_TEMPERATURE,
)
_HARMLESS: Mapping[FactKind, re.Pattern[str]] = {
    kind: re.compile("|".join(patterns), re.IGNORECASE)
    for kind, patterns in (
        *((kind, (_AIR_PRESSURE,)) for kind in _TEMPERATURES),
        (FactKind.FLASH_POINT, (_AIR_PRESSURE, _CUP)),
        (FactKind.PH, (_ROOM_TEMPERATURE,)),
        (FactKind.VAPOUR_PRESSURE, (_ROOM_TEMPERATURE,)),
        (FactKind.VAPOUR_DENSITY, (_AIR_IS_ONE, _ROOM_TEMPERATURE, _AIR_PRESSURE)),
        (FactKind.RELATIVE_DENSITY, (_WATER_IS_ONE, _ROOM_TEMPERATURE)),
        (FactKind.EXPLOSION_LIMITS, (_BY_VOLUME, _ROOM_TEMPERATURE, _AIR_PRESSURE)),
    )
}
_BRACKETS = re.compile(r"\(([^()]*)\)")
_DOUBLED = re.compile(r"\(\s*(\([^()]*\))\s*\)")
_WHOLE = re.compile(_WATER_AT_4, re.IGNORECASE)


def without_conditions(text: str) -> tuple[str, tuple[str, ...]]:
    """The text without its brackets, in plain signs, and what stood in each of them; ``((air = 1))`` counts as one."""
    plain = _DOUBLED.sub(r"\1", with_plain_signs(text))
    return _BRACKETS.sub("", plain).strip(), tuple(condition.strip() for condition in _BRACKETS.findall(plain))


def is_harmless(kind: FactKind, condition: str) -> bool:
    """Whether the figure of such a property says the same without the condition; every part between commas must be harmless."""
    if kind is FactKind.RELATIVE_DENSITY and _WHOLE.fullmatch(condition):
        return True
    known = _HARMLESS.get(kind)
    return known is not None and all(known.fullmatch(part.strip()) for part in re.split(r",(?!\d{3})", condition))

"""Values as agencies print them: absence, dates, decimals and measures, read only where the meaning is certain."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation

from connectors.schema import Absence, Measure
from reference.words.absences import NO_DATA_WORDS, NOT_APPLICABLE_WORDS, PROGRAM_WORDS

_DATE = re.compile(
    r"((?:19|20)[0-9]{2})(?:([0-9]{2})([0-9]{2})|\s*[-./]\s*([0-9]{1,2})\s*[-./]\s*([0-9]{1,2}))(?![0-9])"
)

_PLAIN_SIGNS = str.maketrans(
    {chr(0xFEE0 + code): chr(code) for code in range(0x21, 0x7F)} | {"−": "-", "〜": "~", "∼": "~", "\u3000": " "}
)
_NUMBER = r"(-?[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?)"
_UNIT = r"(℃|°C|℉|°F|K|%|㎜Hg|mmHg|kPa|hPa|Pa|atm|bar|g/mol|㎎/㎥|mg/㎥|mg/m3|mg/m³|ppm|cP|cSt)?"
_DEGREES = r"[0-9.]+\s*(?:℃|°C)"
_CONDITION = (
    rf"(?:\s*(?:\(\s*(?:at\s*)?{_DEGREES}\s*\)|at\s*{_DEGREES}"
    r"|\((?:공기|물)\s*=\s*1[^()]*\)|\((?:760\s*(?:㎜|mm)Hg|1\s*atm|1013(?:\.25)?\s*hPa)\)))?"
)
_SINGLE = re.compile(rf"{_NUMBER}\s*{_UNIT}{_CONDITION}")
_RANGE = re.compile(rf"{_NUMBER}\s*{_UNIT}\s*(?:~|–|to)\s*{_NUMBER}\s*{_UNIT}{_CONDITION}")
_UPPER_LOWER = re.compile(rf"{_NUMBER}\s*%?\s*/\s*{_NUMBER}\s*%")
_BOUND_BEFORE = re.compile(rf"(<|>|≤|≥)\s*{_NUMBER}\s*{_UNIT}{_CONDITION}")
_BOUND_BEHIND = re.compile(rf"{_NUMBER}\s*{_UNIT}\s*(이하|미만|이상|초과)")
_UPPER_BOUNDS = frozenset("<≤") | {"이하", "미만"}
_UNITS: Mapping[str, str] = {
    "°C": "℃",
    "°F": "℉",
    "㎜Hg": "mmHg",
    "㎎/㎥": "mg/m³",
    "mg/㎥": "mg/m³",
    "mg/m3": "mg/m³",
}


def absence_of(text: str) -> Absence:
    """Whether a text states that there is no data or that the field does not apply; bullets and spaces do not matter.

    A blank text states nothing and is no absence. A program's word (null) is an absence, which ``Fields`` counts.
    """
    if text.strip() in PROGRAM_WORDS:
        return Absence.NO_DATA
    trimmed = re.sub(r"[\s·.•()]+$", "", re.sub(r"^[\s·•(]+", "", with_plain_signs(text)))
    compact = re.sub(r"\s", "", trimmed).lower()
    if compact in NOT_APPLICABLE_WORDS:
        return Absence.NOT_APPLICABLE
    return Absence.NO_DATA if compact in NO_DATA_WORDS else Absence.NONE


def iso_date(text: str) -> str:
    """``YYYY-MM-DD`` from ``YYYYMMDD`` or a date with separators, with any text after it; "" where there is no such day.

    KECO writes eight blanks for "no date".
    """
    match = _DATE.match(text.strip())
    if not match:
        return ""
    year, *rest = (int(part) for part in match.groups() if part)
    try:
        return datetime.date(year, *rest).isoformat()
    except ValueError:
        return ""


def with_plain_signs(text: str) -> str:
    """Full-width digits and signs, the minus sign and the waves of ranges as the keyboard has them; letters stay as sent."""
    return text.translate(_PLAIN_SIGNS)


def decimal_of(text: str) -> Decimal | None:
    """The number, without thousands separators; ``None`` for any other text."""
    plain = with_plain_signs(text)
    if not re.fullmatch(rf"\s*\+?{_NUMBER}\s*", plain):
        return None
    try:
        return Decimal(plain.replace(",", "").strip())
    except InvalidOperation:
        return None


def measure(text: str, unit: str = "") -> Measure | None:
    """The figure or range of a property text; ``None`` where reading would lose a part of the text.

    ``7.8 / 1.0 %`` is upper over lower, as KOSHA prints explosion limits; the lower comes first in the result. A
    temperature after the figure (``28.4 ㎜Hg(25℃)``) stays in the fact's text. ``unit`` is for a text without a unit.
    """
    compact = with_plain_signs(text).strip()
    if match := _UPPER_LOWER.fullmatch(compact):
        return _range(match.group(2), match.group(1), "%")
    if match := _BOUND_BEFORE.fullmatch(compact):
        return _bounded(match.group(2), match.group(1), _unit(match.group(3), unit))
    if match := _BOUND_BEHIND.fullmatch(compact):
        return _bounded(match.group(1), match.group(3), _unit(match.group(2), unit))
    if match := _RANGE.fullmatch(compact):
        low, low_unit, high, high_unit = match.groups()
        if low_unit and low_unit != high_unit:
            return None
        return _range(low, high, _unit(high_unit, unit))
    if match := _SINGLE.fullmatch(compact):
        return _range(match.group(1), match.group(1), _unit(match.group(2), unit))
    return None


def _range(low: str, high: str, unit: str) -> Measure | None:
    lower, upper = decimal_of(low), decimal_of(high)
    if lower is None or upper is None:
        return None
    if upper < lower < 0:
        # -19~-21: below zero people count away from it.
        lower, upper = upper, lower
    return Measure(lower, upper, unit) if lower <= upper else None


def _bounded(figure: str, sign: str, unit: str) -> Measure:
    bound = decimal_of(figure)
    return Measure(None, bound, unit) if sign in _UPPER_BOUNDS else Measure(bound, None, unit)


def _unit(sent: str | None, default: str) -> str:
    return _UNITS.get(sent or default, sent or default)

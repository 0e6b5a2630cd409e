"""Values as agencies print them: absence, dates, decimals and measures, read only where the reading is certain."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation

from connectors.schema import Absence, Measure

_NO_DATA = frozenset({"자료없음", "자료없슴", "정보없음", "없음", "-", "–", "--", "nodata", "notavailable", "n.a."})
_NOT_APPLICABLE = frozenset({"해당없음", "해당사항없음", "notapplicable", "n/a"})
_DATE = re.compile(r"((?:19|20)\d\d)[-./]?(\d{1,2})[-./]?(\d{1,2})")
_NUMBER = r"-?\d+(?:,\d{3})*(?:\.\d+)?"
_SINGLE = re.compile(
    rf"(?:약\s*)?({_NUMBER})\s*(℃|°C|%|㎜Hg|mmHg|kPa|hPa|Pa|g/mol|㎎/㎥|mg/m3|ppm)?(?:\s*(?:at|@)?\s*\(?[\d.]+\s*(?:℃|°C)\)?)?\s*(?:\(.*\))?"
)
_RANGE = re.compile(rf"({_NUMBER})\s*(?:~|–|to)\s*({_NUMBER})\s*(℃|°C|%|㎜Hg|mmHg|kPa|hPa|Pa|g/mol)?\s*(?:\(.*\))?")
_UPPER_LOWER = re.compile(rf"({_NUMBER})\s*/\s*({_NUMBER})\s*%.*")
_UNITS = {"°C": "℃", "㎜Hg": "mmHg", "㎎/㎥": "mg/m³", "mg/m3": "mg/m³"}


def absence_of(text: str) -> Absence:
    """Whether a text says that there is no data or that it does not apply; bullets and spaces do not matter."""
    plain = re.sub(r"[\s·.]+$", "", re.sub(r"^[\s·]+", "", text)).replace(" ", "").lower()
    if plain in _NOT_APPLICABLE:
        return Absence.NOT_APPLICABLE
    if not plain or plain in _NO_DATA:
        return Absence.NO_DATA
    return Absence.NONE


def iso_date(text: str) -> str:
    """``YYYY-MM-DD`` from ``YYYYMMDD`` or a date with separators; "" where blank or no day of the calendar.

    Eight blanks are how KECO says "no date".
    """
    match = _DATE.match(text.strip())
    if not match:
        return ""
    year, month, day = (int(part) for part in match.groups())
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return ""
    return f"{year:04}-{month:02}-{day:02}"


def decimal_of(text: str) -> Decimal | None:
    """The number, without thousands separators; ``None`` where the text is anything else."""
    try:
        number = Decimal(text.replace(",", "").strip())
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


def measure(text: str, unit: str = "") -> Measure | None:
    """The figure or range of a property text; ``None`` where the text holds more than the reading would keep.

    ``7.8 / 1.0 %`` is upper over lower, as KOSHA prints explosion limits; the lower always comes first in the result.
    """
    plain = text.strip()
    if match := _UPPER_LOWER.fullmatch(plain):
        upper, lower = (decimal_of(part) for part in match.groups())
        if upper is None or lower is None or lower > upper:
            return None
        return Measure(lower, upper, "%")
    if match := _RANGE.fullmatch(plain):
        low, high = decimal_of(match.group(1)), decimal_of(match.group(2))
        if low is None or high is None or low > high:
            return None
        return Measure(low, high, _UNITS.get(match.group(3) or unit, match.group(3) or unit))
    if match := _SINGLE.fullmatch(plain):
        figure = decimal_of(match.group(1))
        return Measure(figure, figure, _UNITS.get(match.group(2) or unit, match.group(2) or unit))
    return None

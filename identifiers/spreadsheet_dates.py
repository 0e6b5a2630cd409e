"""CAS numbers that a spreadsheet took for dates: 75-09-2 becomes 1975-09-02, or the day's serial number 27639.

A spreadsheet reads two digits of a year as 1930 to 2029 and counts days from 1899-12-30. The number is never certain,
because the cell may hold a real date: callers offer it.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from identifiers import cas
from identifiers.characters import normalized

_YEAR_FIRST = re.compile(
    r"([0-9]{2,7})\s?[-./년]\s?([0-9]{1,2})\s?[-./월]\s?([0-9]{1,2})\s?[.일]?(?:[T ][0-9]{1,2}:[0-9]{2}.*)?"
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DAY_FIRST = re.compile(rf"([0-9]{{1,2}})[- ]({'|'.join(_MONTHS)})[a-z]*[- ]([0-9]{{2,4}})", re.IGNORECASE)
_SERIAL = re.compile(r"[0-9]{5}(?:\.0+)?")
_WRITTEN_AS_DATE = re.compile(r"(?<![0-9])0[1-9]$|[^0-9-]")
"""A padded last part, or what no CAS number holds."""

_DAY_ZERO = date(1899, 12, 30)
_WINDOW = range(1930, 2030)
"""Years of which a spreadsheet accepts the last two digits."""


def is_date(text: str) -> bool:
    """Whether the text is a day that a calendar has, from 1900 to 2100."""
    parts = _parts(text)
    return parts is not None and len(str(parts[0])) == 4 and 1900 <= parts[0] <= 2100 and _is_day(*parts)


def cas_numbers_from_date(text: str) -> tuple[str, ...]:
    """The CAS numbers that may have become this date, () for a text that is none.

    ``1975-09-02`` gives 75-09-2; ``3811-04-09`` and ``25085-02-03`` keep all digits of their first part. A text whose last
    part has one digit is a number as it is and gives ().
    """
    parts = _parts(text)
    if parts is None or not _WRITTEN_AS_DATE.search(normalized(text)):
        return ()
    year, month, day = parts
    firsts = [str(year), f"{year % 100:02d}"] if year in _WINDOW else [str(year)]
    candidates = (f"{first}-{month:02d}-{day}" for first in firsts if 1 <= month <= 12 and 1 <= day <= 9)
    return tuple(cas.parse(candidate) for candidate in candidates if cas.is_valid(candidate))


def cas_numbers_from_serial(text: str) -> tuple[str, ...]:
    """The CAS numbers that may have become this serial number of a day (``27639``); () for any other text."""
    if not _SERIAL.fullmatch(text.strip()):
        return ()
    return cas_numbers_from_date((_DAY_ZERO + timedelta(days=int(float(text)))).isoformat())


def _parts(text: str) -> tuple[int, int, int] | None:
    typed = normalized(text)
    if match := _YEAR_FIRST.fullmatch(typed):
        year, month, day = map(int, match.groups())
        return year, month, day
    if match := _DAY_FIRST.fullmatch(typed):
        return int(match[3]), _MONTHS.index(match[2].lower()) + 1, int(match[1])
    return None


def _is_day(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True

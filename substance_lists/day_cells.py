"""Cells that a spreadsheet shows as days: which number formats make a date, and the day of a serial number."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

_BUILT_IN = frozenset((*range(14, 18), 22, *range(27, 37), *range(50, 59)))
"""Formats without a code of their own: 14–17 and 22 everywhere, the others in East Asia."""
_NOT_SHOWN = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')
_DAY_PARTS = re.compile(r"[yd]", re.IGNORECASE)
_LAST_SERIAL = 2_958_465
"""9999-12-31."""
_FIRST_SHIFTED = 60
"""The serial number of 1900-02-29, a day that spreadsheets count and no calendar has."""
_ZERO_1900 = datetime(1899, 12, 30)  # noqa: DTZ001 - a cell has no time zone
_ZERO_1904 = datetime(1904, 1, 1)  # noqa: DTZ001


def is_day_format(number: int, code: str = "") -> bool:
    """Whether a number format shows a day; ``code`` is that of a format of the file's own."""
    return bool(_DAY_PARTS.search(_NOT_SHOWN.sub("", code.partition(";")[0]))) if code else number in _BUILT_IN


def day_of(serial: str, *, since_1904: bool = False) -> str:
    """The day of a serial number, with its time where it has one; the text itself where it is no such number."""
    try:
        days = float(serial)
    except ValueError:
        return serial
    if not 0 < days <= _LAST_SERIAL:
        return serial
    zero = _ZERO_1904 if since_1904 else _ZERO_1900 + timedelta(days=days < _FIRST_SHIFTED)
    return shown_day(zero + timedelta(seconds=round(days * 86_400)))


def shown_day(moment: datetime) -> str:
    """``2026-01-31``, or with the time of day where it is not midnight."""
    text = moment.isoformat(sep=" ")
    return text.removesuffix(" 00:00:00")

"""Days and minutes in Asia/Seoul, as people read them and as budgets and schedules count them."""

from __future__ import annotations

import re
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.utils import timezone

SEOUL = ZoneInfo("Asia/Seoul")
NO_DATE = "없음"
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def seoul_date(moment: datetime) -> date:
    """The day in Seoul on which the moment falls."""
    return moment.astimezone(SEOUL).date()


def has_come(day: str) -> bool:
    """Whether the text is a day, as 2026-11-24, that is not after today in Seoul: agencies also send days that nobody can read."""
    return bool(_DAY.fullmatch(day)) and day <= seoul_date(timezone.now()).isoformat()


def seoul_day(moment: datetime | None) -> str:
    """The day in Seoul as 2026-11-24, or ``NO_DATE``."""
    return seoul_date(moment).isoformat() if isinstance(moment, datetime) else NO_DATE


def seoul_minute(moment: datetime | None) -> str:
    """Day and minute in Seoul, or ``NO_DATE``."""
    return moment.astimezone(SEOUL).strftime("%Y-%m-%d %H:%M") if isinstance(moment, datetime) else NO_DATE

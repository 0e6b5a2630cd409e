"""Days and minutes in Asia/Seoul, as people read them and as budgets and schedules count them."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

SEOUL = ZoneInfo("Asia/Seoul")
NO_DATE = "없음"


def seoul_date(moment: datetime) -> date:
    """The day in Seoul on which the moment falls."""
    return moment.astimezone(SEOUL).date()


def seoul_day(moment: datetime | None) -> str:
    """The day in Seoul as 2026-11-24, or ``NO_DATE``."""
    return seoul_date(moment).isoformat() if isinstance(moment, datetime) else NO_DATE


def seoul_minute(moment: datetime | None) -> str:
    """Day and minute in Seoul, or ``NO_DATE``."""
    return moment.astimezone(SEOUL).strftime("%Y-%m-%d %H:%M") if isinstance(moment, datetime) else NO_DATE

"""Days as Korean agencies write them: 2025-10-24, 20251024, 25.10.24, 2025년 10월 24일, with a time, or a spreadsheet's number.

A text that is not certainly one day of the past is not read: it is shown as sent and counted, because a wrong day makes an
accident or a recall look old or new.
"""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Iterator
from zoneinfo import ZoneInfo

from connectors.field_facts import text_facts
from connectors.pass_report import PassReport
from connectors.schema import Fact, FactKind

SEOUL = ZoneInfo("Asia/Seoul")

NO_DATE = "no date"
FUTURE = "a day in the future"

_WEEKDAY = r"(?:\s*\(\s*[월화수목금토일](?:요일)?\s*\))?"
# A time with another offset than Korea's may stand on another day there, so it is not read.
_TIME = r"(?:(?:오전|오후|[AaPp][Mm])\s*)?\d{1,2}(?:\s*시(?:\s*\d{1,2}\s*분)?|:\d{2}(?::\d{2}(?:\.\d+)?)?)(?:\s*[AaPp][Mm])?"
_TAIL = rf"{_WEEKDAY}(?:[\sT,]*{_TIME}(?:\s*\+09:?00)?\s*(?:경|쯤|께)?)?\s*\.?"
_SHAPES = (
    re.compile(rf"(?P<year>(?:19|20)\d\d)(?P<month>\d\d)(?P<day>\d\d)(?:\d{{4}}(?:\d\d)?|{_TAIL})"),
    re.compile(
        rf"(?P<year>\d{{4}})\s*(?P<sign>[-./])\s*(?P<month>\d{{1,2}})\s*(?P=sign)\s*(?P<day>\d{{1,2}})\.?{_TAIL}"
    ),
    re.compile(rf"'?(?P<year>\d\d)\s*(?P<sign>[-.])\s*(?P<month>\d{{1,2}})\s*(?P=sign)\s*(?P<day>\d{{1,2}})\.?{_TAIL}"),
    re.compile(rf"'?(?P<year>\d{{4}}|\d\d)\s*년\s*(?P<month>\d{{1,2}})\s*월\s*(?P<day>\d{{1,2}})\s*일{_TAIL}"),
    # Six digits that begin 19 or 20 may be a year and a month.
    re.compile(r"(?P<year>(?!19|20)\d\d)(?P<month>\d\d)(?P<day>\d\d)"),
)
_SERIAL = re.compile(r"(\d{5})(?:\.\d+)?")
_SERIAL_ZERO = datetime.date(1899, 12, 30)
_FIRST_SERIAL = datetime.date(1990, 1, 1)
"""A five-digit number that would be an earlier day is more likely another number."""


def today() -> datetime.date:
    """The day in Korea, where every agency is."""
    return datetime.datetime.now(SEOUL).date()


def day_of(text: str, *, may_be_ahead: bool = False) -> str:
    """The day as ``YYYY-MM-DD``; "" where the text is not certainly one day, or a day after today unless it ``may_be_ahead``."""
    day = _calendar_day(unicodedata.normalize("NFKC", text).replace("’", "'").replace("‘", "'").strip())
    if day is None or (day > today() and not may_be_ahead):
        return ""
    return day.isoformat()


def why_unread(text: str) -> str:
    """The reason for the report on a text that ``day_of`` does not read."""
    return FUTURE if day_of(text, may_be_ahead=True) else NO_DATE


def day_facts(
    kind: FactKind, text: str, label: str, report: PassReport, *, field: str = "", may_be_ahead: bool = False
) -> Iterator[Fact]:
    """The day as a fact, or the text as sent, which is counted on the report under ``field`` (else the label) with a sample.

    A field that was not sent states nothing; an agency's word for a missing value is an absence and no problem.
    """
    day = day_of(text, may_be_ahead=may_be_ahead)
    if day:
        yield Fact(kind, day, original="" if day == text else text, label=label)
        return
    for fact in text_facts(kind, text, label, lang=""):
        if not fact.absence:
            report.reject(field or label, text, why_unread(text))
        yield fact


def _calendar_day(text: str) -> datetime.date | None:
    for shape in _SHAPES:
        if match := shape.fullmatch(text):
            year = int(match["year"])
            return _date(year if year > 99 else 2000 + year, int(match["month"]), int(match["day"]))
    if serial := _SERIAL.fullmatch(text):
        day = _SERIAL_ZERO + datetime.timedelta(days=int(serial[1]))
        return day if day >= _FIRST_SERIAL else None
    return None


def _date(year: int, month: int, day: int) -> datetime.date | None:
    try:
        found = datetime.date(year, month, day)
    except ValueError:
        return None
    return found if found.year >= 1900 else None

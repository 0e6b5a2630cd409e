"""Spans of days as people name them: 지난달, 최근 7일, 2026년 10월, 2026-10-03."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from reference.words.word_tables import words_by_class

_WORDS_OF = words_by_class("periods")
_RECENT_DAYS = 30
_DAYS_OF = {"one_day": 1, "one_week": 7, "one_month": 30, "three_months": 91, "half_year": 182, "one_year": 365}
_DAYS_OF_UNIT = {"day": 1, "week": 7, "month": 30, "year": 365}
MOST_DAYS = 36_500


@dataclass(frozen=True, slots=True)
class Period:
    """Days from the first to the last, both included; ``word`` is the text that named them."""

    first: date
    last: date
    word: str


@dataclass(frozen=True, slots=True)
class FoundPeriod:
    """The first period that a text names, and the text without it."""

    period: Period
    rest: str


def period_of(text: str, today: date) -> Period | None:
    """The period that the whole text names; ``None`` for any other text, also for a day that does not exist."""
    found = period_in(text, today)
    return found.period if found is not None and not found.rest.strip() else None


def period_in(text: str, today: date) -> FoundPeriod | None:
    """The first period in a text; it stands alone, with a particle or with a word that changes nothing."""
    for pattern, kind in _PATTERNS:
        for match in pattern.finditer(text):
            days = _days(kind, match, today)
            if days is not None:
                word = " ".join(match.group().split())
                return FoundPeriod(Period(*days, word), f"{text[: match.start()]} {text[match.end() :]}")
    return None


def without_period_at_start(word: str) -> str:
    """What is written onto the name of a span without a space (최근개정 → 개정); "" where nothing is."""
    match = _GLUED.match(word)
    return word[match.end() :] if match else ""


def _days(kind: str, match: re.Match[str], today: date) -> tuple[date, date] | None:
    named = {name: int(number) for name, number in match.groupdict().items() if number and number.isdigit()}
    try:
        if kind == "date":
            return _of_calendar(named, today)
        if kind in _DAYS_OF_UNIT:
            return _last_days(named["number"] * _DAYS_OF_UNIT[kind], today)
    except ValueError:
        return None
    return _last_days(_DAYS_OF[kind], today) if kind in _DAYS_OF else _of_word(kind, today)


def _last_days(count: int, today: date) -> tuple[date, date] | None:
    return (today - timedelta(days=count), today) if 0 < count <= MOST_DAYS else None


def _of_calendar(named: dict[str, int], today: date) -> tuple[date, date]:
    """A day, a month or a year of the calendar; a month or day without its year is the last one that has begun."""
    month, day = named.get("month"), named.get("day")
    year = named.get("year") or today.year
    first = date(year, month or 1, day or 1)
    if "year" not in named and first > today:
        year -= 1
        first = date(year, month or 1, day or 1)
    if day:
        return first, first
    return first, date(year, month, monthrange(year, month)[1]) if month else date(year, 12, 31)


def _of_word(kind: str, today: date) -> tuple[date, date]:
    monday, month = today - timedelta(days=today.weekday()), today.replace(day=1)
    before = month - timedelta(days=1)
    return {
        "today": (today, today),
        "yesterday": (today - timedelta(days=1), today - timedelta(days=1)),
        "day_before": (today - timedelta(days=2), today - timedelta(days=2)),
        "this_week": (monday, monday + timedelta(days=6)),
        "last_week": (monday - timedelta(days=7), monday - timedelta(days=1)),
        "this_month": (month, today.replace(day=monthrange(today.year, today.month)[1])),
        "last_month": (before.replace(day=1), before),
        "this_year": (date(today.year, 1, 1), date(today.year, 12, 31)),
        "last_year": (date(today.year - 1, 1, 1), date(today.year - 1, 12, 31)),
        "recent": (today - timedelta(days=_RECENT_DAYS), today),
    }[kind]


def _any_of(words: Iterable[str]) -> str:
    """An alternative of the words, longest first; a space may be left out."""
    return "|".join(re.escape(word).replace(r"\ ", r"\s*") for word in sorted(words, key=len, reverse=True))


_NAMED = {
    kind: words for kind, words in _WORDS_OF.items() if kind not in (*_DAYS_OF_UNIT, *_DAYS_OF, "after", "before_count")
}
OFFERED = tuple(words[0] for words in _NAMED.values())
"""One word for each span that has a name, for pages; the table has more."""

_BEFORE = r"(?<![0-9A-Za-z가-힣-])"
_BEHIND = rf"(?:\s*(?:{_any_of(_WORDS_OF['after'])})(?![가-힣]))*(?![0-9A-Za-z가-힣-])"
_COUNTED = rf"(?:(?:{_any_of(_WORDS_OF['before_count'])})\s*)?"
_AGO = r"(?:\s*전)?"
_CALENDAR = (
    r"(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)",
    r"(?P<year>(?:19|20)\d\d)[.]\s*(?P<month>\d\d?)[.]\s*(?P<day>\d\d?)[.]?",
    r"(?P<year>(?:19|20)\d\d)년\s*(?P<month>\d\d?)월\s*(?P<day>\d\d?)일",
    r"(?P<year>(?:19|20)\d\d)년\s*(?P<month>\d\d?)월",
    r"(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)",
    r"(?P<month>\d\d?)월\s*(?P<day>\d\d?)일",
    r"(?P<month>\d\d?)월",
    r"(?P<year>(?:19|20)\d\d)년도?",
    r"(?P<year>(?:19|20)\d\d)",
)


def _patterns() -> Iterator[tuple[re.Pattern[str], str]]:
    for calendar in _CALENDAR:
        yield re.compile(f"{_BEFORE}{calendar}{_BEHIND}"), "date"
    for unit in _DAYS_OF_UNIT:
        yield (
            re.compile(rf"{_BEFORE}{_COUNTED}(?P<number>\d{{1,4}})\s*(?:{_any_of(_WORDS_OF[unit])}){_AGO}{_BEHIND}"),
            unit,
        )
    for kind in _DAYS_OF:
        yield re.compile(rf"{_BEFORE}{_COUNTED}(?:{_any_of(_WORDS_OF[kind])}){_AGO}{_BEHIND}"), kind
    for kind, words in _NAMED.items():
        yield re.compile(f"{_BEFORE}(?:{_any_of(words)}){_BEHIND}"), kind


_PATTERNS = tuple(_patterns())
_GLUED = re.compile(rf"(?:{_any_of(word for words in _NAMED.values() for word in words)})(?=[가-힣])")

"""The edition that a list states of itself, in the rows above its headings: ``2026.1.1. 기준``."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from reference.words.column_headings import COLUMN_HEADINGS

_DAY = re.compile(r"(?<![0-9])((?:19|20)[0-9]{2})\s*[-./년]\s*([0-9]{1,2})\s*[-./월]\s*([0-9]{1,2})(?![0-9])")


def stated_edition(titles: Iterable[str]) -> str:
    """The day of the first title that names one beside a word for an edition, as ``2026-01-01``; "" where none does.

    A day without such a word (printed on, 출력일) is none: the day a list was printed says nothing of its content.
    """
    for title in titles:
        match = _DAY.search(title)
        if match and any(word in title for word in COLUMN_HEADINGS["edition_word"]) and (day := _day(match)):
            return day
    return ""


def _day(match: re.Match[str]) -> str:
    try:
        return date(*map(int, match.groups())).isoformat()
    except ValueError:
        return ""

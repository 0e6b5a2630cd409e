"""How important an entry is without a query: it orders equal hits and is never a reason to match."""

from __future__ import annotations

from collections.abc import Collection

from reference.legal_lists import PRIOR_WEIGHTS

HIGHEST_PRIOR = 100


def prior(*, legal: Collection[str], feeds: Collection[str], accidents: int, limits: bool, day: str = "") -> int:
    """0..100: legal status first, then the number of accidents, an exposure limit, and how many feeds know the entry.

    The weights put first what people look for first: substances that the law controls and that have leaked before. What has
    a day, an accident or a recall, stands by it, the latest first.
    """
    if day:
        return _recency(day)
    status = max((weight for word, weight in PRIOR_WEIGHTS if any(word in name for name in legal)), default=0)
    return min(HIGHEST_PRIOR, status + min(25, 5 * accidents) + 10 * limits + min(25, 3 * len(feeds)))


def _recency(day: str) -> int:
    """A third of a year as one step from 2000 on; 0 for a text that is no day."""
    year, month = day[:4], day[5:7]
    if not (year.isdigit() and month.isdigit()):
        return 0
    return max(0, min(HIGHEST_PRIOR, ((int(year) - 2000) * 12 + int(month) - 1) // 4))

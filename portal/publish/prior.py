"""How much an entry matters before anybody asks: order among equals, never a reason to match."""

from __future__ import annotations

from collections.abc import Collection

from reference.legal_lists import PRIOR_WEIGHTS

MOST = 100


def prior(*, legal: Collection[str], feeds: Collection[str], accidents: int, limits: bool) -> int:
    """0..100: legal status first, then how often it was in an accident, an exposure limit, and how many feeds know it.

    The weights order substances as their searchers do: what the law watches and what has leaked before comes first.
    """
    status = max((weight for word, weight in PRIOR_WEIGHTS if any(word in name for name in legal)), default=0)
    return min(MOST, status + min(25, 5 * accidents) + 10 * limits + min(25, 3 * len(feeds)))

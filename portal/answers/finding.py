"""Searches of the index; what staff withhold is left out of the results until the index has caught up (content rule 31)."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import replace

from portal.answers.index_lag import index_lag
from portal.engine import engine
from portal.metrics import SEARCH_SECONDS
from portal.store.identity import members_of
from search.engine_types import Hit, Query, Results, Why


def search(query: Query) -> Results:
    """The engine's results without what staff withhold; the time goes into the metrics.

    The cursor of a list by name is the name of the last entry of the page. Where that entry may not be shown, the page
    goes on to one that may, and is then longer than asked for.
    """
    lag = index_lag()
    page = _search(query)
    found = lag.visible(page, query.filters)
    while page.after and lag.concerns(page.hits[-1]):
        page = _search(replace(query, after=page.after))
        more = lag.visible(page, query.filters)
        dropped = len(page.hits) - len(more.hits)
        found = replace(found, hits=(*found.hits, *more.hits), total=max(found.total - dropped, 0), after=more.after)
    return replace(found, hits=_own_numbers_first(found.hits))


def _own_numbers_first(hits: Sequence[Hit]) -> tuple[Hit, ...]:
    """A substance before the rows of several numbers that name it; the order is otherwise the engine's."""
    exact = [hit for hit in hits if hit.why is Why.IDENTIFIER]
    ordered = sorted(exact, key=lambda hit: hit.matched in members_of(hit.key))
    return (*ordered, *hits[len(exact) :]) if hits[: len(exact)] == tuple(exact) else tuple(hits)


def suggest(text: str, size: int) -> Results:
    """The engine's suggestions for a text that is still being typed, without what staff withhold."""
    lag = index_lag()
    return lag.visible(engine().suggest(text, size), {})


def _search(query: Query) -> Results:
    started = time.perf_counter()
    results = engine().search(query)
    SEARCH_SECONDS.labels(engine().name, "search").observe(time.perf_counter() - started)
    return results

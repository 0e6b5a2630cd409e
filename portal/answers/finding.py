"""Asking the index: what staff withhold is dropped from its answer until the index has followed (content rule 31)."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace

from django.db import DatabaseError, InterfaceError

from connectors.schema import FactKind
from portal.curation.current import last_known_curation
from portal.curation.visibility import Visibility
from portal.engine import engine
from portal.metrics import SEARCH_SECONDS
from portal.models import Entry, Fact, Identifier
from search.analysis import name_key
from search.engine_types import Hit, Query, Results, Why

A_FORMULA = "#formula"
"""Stands among an entry's folded texts where any of its formulas is visible; no folded text begins so."""


def search(query: Query) -> Results:
    """The engine's answer, its time counted, without what may not be shown."""
    begun = time.perf_counter()
    results = engine().search(query)
    SEARCH_SECONDS.labels(engine().name, "search").observe(time.perf_counter() - begun)
    return visible(results)


def suggest(text: str, size: int) -> Results:
    """The engine's suggestions for a text that is still being typed, without what may not be shown."""
    return visible(engine().suggest(text, size))


def visible(results: Results) -> Results:
    """The results without hits, titles and passages that staff withhold; counts over all pages stay the index's own.

    An entry of which something is withheld is kept only where what matched is still visible in the database; without a
    database such an entry is left out.
    """
    shown = last_known_curation().visibility
    doubtful = [hit.key for hit in results.hits if hit.key in shown.partly_keys]
    if not doubtful and not any(hit.key in shown.hidden_keys for hit in results.hits):
        return results
    known = _entries(doubtful)
    stated = _stated([entry.pk for entry in known.values()], shown)
    hits = tuple(found for hit in results.hits if (found := _visible(hit, known, stated, shown)) is not None)
    return replace(results, hits=hits, total=max(results.total - (len(results.hits) - len(hits)), 0))


def _entries(keys: list[str]) -> dict[str, Entry]:
    try:
        return {entry.key: entry for entry in Entry.objects.filter(key__in=keys)} if keys else {}
    except (DatabaseError, InterfaceError):
        return {}


def _visible(
    hit: Hit, known: Mapping[str, Entry], stated: Mapping[int, frozenset[str]], shown: Visibility
) -> Hit | None:
    if hit.key in shown.hidden_keys:
        return None
    if hit.key not in shown.partly_keys:
        return hit
    entry = known.get(hit.key)
    if entry is None:
        return None
    texts = stated[entry.pk]
    passage = name_key(hit.snippet.strip("… "))
    snippet = hit.snippet if passage and any(passage in text for text in texts) else ""
    if hit.why is Why.TEXT and not snippet:
        return None
    if hit.matched and not _still_stated(hit, texts):
        return None
    korean, english = shown.title_of(entry)
    return replace(hit, title_ko=korean, title_en=english, snippet=snippet)


def _still_stated(hit: Hit, texts: frozenset[str]) -> bool:
    """Whether the name or number that matched is visible; a formula matches in an order of its own, so any formula will do."""
    return A_FORMULA in texts if hit.why is Why.FORMULA else name_key(hit.matched) in texts


def _stated(entries: list[int], shown: Visibility) -> Mapping[int, frozenset[str]]:
    """What is visible of these entries, folded as hits are compared: values, the codes before them, notations, numbers."""
    texts: dict[int, set[str]] = defaultdict(set)
    facts = shown.of_facts(Fact.objects.filter(record__entry__in=entries, ended_at=None, absence=""))
    for entry, kind, value, data in facts.values_list("record__entry", "kind", "value", "data"):
        texts[entry].update((name_key(value), name_key(value.partition(":")[0])))
        if kind == FactKind.FORMULA:
            texts[entry].add(A_FORMULA)
        texts[entry].update(name_key(each) for each in (data or {}).values() if isinstance(each, str))
    numbers = shown.of_identifiers(Identifier.objects.filter(entry__in=entries))
    for entry, value in numbers.values_list("entry", "value"):
        texts[entry].add(name_key(value))
    return defaultdict(frozenset, {entry: frozenset(found) for entry, found in texts.items()})

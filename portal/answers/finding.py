"""Searches of the index; what staff withhold is dropped from the results until the index has caught up (content rule 31)."""

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
"""Marks that one of the entry's formulas is visible, among its folded texts; no folded text begins with "#"."""


def search(query: Query) -> Results:
    """The engine's results without what staff withhold; the time goes into the metrics."""
    started = time.perf_counter()
    results = engine().search(query)
    SEARCH_SECONDS.labels(engine().name, "search").observe(time.perf_counter() - started)
    return visible(results)


def suggest(text: str, size: int) -> Results:
    """The engine's suggestions for a text that is still being typed, without what staff withhold."""
    return visible(engine().suggest(text, size))


def visible(results: Results) -> Results:
    """The results without the hits, titles and passages that staff withhold; facet counts stay as the index gives them.

    An entry of which something is withheld stays only where the matched text is still visible in the database. When the
    database does not answer, such an entry is left out.
    """
    visibility = last_known_curation().visibility
    doubtful = [hit.key for hit in results.hits if hit.key in visibility.partly_keys]
    if not doubtful and not any(hit.key in visibility.hidden_keys for hit in results.hits):
        return results
    entries = _entries_by_key(doubtful)
    texts_by_entry = _visible_texts([entry.pk for entry in entries.values()], visibility)
    hits = tuple(
        kept for hit in results.hits if (kept := _visible_hit(hit, entries, texts_by_entry, visibility)) is not None
    )
    return replace(results, hits=hits, total=max(results.total - (len(results.hits) - len(hits)), 0))


def _entries_by_key(keys: list[str]) -> dict[str, Entry]:
    try:
        return {entry.key: entry for entry in Entry.objects.filter(key__in=keys)} if keys else {}
    except (DatabaseError, InterfaceError):
        return {}


def _visible_hit(
    hit: Hit, entries: Mapping[str, Entry], texts_by_entry: Mapping[int, frozenset[str]], visibility: Visibility
) -> Hit | None:
    if hit.key in visibility.hidden_keys:
        return None
    if hit.key not in visibility.partly_keys:
        return hit
    entry = entries.get(hit.key)
    if entry is None:
        return None
    texts = texts_by_entry[entry.pk]
    passage = name_key(hit.snippet.strip("… "))
    snippet = hit.snippet if passage and any(passage in text for text in texts) else ""
    if hit.why is Why.TEXT and not snippet:
        return None
    if hit.matched and not _match_is_visible(hit, texts):
        return None
    korean, english = visibility.title_of(entry)
    return replace(hit, title_ko=korean, title_en=english, snippet=snippet)


def _match_is_visible(hit: Hit, texts: frozenset[str]) -> bool:
    """Whether the name or number that matched is visible; the index reorders formulas, so any visible formula counts."""
    return A_FORMULA in texts if hit.why is Why.FORMULA else name_key(hit.matched) in texts


def _visible_texts(entries: list[int], visibility: Visibility) -> Mapping[int, frozenset[str]]:
    """The visible texts of these entries, folded as hits are compared: values, the codes before them, notations, numbers."""
    texts: dict[int, set[str]] = defaultdict(set)
    facts = visibility.of_facts(Fact.objects.filter(record__entry__in=entries, ended_at=None, absence=""))
    for entry, kind, value, data in facts.values_list("record__entry", "kind", "value", "data"):
        texts[entry].update((name_key(value), name_key(value.partition(":")[0])))
        if kind == FactKind.FORMULA:
            texts[entry].add(A_FORMULA)
        texts[entry].update(name_key(each) for each in (data or {}).values() if isinstance(each, str))
    numbers = visibility.of_identifiers(Identifier.objects.filter(entry__in=entries))
    for entry, value in numbers.values_list("entry", "value"):
        texts[entry].add(name_key(value))
    return defaultdict(frozenset, {entry: frozenset(texts_of_entry) for entry, texts_of_entry in texts.items()})

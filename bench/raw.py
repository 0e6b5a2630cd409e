"""The engines alone: the query that our answer asks, with the same facets, as one call to the engine and nothing else."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

import tantivy
from elasticsearch import Elasticsearch

from search.asking import Found, NamePage, Store, answer
from search.elastic import queries as elastic_queries
from search.plan import Plan
from search.tantivy import schema as tantivy_schema
from search.values import Facet, Query

SIZE = 20


class RawEngine(Protocol):
    """An engine that is asked without our order, reasons and words."""

    def ask(self, plan: Plan) -> int:
        """Reads one page of stored cards and all counts; returns how many match."""


class RawTantivy:
    """One search and one aggregation of the library."""

    def __init__(self, path: str) -> None:
        index = tantivy.Index.open(path)
        index.reload()
        self._searcher = index.searcher()
        self._facets = {
            facet: {"terms": {"field": tantivy_schema.facet_field(facet), "size": 1_000}} for facet in Facet
        }

    def ask(self, plan: Plan) -> int:
        """Top twenty by score, their cards, and the counts."""
        wanted = tantivy_schema.wanted(plan)
        told = self._searcher.search(wanted, limit=SIZE)
        for _, place in told.hits:
            self._searcher.doc(place)["card"]
        self._searcher.aggregate(wanted, self._facets)
        return int(told.count or 0)  # type: ignore[attr-defined]  # the library's stub leaves it out


class RawElastic:
    """One request of the official client."""

    def __init__(self, url: str, index: str) -> None:
        self._client = Elasticsearch(url)
        self._index = index
        self._facets = {
            str(facet): {"terms": {"field": elastic_queries.facet_field(facet), "size": 1_000}} for facet in Facet
        }

    def ask(self, plan: Plan) -> int:
        """Top twenty by score, their cards, and the counts."""
        told = self._client.search(
            index=self._index,
            query=elastic_queries.wanted(plan),
            size=SIZE,
            aggs=self._facets,
            stored_fields=["card"],
            source=False,
            track_total_hits=True,
        )
        return int(told["hits"]["total"]["value"])


class Overheard:
    """A store that notes the plans it is asked."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.plans: list[Plan] = []

    def named(self, tokens: Sequence[str]) -> frozenset[str]:
        """As the store answers."""
        return self._store.named(tokens)

    def candidates(self, plan: Plan, query: Query, window: int, *, counted: bool) -> Found:
        """As the store answers; the plan is noted."""
        self.plans.append(plan)
        return self._store.candidates(plan, query, window, counted=counted)

    def by_name(self, plan: Plan, query: Query) -> NamePage:
        """As the store answers."""
        return self._store.by_name(plan, query)

    def texts(self, keys: Sequence[str]) -> Mapping[str, Any]:
        """As the store answers."""
        return self._store.texts(keys)


def plan_of(store: Store, query: Query) -> Plan | None:
    """The plan whose answer is given for this query; ``None`` where nothing is asked of the engine."""
    overheard = Overheard(store)
    results = answer(overheard, query)
    if not overheard.plans:
        return None
    return overheard.plans[-1 if results.layout_from else 0]

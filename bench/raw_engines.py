"""The engines alone: the query of the portal's search, with the same facets, as one call to the engine."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

import tantivy
from elasticsearch import Elasticsearch

from search.elastic import queries as elastic_queries
from search.engine_types import Facet, Query
from search.plan import Plan
from search.query_execution import CandidateSet, IndexReader, NamePage, execute_query
from search.tantivy import schema as tantivy_schema

SIZE = 20


class RawEngine(Protocol):
    """An engine without the portal's order, reasons and query parsing."""

    def ask(self, plan: Plan) -> int:
        """Reads one page of stored summaries and all counts; returns the number of matches."""


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
        """The top twenty by score, their summaries, and the counts."""
        query = tantivy_schema.scored_query(plan)
        result = self._searcher.search(query, limit=SIZE)
        for _, place in result.hits:
            self._searcher.doc(place)["card"]
        self._searcher.aggregate(query, self._facets)
        return int(result.count or 0)  # type: ignore[attr-defined]  # the library's stub leaves it out


class RawElastic:
    """One request of the official client."""

    def __init__(self, url: str, index: str) -> None:
        self._client = Elasticsearch(url)
        self._index = index
        self._facets = {
            str(facet): {"terms": {"field": elastic_queries.facet_field(facet), "size": 1_000}} for facet in Facet
        }

    def ask(self, plan: Plan) -> int:
        """The top twenty by score, their summaries, and the counts."""
        result = self._client.search(
            index=self._index,
            query=elastic_queries.scored_query(plan),
            size=SIZE,
            aggs=self._facets,
            stored_fields=["card"],
            source=False,
            track_total_hits=True,
        )
        return int(result["hits"]["total"]["value"])


class PlanRecorder:
    """An index reader that records the plans of its calls."""

    def __init__(self, index: IndexReader) -> None:
        self._index = index
        self.plans: list[Plan] = []

    def known_names(self, tokens: Sequence[str]) -> frozenset[str]:
        """Passes the call on."""
        return self._index.known_names(tokens)

    def candidates(self, plan: Plan, query: Query, window: int, *, with_facets: bool) -> CandidateSet:
        """Records the plan and passes the call on."""
        self.plans.append(plan)
        return self._index.candidates(plan, query, window, with_facets=with_facets)

    def by_name(self, plan: Plan, query: Query) -> NamePage:
        """Passes the call on."""
        return self._index.by_name(plan, query)

    def texts(self, keys: Sequence[str]) -> Mapping[str, Any]:
        """Passes the call on."""
        return self._index.texts(keys)


def plan_of(index: IndexReader, query: Query) -> Plan | None:
    """The plan whose results this query returns; ``None`` if the engine gets no plan."""
    recorder = PlanRecorder(index)
    results = execute_query(recorder, query)
    if not recorder.plans:
        return None
    return recorder.plans[-1 if results.layout_from else 0]

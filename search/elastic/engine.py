"""The Elasticsearch engine: one index for each build, one alias for the live build, queries over precomputed tokens."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import elasticsearch

from search.batch_bisection import write_isolating_refused
from search.elastic.client import CLIENT_MAJOR, OTHER_MAJOR_ADVICE, Connection, is_from_elasticsearch, translated_errors
from search.elastic.queries import facet_aggregations, filtered, mapping, name_aggregations, scored_query
from search.elastic.writer import BATCH, send_bulk
from search.engine_types import Delete, Document, Facet, Query, Refusal, Results, Watermark
from search.errors import EngineMismatch, EngineUnavailable, QueryError, SearchError
from search.plan import Plan
from search.query_execution import MAX_CANDIDATES, CandidateSet, FacetCounts, NamePage, execute_query
from search.ranking import Candidate
from search.stored_fields import EntrySummary, document_from_json, summary_from_json
from search.top_candidates import ScoredDocument

FACET_VALUES = 60
KEY_PAGE_SIZE = 1_000
_BY_SCORE = [{"_score": "desc"}, {"key": "asc"}, {"measures": "asc"}]


class ElasticEngine:
    """Stores builds as indices ``<namespace>.<build>``; the alias ``<namespace>-live`` names the live one.

    No index is created by accident: each write names an index that must exist. Opening makes no connection.
    """

    name = "elasticsearch"

    def __init__(
        self, url: str, *, ca_file: Path | None = None, api_key: str = "", namespace: str = "chemicals"
    ) -> None:
        self._connection = Connection(url, ca_file, api_key)
        self._namespace = namespace
        self._alias = f"{namespace}-live"
        self._checked_indices: frozenset[str] = frozenset()

    def _index(self, build: str) -> str:
        return f"{self._namespace}.{build}"

    def _build(self, index: str) -> str:
        return index.removeprefix(f"{self._namespace}.")

    def close(self) -> None:
        """Closes the connections; the next call opens new ones."""
        self._connection.close()

    def version(self) -> str:
        """The server's version."""
        with translated_errors():
            return str(self._connection.client.info()["version"]["number"])

    def check(self) -> str:
        """ "" or what is wrong. Another major version of the server is reported, but searches still use the server."""
        try:
            server_version = self.version()
            if server_version.partition(".")[0] != CLIENT_MAJOR:
                return f"the server is Elasticsearch {server_version}: {OTHER_MAJOR_ADVICE}"
            if self.live() is None:
                return "there is no live build"
            self._check_mapping()
            self._search_live(size=0)
        except SearchError as error:
            return str(error)
        except Exception as error:  # noqa: BLE001  (called when something is broken, so any error is reported)
            return f"{type(error).__name__}: {error}"
        return ""

    def create(self, build: str, schema: str) -> None:
        """Creates an empty index; it is not refreshed until it goes live."""
        with translated_errors():
            client = self._connection.client
            if client.indices.exists(index=self._index(build)):
                raise EngineUnavailable(f"a build named {build} stands already")
            client.indices.create(
                index=self._index(build),
                mappings=mapping(schema),
                settings={"number_of_shards": 1, "number_of_replicas": 0, "refresh_interval": "-1"},
            )

    def builds(self) -> dict[str, str]:
        """The schema of each build by name; an index without a schema is not ours and is ignored."""
        with translated_errors():
            mappings = self._connection.client.indices.get_mapping(index=f"{self._namespace}.*", expand_wildcards="all")
        schemas = {
            self._build(index): _meta(description).get("schema") for index, description in sorted(mappings.items())
        }
        return {build: str(schema) for build, schema in schemas.items() if schema}

    def live(self) -> str | None:
        """The build that the alias names; ``None`` if somebody pointed it at several indices or at one that is no build."""
        indices = self._aliased_indices()
        builds = [self._build(index) for index in indices if index.startswith(f"{self._namespace}.")]
        return builds[0] if len(indices) == len(builds) == 1 else None

    def _aliased_indices(self) -> list[str]:
        """Every index that the alias names."""
        with translated_errors():
            try:
                return sorted(self._connection.client.indices.get_alias(name=self._alias))
            except elasticsearch.NotFoundError as error:
                if not is_from_elasticsearch(error):
                    raise
                return []

    def swap(self, build: str) -> None:
        """Moves the alias in one call to the server, away from every index that it named."""
        before = self._aliased_indices()
        with translated_errors():
            client = self._connection.client
            if not client.indices.exists(index=self._index(build)):
                raise EngineUnavailable(f"there is no build named {build}")
            client.indices.put_settings(index=self._index(build), settings={"index": {"refresh_interval": None}})
            client.indices.refresh(index=self._index(build))
            client.indices.update_aliases(
                actions=[
                    *({"remove": {"index": index, "alias": self._alias, "must_exist": False}} for index in before),
                    {"add": {"index": self._index(build), "alias": self._alias}},
                ]
            )

    def drop(self, build: str) -> None:
        """Removes a build that is not live."""
        if build == self.live():
            raise EngineUnavailable(f"{build} is live and is not dropped")
        with translated_errors():
            self._connection.client.indices.delete(index=self._index(build), ignore_unavailable=True)

    def watermark(self, build: str) -> Watermark:
        """The watermark in the mapping's ``_meta``."""
        with translated_errors():
            response = self._connection.client.indices.get_mapping(index=self._index(build))
        meta = _meta(response[self._index(build)])
        return Watermark(int(meta.get("number", 0)), str(meta.get("token", "")))

    def write(
        self,
        build: str,
        changes: Iterable[Document | Delete],
        mark: Watermark | None,
        on_batch: Callable[[int], None] = lambda count: None,
    ) -> Sequence[Refusal]:
        """Sends the changes in bulk, each with its revision as version, refreshes, then moves the watermark."""
        with translated_errors():
            client, index = self._connection.client, self._index(build)
            meta = dict(_meta(client.indices.get_mapping(index=index)[index]))
            refused = write_isolating_refused(changes, BATCH, lambda batch: send_bulk(client, index, batch), on_batch)
            client.indices.refresh(index=index)
            if _meta(client.indices.get_mapping(index=index)[index]) != meta:
                # Many clusters recreate a deleted index, with another mapping, when a client writes to it.
                raise EngineUnavailable(
                    f"the build {build} was deleted or replaced while it was written; publish again"
                )
            if mark is not None:
                client.indices.put_mapping(index=index, meta={**meta, "number": mark.number, "token": mark.token})
        return refused

    def count(self, build: str) -> int:
        """How many documents the build holds."""
        with translated_errors():
            return int(self._connection.client.count(index=self._index(build))["count"])

    def keys(self, build: str) -> Iterable[str]:
        """Every key in ascending order."""
        after: list[str] | None = None
        while True:
            with translated_errors():
                response = self._connection.client.search(
                    index=self._index(build),
                    size=KEY_PAGE_SIZE,
                    sort=[{"key": "asc"}],
                    search_after=after,
                    source=False,
                )
            hits = response["hits"]["hits"]
            yield from (str(hit["sort"][0]) for hit in hits)
            if len(hits) < KEY_PAGE_SIZE:
                return
            after = hits[-1]["sort"]

    def stored(self, build: str, key: str) -> Document | None:
        """The document as stored."""
        with translated_errors():
            response = self._connection.client.search(
                index=self._index(build), query={"term": {"key": key}}, size=1, source=False, stored_fields=["document"]
            )
        hits = response["hits"]["hits"]
        return document_from_json(hits[0]["fields"]["document"][0]) if hits else None

    def search(self, query: Query) -> Results:
        """The ranked results of the live build."""
        return execute_query(self, query)

    def suggest(self, text: str, size: int = 8) -> Results:
        """Results for a text that is still being typed."""
        return execute_query(self, Query(text, size=size), suggesting=True)

    def known_names(self, tokens: Sequence[str]) -> frozenset[str]:
        """Which tokens are whole names."""
        if not tokens:
            self._search_live(size=0)
            return frozenset()
        tokens_by_name = {f"n{number}": token for number, token in enumerate(tokens)}
        response = self._search_live(size=0, aggs=name_aggregations(tokens_by_name))
        return frozenset(token for name, token in tokens_by_name.items() if response["aggregations"][name]["doc_count"])

    def candidates(self, plan: Plan, query: Query, window: int, *, with_facets: bool) -> CandidateSet:
        """The best by score, ties included."""
        matching = scored_query(plan)
        # The sort values come with the hit, so no stored field is read for candidates whose summaries are not needed.
        request: dict[str, Any] = {"query": filtered(matching, query), "stored_fields": "_none_", "sort": _BY_SCORE}
        filtered_facets = _filtered_facets(query)
        shared = [facet for facet in Facet if facet not in filtered_facets] if with_facets else []
        # Room for ties with the last score, because a second request takes as long as the first.
        size = min(2 * window, MAX_CANDIDATES)
        response = self._search_live(
            **request, size=size, track_total_hits=True, aggs=facet_aggregations(shared) or None
        )
        hits, total = response["hits"]["hits"], int(response["hits"]["total"]["value"])
        if len(hits) > window:
            least = hits[window - 1]["sort"][0]
            if total > len(hits) and size < MAX_CANDIDATES and hits[-1]["sort"][0] == least:
                hits = self._search_live(**request, size=MAX_CANDIDATES, min_score=least, track_total_hits=False)[
                    "hits"
                ]["hits"]
            hits = [hit for hit in hits if hit["sort"][0] >= least]
        return CandidateSet(
            scored=[_scored(hit["sort"]) for hit in hits],
            read_summaries=self._summaries,
            total=total,
            facets=self._facets(matching, query, response) if with_facets else {},
        )

    def _summaries(self, keys: Sequence[str]) -> list[EntrySummary | None]:
        """The summaries for the keys, in order; ``None`` for a document that was deleted since."""
        response = self._search_live(query={"terms": {"key": list(keys)}}, size=len(keys), stored_fields=["card"])
        summaries = {
            summary.key: summary
            for summary in (summary_from_json(hit["fields"]["card"][0]) for hit in response["hits"]["hits"])
        }
        return [summaries.get(key) for key in keys]

    def by_name(self, plan: Plan, query: Query) -> NamePage:
        """The next page sorted by name."""
        if query.after and "\x01" not in query.after:
            raise QueryError("after 값은 앞 응답에서 받은 그대로 써야 합니다.")
        matching = scored_query(plan)
        response = self._search_live(
            query=filtered(matching, query),
            stored_fields=["card"],
            size=query.size,
            sort=[{"order_key": "asc"}],
            search_after=[query.after] if query.after else None,
            track_total_hits=True,
            aggs=facet_aggregations([facet for facet in Facet if facet not in _filtered_facets(query)]) or None,
        )
        hits = response["hits"]["hits"]
        return NamePage(
            candidates=[_candidate({**hit, "_score": 0}) for hit in hits],
            total=int(response["hits"]["total"]["value"]),
            facets=self._facets(matching, query, response),
            after=str(hits[-1]["sort"][0]) if len(hits) == query.size else "",
        )

    def texts(self, keys: Sequence[str]) -> Mapping[str, tuple[str, ...]]:
        """The running text of the entries."""
        response = self._search_live(query={"terms": {"key": list(keys)}}, size=len(keys), stored_fields=["document"])
        documents = (document_from_json(hit["fields"]["document"][0]) for hit in response["hits"]["hits"])
        return {document.key: document.text for document in documents}

    def _search_live(self, **body: Any) -> Any:
        with translated_errors():
            try:
                response = self._connection.client.search(index=self._alias, source=False, **body)
            except elasticsearch.NotFoundError as error:
                if not is_from_elasticsearch(error):
                    raise
                raise EngineUnavailable("there is no live build") from error
        indices = {hit["_index"] for hit in response["hits"]["hits"]}
        # An empty response names no index, and an index with other fields may give nothing else.
        if body["size"] and not (indices and indices <= self._checked_indices):
            self._check_mapping()
        return response

    def _check_mapping(self) -> None:
        """Accepts the live build if its fields are those of this code; with other fields, clauses would silently find less."""
        with translated_errors():
            mappings = self._connection.client.indices.get_mapping(index=self._alias)
        ours = [
            index for index, description in mappings.items() if _types(description["mappings"]) == _types(mapping(""))
        ]
        if len(mappings) != 1 or mappings.keys() != set(ours):
            raise EngineMismatch(
                f"the alias {self._alias} names not one build with the mapping of this code; publish rebuilds it"
            )
        self._checked_indices = frozenset(mappings)

    def _facets(self, matching: dict[str, Any], query: Query, response: Mapping[str, Any]) -> FacetCounts:
        """Counts by facet, each without its own filter; ``response`` has the counts of facets that are not filtered."""
        counts = _read_counts(response)
        for facet in _filtered_facets(query):
            counts |= _read_counts(
                self._search_live(
                    query=filtered(matching, query, without=facet), size=0, aggs=facet_aggregations([facet])
                )
            )
        return {facet: counts[facet] for facet in Facet}


def _filtered_facets(query: Query) -> set[Facet]:
    return {facet for facet in Facet if query.filters.get(facet)} | ({Facet.KIND} if query.kind else set())


def _read_counts(response: Mapping[str, Any]) -> dict[Facet, tuple[tuple[str, int], ...]]:
    return {
        Facet(name): _most_frequent(aggregation["buckets"])
        for name, aggregation in response.get("aggregations", {}).items()
    }


def _scored(sort: Sequence[Any]) -> ScoredDocument:
    score, key, features = sort
    return ScoredDocument(int(score), int(features), str(key), str(key))


def _candidate(hit: Mapping[str, Any]) -> Candidate:
    return Candidate(summary_from_json(hit["fields"]["card"][0]), int(hit["_score"] or 0))


def _meta(description: Mapping[str, Any]) -> Mapping[str, Any]:
    meta: Mapping[str, Any] = description["mappings"].get("_meta", {})
    return meta


def _types(mappings: Mapping[str, Any]) -> dict[str, str]:
    """The type of each field."""
    return {name: str(description.get("type", "")) for name, description in mappings.get("properties", {}).items()}


def _most_frequent(buckets: Iterable[Mapping[str, Any]]) -> tuple[tuple[str, int], ...]:
    counts = [(str(bucket["key"]), int(bucket["doc_count"])) for bucket in buckets]
    return tuple(sorted(counts, key=lambda value: (-value[1], value[0]))[:FACET_VALUES])

"""The distributed engine: clauses → Elasticsearch over ready-made tokens; one index a build, one alias for the live one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import elasticsearch

from search.asking import MOST, FacetCounts, Found, NamePage, answer
from search.card import Card, card_of, document_of
from search.elastic.client import KNOWN_MAJOR, OTHER_MAJOR, Connection, of_elasticsearch, spoken
from search.elastic.queries import counted as counts_of
from search.elastic.queries import filtered, mapping, named_as, wanted
from search.elastic.writer import BATCH, send
from search.errors import EngineMismatch, EngineUnavailable, QueryError, SearchError
from search.halving import write_isolating
from search.plan import Plan
from search.ranking import Candidate
from search.shortlist import Scored
from search.values import Delete, Document, Facet, Query, Refusal, Results, Watermark

FACET_VALUES = 60
PAGE = 1_000
_BY_SCORE = [{"_score": "desc"}, {"key": "asc"}, {"measures": "asc"}]


class ElasticEngine:
    """Keeps builds as indices ``<namespace>.<build>``; the alias ``<namespace>-live`` names the one that answers.

    Nothing is created by accident: each write names an index that must be there. Opening makes no connection.
    """

    name = "elasticsearch"

    def __init__(
        self, url: str, *, ca_file: Path | None = None, api_key: str = "", namespace: str = "chemicals"
    ) -> None:
        self._connection = Connection(url, ca_file, api_key)
        self._namespace = namespace
        self._alias = f"{namespace}-live"
        self._trusted: frozenset[str] = frozenset()

    def _index(self, build: str) -> str:
        return f"{self._namespace}.{build}"

    def _build(self, index: str) -> str:
        return index.removeprefix(f"{self._namespace}.")

    def close(self) -> None:
        """Gives back the connections; the next question opens new ones."""
        self._connection.close()

    def version(self) -> str:
        """The server's version."""
        with spoken():
            return str(self._connection.client.info()["version"]["number"])

    def check(self) -> str:
        """ "" or what is wrong; a server of another major version is named, and searched all the same."""
        try:
            served = self.version()
            if served.partition(".")[0] != KNOWN_MAJOR:
                return f"the server is Elasticsearch {served}: {OTHER_MAJOR}"
            if self.live() is None:
                return "there is no live build"
            self._look_at_mapping()
            self._asked(size=0)
        except SearchError as error:
            return str(error)
        except Exception as error:  # noqa: BLE001  (asked when things are broken; whatever it is, it is said)
            return f"{type(error).__name__}: {error}"
        return ""

    def create(self, build: str, schema: str) -> None:
        """Makes an empty index; its refreshing is off until it goes live."""
        with spoken():
            client = self._connection.client
            if client.indices.exists(index=self._index(build)):
                raise EngineUnavailable(f"a build named {build} stands already")
            client.indices.create(
                index=self._index(build),
                mappings=mapping(schema),
                settings={"number_of_shards": 1, "number_of_replicas": 0, "refresh_interval": "-1"},
            )

    def builds(self) -> dict[str, str]:
        """The schema of each build by name; an index without one is not of our making and is left alone."""
        with spoken():
            found = self._connection.client.indices.get_mapping(index=f"{self._namespace}.*", expand_wildcards="all")
        schemas = {self._build(index): _meta(told).get("schema") for index, told in sorted(found.items())}
        return {build: str(schema) for build, schema in schemas.items() if schema}

    def live(self) -> str | None:
        """The build that the alias names; none where it was set by hand to several indices or to one that is no build."""
        holders = self._holders()
        builds = [self._build(index) for index in holders if index.startswith(f"{self._namespace}.")]
        return builds[0] if len(holders) == len(builds) == 1 else None

    def _holders(self) -> list[str]:
        """Every index that the alias names."""
        with spoken():
            try:
                return sorted(self._connection.client.indices.get_alias(name=self._alias))
            except elasticsearch.NotFoundError as error:
                if not of_elasticsearch(error):
                    raise
                return []

    def swap(self, build: str) -> None:
        """Moves the alias in one call of the server, away from whatever it named."""
        before = self._holders()
        with spoken():
            client = self._connection.client
            if not client.indices.exists(index=self._index(build)):
                raise EngineUnavailable(f"there is no build named {build}")
            client.indices.put_settings(index=self._index(build), settings={"index": {"refresh_interval": None}})
            client.indices.refresh(index=self._index(build))
            client.indices.update_aliases(
                actions=[
                    *({"remove": {"index": held, "alias": self._alias, "must_exist": False}} for held in before),
                    {"add": {"index": self._index(build), "alias": self._alias}},
                ]
            )

    def drop(self, build: str) -> None:
        """Removes a build that is not live."""
        if build == self.live():
            raise EngineUnavailable(f"{build} is live and is not dropped")
        with spoken():
            self._connection.client.indices.delete(index=self._index(build), ignore_unavailable=True)

    def watermark(self, build: str) -> Watermark:
        """The watermark in the mapping's ``_meta``."""
        with spoken():
            told = self._connection.client.indices.get_mapping(index=self._index(build))
        meta = _meta(told[self._index(build)])
        return Watermark(int(meta.get("number", 0)), str(meta.get("token", "")))

    def write(
        self,
        build: str,
        changes: Iterable[Document | Delete],
        mark: Watermark | None,
        on_batch: Callable[[int], None] = lambda count: None,
    ) -> Sequence[Refusal]:
        """Sends the changes in bulk, each with its revision as version, refreshes, then moves the watermark."""
        with spoken():
            client, index = self._connection.client, self._index(build)
            meta = dict(_meta(client.indices.get_mapping(index=index)[index]))
            refused = write_isolating(changes, BATCH, lambda batch: send(client, index, batch), on_batch)
            client.indices.refresh(index=index)
            if _meta(client.indices.get_mapping(index=index)[index]) != meta:
                # Many a cluster makes an index anew, with a mapping of its own, for whoever writes to one that was deleted.
                raise EngineUnavailable(
                    f"the build {build} was deleted or replaced while it was written; publish again"
                )
            if mark is not None:
                client.indices.put_mapping(index=index, meta={**meta, "number": mark.number, "token": mark.token})
        return refused

    def count(self, build: str) -> int:
        """How many documents the build holds."""
        with spoken():
            return int(self._connection.client.count(index=self._index(build))["count"])

    def keys(self, build: str) -> Iterable[str]:
        """Every key in ascending order."""
        after: list[str] | None = None
        while True:
            with spoken():
                told = self._connection.client.search(
                    index=self._index(build), size=PAGE, sort=[{"key": "asc"}], search_after=after, source=False
                )
            hits = told["hits"]["hits"]
            yield from (str(hit["sort"][0]) for hit in hits)
            if len(hits) < PAGE:
                return
            after = hits[-1]["sort"]

    def stored(self, build: str, key: str) -> Document | None:
        """The document as stored."""
        with spoken():
            told = self._connection.client.search(
                index=self._index(build), query={"term": {"key": key}}, size=1, source=False, stored_fields=["document"]
            )
        hits = told["hits"]["hits"]
        return document_of(hits[0]["fields"]["document"][0]) if hits else None

    def search(self, query: Query) -> Results:
        """The ranked answer of the live build."""
        return answer(self, query)

    def suggest(self, text: str, size: int = 8) -> Results:
        """Answers for a text still being typed."""
        return answer(self, Query(text, size=size), suggesting=True)

    def named(self, tokens: Sequence[str]) -> frozenset[str]:
        """Which tokens are whole names."""
        if not tokens:
            self._asked(size=0)
            return frozenset()
        numbered = {f"n{number}": token for number, token in enumerate(tokens)}
        told = self._asked(size=0, aggs=named_as(numbered))
        return frozenset(token for name, token in numbered.items() if told["aggregations"][name]["doc_count"])

    def candidates(self, plan: Plan, query: Query, window: int, *, counted: bool) -> Found:
        """The best by score, ties included."""
        met = wanted(plan)
        # What is sorted by comes with the hit: nothing stored is read for candidates whose cards nobody asks for.
        asked: dict[str, Any] = {"query": filtered(met, query), "stored_fields": "_none_", "sort": _BY_SCORE}
        own = _filtered_facets(query)
        shared = [facet for facet in Facet if facet not in own] if counted else []
        # Room for those that share the last one's score: to ask again takes as long as to ask.
        size = min(2 * window, MOST)
        told = self._asked(**asked, size=size, track_total_hits=True, aggs=counts_of(shared) or None)
        hits, total = told["hits"]["hits"], int(told["hits"]["total"]["value"])
        if len(hits) > window:
            least = hits[window - 1]["sort"][0]
            if total > len(hits) and size < MOST and hits[-1]["sort"][0] == least:
                hits = self._asked(**asked, size=MOST, min_score=least, track_total_hits=False)["hits"]["hits"]
            hits = [hit for hit in hits if hit["sort"][0] >= least]
        return Found(
            scored=[_scored(hit["sort"]) for hit in hits],
            cards=self._cards,
            total=total,
            facets=self._facets(met, query, told) if counted else {},
        )

    def _cards(self, keys: Sequence[str]) -> list[Card | None]:
        """The cards by keys, in order; without those that were deleted since."""
        told = self._asked(query={"terms": {"key": list(keys)}}, size=len(keys), stored_fields=["card"])
        found = {card.key: card for card in (card_of(hit["fields"]["card"][0]) for hit in told["hits"]["hits"])}
        return [found.get(key) for key in keys]

    def by_name(self, plan: Plan, query: Query) -> NamePage:
        """The next page in the order of names."""
        if query.after and "\x01" not in query.after:
            raise QueryError("after 값은 앞 응답에서 받은 그대로 써야 합니다.")
        met = wanted(plan)
        told = self._asked(
            query=filtered(met, query),
            stored_fields=["card"],
            size=query.size,
            sort=[{"order_key": "asc"}],
            search_after=[query.after] if query.after else None,
            track_total_hits=True,
            aggs=counts_of([facet for facet in Facet if facet not in _filtered_facets(query)]) or None,
        )
        hits = told["hits"]["hits"]
        return NamePage(
            candidates=[_candidate({**hit, "_score": 0}) for hit in hits],
            total=int(told["hits"]["total"]["value"]),
            facets=self._facets(met, query, told),
            after=str(hits[-1]["sort"][0]) if len(hits) == query.size else "",
        )

    def texts(self, keys: Sequence[str]) -> Mapping[str, tuple[str, ...]]:
        """The running text of the entries."""
        told = self._asked(query={"terms": {"key": list(keys)}}, size=len(keys), stored_fields=["document"])
        documents = (document_of(hit["fields"]["document"][0]) for hit in told["hits"]["hits"])
        return {document.key: document.text for document in documents}

    def _asked(self, **body: Any) -> Any:
        with spoken():
            try:
                told = self._connection.client.search(index=self._alias, source=False, **body)
            except elasticsearch.NotFoundError as error:
                if not of_elasticsearch(error):
                    raise
                raise EngineUnavailable("there is no live build") from error
        indices = {hit["_index"] for hit in told["hits"]["hits"]}
        # An empty answer names no index, and may be all that an index of other fields can say.
        if body["size"] and not (indices and indices <= self._trusted):
            self._look_at_mapping()
        return told

    def _look_at_mapping(self) -> None:
        """Trusts the live build where its fields are ours; over other fields clauses would find less, silently."""
        with spoken():
            found = self._connection.client.indices.get_mapping(index=self._alias)
        ours = [index for index, told in found.items() if _types(told["mappings"]) == _types(mapping(""))]
        if len(found) != 1 or found.keys() != set(ours):
            raise EngineMismatch(
                f"the alias {self._alias} names not one build with the mapping of this code; publish rebuilds it"
            )
        self._trusted = frozenset(found)

    def _facets(self, met: dict[str, Any], query: Query, told: Mapping[str, Any]) -> FacetCounts:
        """Counts by facet, each without its own filter: ``told`` brought those of facets that are not filtered."""
        counts = _read_counts(told)
        for facet in _filtered_facets(query):
            counts |= _read_counts(
                self._asked(query=filtered(met, query, without=facet), size=0, aggs=counts_of([facet]))
            )
        return {facet: counts[facet] for facet in Facet}


def _filtered_facets(query: Query) -> set[Facet]:
    return {facet for facet in Facet if query.filters.get(facet)} | ({Facet.KIND} if query.kind else set())


def _read_counts(told: Mapping[str, Any]) -> dict[Facet, tuple[tuple[str, int], ...]]:
    return {Facet(name): _most_frequent(counted["buckets"]) for name, counted in told.get("aggregations", {}).items()}


def _scored(sort: Sequence[Any]) -> Scored:
    score, key, measures = sort
    return Scored(int(score), int(measures), str(key), str(key))


def _candidate(hit: Mapping[str, Any]) -> Candidate:
    return Candidate(card_of(hit["fields"]["card"][0]), int(hit["_score"] or 0))


def _meta(told: Mapping[str, Any]) -> Mapping[str, Any]:
    meta: Mapping[str, Any] = told["mappings"].get("_meta", {})
    return meta


def _types(mappings: Mapping[str, Any]) -> dict[str, str]:
    """The type of each field."""
    return {name: str(told.get("type", "")) for name, told in mappings.get("properties", {}).items()}


def _most_frequent(buckets: Iterable[Mapping[str, Any]]) -> tuple[tuple[str, int], ...]:
    counted = [(str(bucket["key"]), int(bucket["doc_count"])) for bucket in buckets]
    return tuple(sorted(counted, key=lambda value: (-value[1], value[0]))[:FACET_VALUES])

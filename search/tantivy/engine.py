"""The embedded engine: builds in folders, clauses as tantivy queries over ready-made tokens. Local disk only."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from importlib import metadata
from pathlib import Path

import tantivy

from search.asking import MOST, FacetCounts, Found, NamePage, answer
from search.card import Card, card_of, document_of
from search.errors import EngineUnavailable, SearchError
from search.fields import Field
from search.halving import write_isolating
from search.plan import Plan
from search.ranking import Candidate
from search.shortlist import Scored
from search.tantivy.folders import Folders
from search.tantivy.reader import Readers, damage_named
from search.tantivy.schema import (
    SCHEMA,
    all_of,
    any_key,
    any_of,
    facet_field,
    filtered,
    from_order,
    head_of,
    matching,
    quiet,
    seeks_slips,
    term,
    wanted,
)
from search.tantivy.writer import Writing
from search.values import Delete, Document, Facet, Query, Refusal, Results, Watermark

BATCH = 1_000
FACET_VALUES = 60
"""Values of a facet that a page can show; the rarest beyond are left out."""

FEW = 200
"""Documents that are counted by their keys rather than by what was asked."""

_Ranked = tuple[float, tantivy.DocAddress]
_NAME_FIELDS = (Field.NAME, Field.SYNONYM, Field.ALIAS)


class TantivyEngine:
    """Keeps builds under ``root``; opening it touches no disk, and each process opens the live build for itself."""

    name = "tantivy"

    def __init__(self, root: Path, patience: float = 10.0) -> None:
        """``patience`` is how many seconds a write waits for another writer to finish."""
        self._folders = Folders(root, patience)
        self._readers = Readers(self._folders)

    def version(self) -> str:
        """The library's version."""
        return metadata.version("tantivy")

    def check(self) -> str:
        """ "" or what is wrong."""
        try:
            self._readers.live()
        except (SearchError, OSError) as error:
            return str(error)
        return ""

    def create(self, build: str, schema: str) -> None:
        """Makes an empty build."""
        with self._folders.making(build, schema) as folder:
            tantivy.Index(SCHEMA, path=str(folder))

    def builds(self) -> dict[str, str]:
        """The schema of each build by name."""
        return self._folders.builds()

    def live(self) -> str | None:
        """The live build's name."""
        return self._folders.live()

    def swap(self, build: str) -> None:
        """Makes the build live."""
        self._folders.point_to(build)

    def drop(self, build: str) -> None:
        """Removes a build that is not live."""
        if build == self._folders.live():
            raise EngineUnavailable(f"{build} is live and is not dropped")
        self._readers.forget(build)
        self._folders.drop(build)

    def watermark(self, build: str) -> Watermark:
        """The build's watermark."""
        return self._folders.watermark(build)

    def write(
        self,
        build: str,
        changes: Iterable[Document | Delete],
        mark: Watermark | None,
        on_batch: Callable[[int], None] = lambda count: None,
    ) -> Sequence[Refusal]:
        """Applies the changes and commits, then moves the watermark; the same work for one change in any number of documents."""
        with self._folders.writing(build) as folder:
            try:
                with Writing(folder) as writing:
                    refused = write_isolating(changes, BATCH, writing.apply, on_batch)
                    writing.commit()
            except (OSError, ValueError) as error:
                raise EngineUnavailable(f"the build {build} could not be written: {error}") from error
            if mark is not None:
                self._folders.set_watermark(build, mark)
        return refused

    def count(self, build: str) -> int:
        """How many documents the build holds."""
        return self._readers.of(build).num_docs

    @damage_named
    def keys(self, build: str) -> Iterable[str]:
        """Every key in ascending order."""
        searcher = self._readers.of(build)
        everything = tantivy.Query.all_query()
        places = [place for _, place in searcher.search(everything, limit=max(searcher.num_docs, 1), count=False).hits]
        return sorted(str(searcher.doc(place).get_first("key")) for place in places)

    @damage_named
    def stored(self, build: str, key: str) -> Document | None:
        """The document as stored."""
        return _stored(self._readers.of(build), key)

    def search(self, query: Query) -> Results:
        """The ranked answer of the live build."""
        return answer(self, query)

    def suggest(self, text: str, size: int = 8) -> Results:
        """Answers for a text still being typed."""
        return answer(self, Query(text, size=size), suggesting=True)

    @damage_named
    def named(self, tokens: Sequence[str]) -> frozenset[str]:
        """Which tokens are whole names; a term of deleted documents stands in the dictionary until it is merged away."""
        searcher = self._readers.live()
        found = set()
        for token in tokens:
            fields = [field for field in _NAME_FIELDS if searcher.doc_freq(field, token)]
            if fields and searcher.search(any_of([term(field, token) for field in fields]), limit=1, count=False).hits:
                found.add(token)
        return frozenset(found)

    @damage_named
    def candidates(self, plan: Plan, query: Query, window: int, *, counted: bool) -> Found:
        """The best by score, ties included."""
        searcher = self._readers.live()
        told = searcher.search(filtered(wanted(plan), query), limit=MOST)
        hits = told.hits
        if len(hits) > window:
            hits = [hit for hit in hits if hit[0] >= hits[window - 1][0]]
        total = _total(told)
        return Found(
            scored=_scored(searcher, hits),
            cards=lambda places: [_card(searcher, place) for place in places],
            total=total,
            facets=_facets(searcher, plan, query, hits if len(hits) == total else None) if counted else {},
        )

    @damage_named
    def by_name(self, plan: Plan, query: Query) -> NamePage:
        """The next page in the order of names."""
        searcher = self._readers.live()
        whole = filtered(matching(plan), query)
        page = _next_by_name(searcher, all_of([quiet(whole), quiet(from_order(query.after))]), query)
        return NamePage(
            candidates=[Candidate(_card(searcher, place), 0) for _, place in page],
            total=_total(searcher.search(whole, limit=1)),
            facets=_facets(searcher, plan, query),
            after=page[-1][0] if len(page) == query.size else "",
        )

    @damage_named
    def texts(self, keys: Sequence[str]) -> Mapping[str, tuple[str, ...]]:
        """The running text of the entries."""
        searcher = self._readers.live()
        documents = (_stored(searcher, key) for key in keys)
        return {document.key: document.text for document in documents if document is not None}


def _total(told: tantivy.SearchResult) -> int:
    return int(told.count or 0)  # type: ignore[attr-defined]  # the library's stub leaves it out


def _stored(searcher: tantivy.Searcher, key: str) -> Document | None:
    hits = searcher.search(term("key", key), limit=1, count=False).hits
    return document_of(bytes(searcher.doc(hits[0][1])["document"][0]).decode()) if hits else None


def _card(searcher: tantivy.Searcher, place: tantivy.DocAddress) -> Card:
    return card_of(bytes(searcher.doc(place)["card"][0]).decode())


def _next_by_name(
    searcher: tantivy.Searcher, rest: tantivy.Query, query: Query
) -> list[tuple[str, tantivy.DocAddress]]:
    """The first ``size`` behind the cursor: a range of numbers begins a little before it, so more are read until enough are."""
    limit = query.size * 2
    while True:
        hits = searcher.search(rest, limit=limit, count=False, order_by_field="order_key", order=tantivy.Order.Asc).hits
        behind = [(str(name), place) for name, place in hits if name > query.after]
        if len(behind) >= query.size or len(hits) < limit:
            return behind[: query.size]
        limit *= 4


def _scored(searcher: tantivy.Searcher, hits: Sequence[_Ranked]) -> list[Scored]:
    places = [place for _, place in hits]
    measures, high, low = (_numbers(searcher, column, places) for column in ("measures", "key_high", "key_low"))
    return [
        Scored(int(score), measures[number], head_of(high[number], low[number]), place)
        for number, (score, place) in enumerate(hits)
    ]


def _numbers(searcher: tantivy.Searcher, column: str, places: list[tantivy.DocAddress]) -> list[int]:
    return [int(number or 0) for number in searcher.fast_field_values(column, places)]


def _facets(searcher: tantivy.Searcher, plan: Plan, query: Query, hits: Sequence[_Ranked] | None = None) -> FacetCounts:
    """Counts by facet, each without its own filter: facets that are not filtered share one pass.

    ``hits``, where they are all that match, are counted by themselves: a few keys are found sooner than slips are again.
    """
    met = matching(plan)
    own = {facet for facet in Facet if query.filters.get(facet)} | ({Facet.KIND} if query.kind else set())
    whole = filtered(met, query)
    if hits is not None and len(hits) <= FEW and seeks_slips(plan):
        whole = any_key(_numbers(searcher, "key_hash", [place for _, place in hits]))
    counts = _counted(searcher, whole, [facet for facet in Facet if facet not in own])
    for facet in own:
        counts |= _counted(searcher, filtered(met, query, without=facet), [facet])
    return {facet: counts[facet] for facet in Facet}


def _counted(
    searcher: tantivy.Searcher, asked: tantivy.Query, facets: Sequence[Facet]
) -> dict[Facet, tuple[tuple[str, int], ...]]:
    told = searcher.aggregate(
        asked, {facet: {"terms": {"field": facet_field(facet), "size": 1_000}} for facet in facets}
    )
    return {facet: _most_frequent(told[facet]["buckets"]) for facet in facets}


def _most_frequent(buckets: Iterable[Mapping[str, object]]) -> tuple[tuple[str, int], ...]:
    counted = [(str(bucket["key"]), int(str(bucket["doc_count"]))) for bucket in buckets]
    return tuple(sorted(counted, key=lambda value: (-value[1], value[0]))[:FACET_VALUES])

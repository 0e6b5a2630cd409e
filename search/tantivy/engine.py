"""The embedded engine: builds in folders, tantivy queries over precomputed tokens. Local disk only."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from importlib import metadata
from pathlib import Path

import tantivy

from search.batch_bisection import write_isolating_refused
from search.engine_types import Delete, Document, Facet, Query, Refusal, Results, Watermark
from search.errors import EngineUnavailable, SearchError
from search.fields import Field
from search.plan import Plan
from search.query_execution import MAX_CANDIDATES, CandidateSet, FacetCounts, NamePage, execute_query
from search.ranking import Candidate
from search.stored_fields import document_from_json
from search.tantivy.build_folders import BuildFolders
from search.tantivy.schema import (
    SCHEMA,
    all_of,
    any_of,
    at_or_after,
    facet_field,
    filtered,
    has_fuzzy_clause,
    matching_query,
    scored_query,
    term,
    text_prefix,
    unscored,
    with_key_hashes,
)
from search.tantivy.searchers import SearcherCache, damage_as_mismatch, first_address, matching_addresses
from search.tantivy.writer import WriteSession
from search.top_candidates import ScoredDocument

BATCH = 1_000
FACET_VALUES = 60
"""Values of a facet that a page can show; rarer values are omitted."""

MAX_COUNTED_BY_KEY = 200
"""Documents whose facets are counted by key and not by running the query again."""

_Ranked = tuple[float, tantivy.DocAddress]
_NAME_FIELDS = (Field.NAME, Field.SYNONYM, Field.ALIAS)


class TantivyEngine:
    """Stores builds under ``root``. Opening it reads nothing from disk; each process opens the live build itself."""

    name = "tantivy"

    def __init__(self, root: Path, lock_timeout: float = 10.0) -> None:
        """``lock_timeout`` is how many seconds a write waits for another writer to finish."""
        self._folders = BuildFolders(root, lock_timeout)
        self._readers = SearcherCache(self._folders)

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
        """Creates an empty build."""
        with self._folders.creating(build, schema) as folder:
            tantivy.Index(SCHEMA, path=str(folder))

    def builds(self) -> dict[str, str]:
        """The schema of each build by name."""
        return self._folders.builds()

    def live(self) -> str | None:
        """The live build's name."""
        return self._folders.live()

    def swap(self, build: str) -> None:
        """Makes the build live."""
        self._folders.set_live(build)

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
        """Applies the changes, commits, then moves the watermark; one change costs the same in a build of any size."""
        with self._folders.writing(build) as folder:
            try:
                with WriteSession(folder) as session:
                    refused = write_isolating_refused(changes, BATCH, session.apply, on_batch)
                    session.commit()
            except (OSError, ValueError) as error:
                raise EngineUnavailable(f"the build {build} could not be written: {error}") from error
            if mark is not None:
                self._folders.set_watermark(build, mark)
        return refused

    def count(self, build: str) -> int:
        """How many documents the build holds."""
        return self._readers.of(build).searcher.num_docs

    @damage_as_mismatch
    def keys(self, build: str) -> Iterable[str]:
        """Every key in ascending order."""
        searcher = self._readers.of(build).searcher
        addresses = matching_addresses(searcher, tantivy.Query.all_query(), searcher.num_docs)
        return sorted(str(searcher.doc(address).get_first("key")) for address in addresses)

    @damage_as_mismatch
    def stored(self, build: str, key: str) -> Document | None:
        """The document as stored."""
        return _stored(self._readers.of(build).searcher, key)

    def search(self, query: Query) -> Results:
        """The ranked results of the live build."""
        return execute_query(self, query)

    def suggest(self, text: str, size: int = 8) -> Results:
        """Results for a text that is still being typed."""
        return execute_query(self, Query(text, size=size), suggesting=True)

    @damage_as_mismatch
    def known_names(self, tokens: Sequence[str]) -> frozenset[str]:
        """Which tokens are whole names.

        The dictionary keeps terms of deleted documents until a merge, so a search confirms each token.
        """
        searcher = self._readers.live().searcher
        names = set()
        for token in tokens:
            fields = [field for field in _NAME_FIELDS if searcher.doc_freq(field, token)]
            if fields and first_address(searcher, any_of([term(field, token) for field in fields])) is not None:
                names.add(token)
        return frozenset(names)

    @damage_as_mismatch
    def candidates(self, plan: Plan, query: Query, window: int, *, with_facets: bool) -> CandidateSet:
        """The best by score, ties included."""
        live = self._readers.live()
        searcher = live.searcher
        result = searcher.search(filtered(scored_query(plan), query), limit=MAX_CANDIDATES)
        hits = result.hits
        if len(hits) > window:
            hits = [hit for hit in hits if hit[0] >= hits[window - 1][0]]
        total = _total(result)
        return CandidateSet(
            scored=_scored(searcher, hits),
            read_summaries=lambda addresses: list(map(live.summary, addresses)),
            total=total,
            facets=_facets(searcher, plan, query, hits if len(hits) == total else None) if with_facets else {},
        )

    @damage_as_mismatch
    def by_name(self, plan: Plan, query: Query) -> NamePage:
        """The next page sorted by name."""
        live = self._readers.live()
        searcher = live.searcher
        all_matching = filtered(matching_query(plan), query)
        page = _next_by_name(searcher, all_of([unscored(all_matching), unscored(at_or_after(query.after))]), query)
        return NamePage(
            candidates=[Candidate(live.summary(address), 0) for _, address in page],
            total=_total(searcher.search(all_matching, limit=1)),
            facets=_facets(searcher, plan, query),
            after=page[-1][0] if len(page) == query.size else "",
        )

    @damage_as_mismatch
    def texts(self, keys: Sequence[str]) -> Mapping[str, tuple[str, ...]]:
        """The running text of the entries."""
        searcher = self._readers.live().searcher
        documents = (_stored(searcher, key) for key in keys)
        return {document.key: document.text for document in documents if document is not None}


def _total(result: tantivy.SearchResult) -> int:
    return int(result.count or 0)  # type: ignore[attr-defined]  # the library's stub leaves it out


def _stored(searcher: tantivy.Searcher, key: str) -> Document | None:
    address = first_address(searcher, term("key", key))
    return document_from_json(bytes(searcher.doc(address)["document"][0]).decode()) if address is not None else None


def _next_by_name(
    searcher: tantivy.Searcher, rest: tantivy.Query, query: Query
) -> list[tuple[str, tantivy.DocAddress]]:
    """The first ``size`` documents after the cursor; the range starts a little before it, so more are read until enough are found."""
    limit = query.size * 2
    while True:
        hits = searcher.search(rest, limit=limit, count=False, order_by_field="order_key", order=tantivy.Order.Asc).hits
        after_cursor = [(str(name), address) for name, address in hits if name > query.after]
        if len(after_cursor) >= query.size or len(hits) < limit:
            return after_cursor[: query.size]
        limit *= 4


def _scored(searcher: tantivy.Searcher, hits: Sequence[_Ranked]) -> list[ScoredDocument]:
    addresses = [address for _, address in hits]
    features, high, low = (_numbers(searcher, column, addresses) for column in ("measures", "key_high", "key_low"))
    return [
        ScoredDocument(int(score), features[number], text_prefix(high[number], low[number]), address)
        for number, (score, address) in enumerate(hits)
    ]


def _numbers(searcher: tantivy.Searcher, column: str, addresses: list[tantivy.DocAddress]) -> list[int]:
    return [int(number or 0) for number in searcher.fast_field_values(column, addresses)]


def _facets(searcher: tantivy.Searcher, plan: Plan, query: Query, hits: Sequence[_Ranked] | None = None) -> FacetCounts:
    """Counts by facet, each without its own filter: facets that are not filtered share one pass.

    If ``hits`` are all matches, they are counted by key: finding a few keys is faster than a second fuzzy search.
    """
    matching = matching_query(plan)
    filtered_facets = {facet for facet in Facet if query.filters.get(facet)} | ({Facet.KIND} if query.kind else set())
    all_matching = filtered(matching, query)
    if hits is not None and len(hits) <= MAX_COUNTED_BY_KEY and has_fuzzy_clause(plan):
        all_matching = with_key_hashes(_numbers(searcher, "key_hash", [address for _, address in hits]))
    counts = _facet_counts(searcher, all_matching, [facet for facet in Facet if facet not in filtered_facets])
    for facet in filtered_facets:
        counts |= _facet_counts(searcher, filtered(matching, query, without=facet), [facet])
    return {facet: counts[facet] for facet in Facet}


def _facet_counts(
    searcher: tantivy.Searcher, query: tantivy.Query, facets: Sequence[Facet]
) -> dict[Facet, tuple[tuple[str, int], ...]]:
    result = searcher.aggregate(
        query, {facet: {"terms": {"field": facet_field(facet), "size": 1_000}} for facet in facets}
    )
    return {facet: _most_frequent(result[facet]["buckets"]) for facet in facets}


def _most_frequent(buckets: Iterable[Mapping[str, object]]) -> tuple[tuple[str, int], ...]:
    counts = [(str(bucket["key"]), int(str(bucket["doc_count"]))) for bucket in buckets]
    return tuple(sorted(counts, key=lambda value: (-value[1], value[0]))[:FACET_VALUES])

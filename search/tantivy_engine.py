"""The embedded engine: clauses → tantivy queries over ready-made tokens; one folder a build, opened per process."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

import tantivy
from tantivy import Occur

from search.asking import MOST, Found, NamePage, answer
from search.card import Card, card_of, card_text, document_of, document_text
from search.errors import DocumentsRefused, EngineUnavailable, QueryError
from search.fields import PRIOR_BITS, Field, facet_tokens, sort_key, tokens
from search.halving import write_isolating
from search.plan import STEP, Clause, Match, Plan
from search.tantivy_folders import Folders
from search.values import Delete, Document, Facet, Query, Refusal, Results, Watermark

HEAP = 64_000_000
BATCH = 1_000
FACET_VALUES = 60


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("key", stored=True, fast=True, tokenizer_name="raw", index_option="basic")
    builder.add_unsigned_field("revision", stored=True, indexed=False, fast=True)
    for field in Field:
        builder.add_text_field(field, tokenizer_name="raw", index_option="basic")
    for facet in Facet:
        builder.add_text_field(f"facet_{facet}", fast=True, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("entry_kind", tokenizer_name="raw", index_option="basic")
    builder.add_text_field("order_key", fast=True, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("card", stored=True, tokenizer_name="raw", index_option="basic")
    builder.add_bytes_field("document", stored=True, indexed=False)
    return builder.build()


class TantivyEngine:
    """Keeps builds under ``root``; opening it touches no disk, and each process opens the live build for itself."""

    name = "tantivy"

    def __init__(self, root: Path) -> None:
        self._folders = Folders(root)
        self._schema = _schema()
        self._opened: tuple[int, str, int, tantivy.Index, tantivy.Searcher] | None = None

    def version(self) -> str:
        """The library's version."""
        from importlib.metadata import version

        return version("tantivy")

    def check(self) -> str:
        """ "" or what is wrong."""
        try:
            build = self._folders.live()
            if build is None:
                return "there is no live build"
            if not tantivy.Index.is_compatible(str(self._folders.path(build))):
                return "the live build was written by another version of tantivy"
        except (EngineUnavailable, OSError, ValueError) as error:
            return f"{type(error).__name__}: {error}"
        return ""

    def create(self, build: str, schema: str) -> None:
        """Makes an empty build."""
        with self._folders.making(build, schema) as folder:
            tantivy.Index(self._schema, path=str(folder))

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
        """Applies the changes in one commit, then moves the watermark."""
        with self._folders.writing(build) as folder:
            index = tantivy.Index.open(str(folder))
            searcher = index.searcher()
            known = self._folders.watermark(build).number if searcher.num_docs else -1
            writer = index.writer(HEAP, 1)
            try:
                refused = write_isolating(
                    (change for change in changes if not self._stands_newer(searcher, change, known)),
                    BATCH,
                    lambda batch: self._add(writer, batch),
                    on_batch,
                )
                writer.commit()
                writer.wait_merging_threads()
            except BaseException:
                # An open writer holds the index's lock for the life of the process.
                del writer
                raise
        if mark is not None:
            self._folders.set_watermark(build, mark)
        return refused

    def count(self, build: str) -> int:
        """How many documents the build holds."""
        return self._open(build).num_docs

    def keys(self, build: str) -> Iterable[str]:
        """Every key in ascending order."""
        searcher = self._open(build)
        found = searcher.search(tantivy.Query.all_query(), limit=max(searcher.num_docs, 1), count=False)
        return sorted(str(searcher.doc(address).get_first("key")) for _, address in found.hits)

    def stored(self, build: str, key: str) -> Document | None:
        """The document as stored."""
        searcher = self._open(build)
        found = searcher.search(tantivy.Query.term_query(self._schema, "key", key), limit=1, count=False).hits
        if not found:
            return None
        body = searcher.doc(found[0][1]).get_first("document")
        return document_of(bytes(body).decode("utf-8")) if body is not None else None

    def search(self, query: Query) -> Results:
        """The ranked answer of the live build."""
        return answer(self, query)

    def suggest(self, text: str, size: int = 8) -> Results:
        """Answers for a text still being typed."""
        return answer(self, Query(text, size=size), suggesting=True)

    def candidates(self, plan: Plan, query: Query, window: int) -> Found:
        """The best by score, ties included."""
        searcher = self._live_searcher()
        wanted = self._wanted(plan)
        asked = self._filtered(wanted, query, None)
        found = searcher.search(asked, limit=window)
        hits = list(found.hits)
        if len(hits) == window and len(hits) < MOST:
            more = searcher.search(asked, limit=MOST, count=False).hits
            hits = [hit for hit in more if hit[0] >= hits[-1][0]]
        cards = [self._card(searcher, address) for _, address in hits]
        return Found(cards, _total(found), self._facets(searcher, wanted, query))

    def by_name(self, plan: Plan, query: Query) -> NamePage:
        """The next page in the order of names."""
        searcher = self._live_searcher()
        wanted = self._wanted(plan)
        whole = self._filtered(wanted, query, None)
        rest = (
            whole
            if not query.after
            else tantivy.Query.boolean_query([(Occur.Must, whole), (Occur.Must, self._behind(query.after))])
        )
        ordered = searcher.aggregate(
            rest,
            {
                "names": {
                    "terms": {
                        "field": "order_key",
                        "size": query.size,
                        "segment_size": query.size,
                        "order": {"_key": "asc"},
                    }
                }
            },
        )["names"]["buckets"]
        keys = [str(bucket["key"]) for bucket in ordered]
        cards = [self._card(searcher, self._address(searcher, "order_key", key)) for key in keys]
        total = _total(searcher.search(whole, limit=1))
        after = keys[-1] if len(keys) == query.size else ""
        return NamePage(cards, total, self._facets(searcher, wanted, query), after)

    def _behind(self, after: str) -> tantivy.Query:
        if "\x01" not in after:
            raise QueryError("after 값은 앞 응답에서 받은 그대로 써야 합니다.")
        return tantivy.Query.range_query(
            self._schema,
            "order_key",
            tantivy.FieldType.Text,
            lower_bound=after,
            include_lower=False,
            use_inverted_index=True,
        )

    def _address(self, searcher: tantivy.Searcher, field: str, value: str) -> tantivy.DocAddress:
        return searcher.search(tantivy.Query.term_query(self._schema, field, value), limit=1, count=False).hits[0][1]

    def _card(self, searcher: tantivy.Searcher, address: tantivy.DocAddress) -> Card:
        return card_of(str(searcher.doc(address).get_first("card")))

    def _wanted(self, plan: Plan) -> tantivy.Query:
        """Any clause must be met; scores of all met ones add up, the prior below them."""
        if not plan.clauses:
            return tantivy.Query.const_score_query(tantivy.Query.all_query(), 0.0)
        met = tantivy.Query.boolean_query([(Occur.Should, self._clause(clause)) for clause in plan.clauses])
        bits = [
            (
                Occur.Should,
                tantivy.Query.const_score_query(
                    tantivy.Query.term_query(self._schema, Field.PRIOR, f"b{bit}"), float(1 << bit)
                ),
            )
            for bit in range(PRIOR_BITS)
        ]
        return tantivy.Query.boolean_query([(Occur.Must, met), *bits])

    def _clause(self, clause: Clause) -> tantivy.Query:
        return tantivy.Query.const_score_query(self._matching(clause), float(clause.tier * STEP))

    def _matching(self, clause: Clause) -> tantivy.Query:
        query, schema, token = tantivy.Query, self._schema, clause.tokens[0]
        if clause.match is Match.ALL:
            return query.boolean_query(
                [(Occur.Must, query.term_query(schema, clause.field, each)) for each in clause.tokens]
            )
        if clause.match is Match.TERM:
            return query.term_query(schema, clause.field, token)
        if clause.match is Match.PREFIX:
            return query.fuzzy_term_query(schema, clause.field, token, distance=0, prefix=True)
        return query.fuzzy_term_query(schema, clause.field, token, distance=1 if clause.match is Match.FUZZY_1 else 2)

    def _filtered(self, wanted: tantivy.Query, query: Query, without: Facet | None) -> tantivy.Query:
        must = [(Occur.Must, wanted)]
        if query.kind:
            must.append((Occur.Must, self._quiet(tantivy.Query.term_query(self._schema, "entry_kind", query.kind))))
        for facet, values in query.filters.items():
            if values and facet is not without:
                must.append(
                    (
                        Occur.Must,
                        self._quiet(tantivy.Query.term_set_query(self._schema, f"facet_{facet}", list(values))),
                    )
                )
        return tantivy.Query.boolean_query(must) if len(must) > 1 else wanted

    @staticmethod
    def _quiet(query: tantivy.Query) -> tantivy.Query:
        return tantivy.Query.const_score_query(query, 0.0)

    def _facets(
        self, searcher: tantivy.Searcher, wanted: tantivy.Query, query: Query
    ) -> dict[Facet, tuple[tuple[str, int], ...]]:
        """Counts by facet, each ignoring its own filter; the kind facet also ignores the kind tab."""
        shared = [facet for facet in Facet if facet is not Facet.KIND and not query.filters.get(facet)]
        counts = self._counted(searcher, self._filtered(wanted, query, None), shared)
        for facet in Facet:
            if facet is Facet.KIND:
                without_kind = Query(query.text, filters=query.filters)
                counts |= self._counted(searcher, self._filtered(wanted, without_kind, Facet.KIND), [facet])
            elif facet not in shared:
                counts |= self._counted(searcher, self._filtered(wanted, query, facet), [facet])
        return counts

    def _counted(
        self, searcher: tantivy.Searcher, asked: tantivy.Query, facets: Sequence[Facet]
    ) -> dict[Facet, tuple[tuple[str, int], ...]]:
        if not facets:
            return {}
        wanted = {str(facet): {"terms": {"field": f"facet_{facet}", "size": 1_000}} for facet in facets}
        told = searcher.aggregate(asked, wanted)
        return {facet: _buckets(told[str(facet)]["buckets"]) for facet in facets}

    def _stands_newer(self, searcher: tantivy.Searcher, change: Document | Delete, known: int) -> bool:
        """Whether the build already holds a newer revision; only possible at or below the watermark of what it held."""
        if change.revision > known >= 0 or known < 0:
            return False
        found = searcher.search(tantivy.Query.term_query(self._schema, "key", change.key), limit=1, count=False).hits
        return bool(found) and int(searcher.doc(found[0][1]).get_first("revision") or 0) > change.revision

    def _add(self, writer: tantivy.IndexWriter, batch: Sequence[Document | Delete]) -> None:
        """Checks the whole batch, then adds it: a value of the wrong type would silently lose everything behind it."""
        try:
            rows = [(change.key, self._row(change) if isinstance(change, Document) else None) for change in batch]
        except (ValueError, TypeError, UnicodeError, OverflowError) as error:
            raise DocumentsRefused(f"{type(error).__name__}: {error}") from error
        for key, row in rows:
            writer.delete_documents_by_term("key", key)
            if row is not None:
                writer.add_document(row)

    def _row(self, document: Document) -> tantivy.Document:
        found = tokens(document)
        values: dict[str, Any] = {
            "key": document.key,
            "revision": document.revision,
            "entry_kind": document.kind,
            "order_key": sort_key(document),
            "card": card_text(document, found),
            "document": document_text(document).encode("utf-8"),
            **{str(field): values for field, values in found.items() if values},
            **{f"facet_{facet}": list(values) for facet, values in facet_tokens(document).items() if values},
        }
        return tantivy.Document.from_dict(values, self._schema)

    def _live_searcher(self) -> tantivy.Searcher:
        build = self._folders.live()
        if build is None:
            raise EngineUnavailable("there is no live build")
        return self._open(build)

    def _open(self, build: str) -> tantivy.Searcher:
        """The build's searcher in this process, renewed when a commit came; an index opened before a fork would hang."""
        path = self._folders.path(build)
        try:
            changed = (path / "meta.json").stat().st_mtime_ns
            if self._opened is not None:
                pid, name, at, index, searcher = self._opened
                if (pid, name, at) == (os.getpid(), build, changed):
                    return searcher
                if (pid, name) == (os.getpid(), build):
                    index.reload()
                    self._opened = (pid, name, changed, index, index.searcher())
                    return self._opened[4]
            index = tantivy.Index.open(str(path))
            self._opened = (os.getpid(), build, changed, index, index.searcher())
        except (OSError, ValueError) as error:
            raise EngineUnavailable(f"the build {build} cannot be opened ({type(error).__name__})") from error
        return self._opened[4]


def _total(found: Any) -> int:
    """The count of all matches, which the library's type stubs leave out."""
    return int(found.count or 0)


def _buckets(buckets: Iterable[dict[str, Any]]) -> tuple[tuple[str, int], ...]:
    counted = sorted(
        ((str(bucket["key"]), int(bucket["doc_count"])) for bucket in buckets), key=lambda pair: (-pair[1], pair[0])
    )
    return tuple(counted[:FACET_VALUES])

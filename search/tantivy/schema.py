"""The fields of a tantivy build, documents as rows of these fields, and clauses as queries over them.

``search.fields`` makes the tokens. Text fields compare whole tokens; only ``GRAM`` stores positions (the library's own
n-gram tokenizer breaks phrases). All scores are constants, so they are exact integers.
"""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import blake2b
from typing import Any

import tantivy
from tantivy import Occur

from search.clauses import TIER_STEP, Clause, Match
from search.engine_types import Document, Facet, Query
from search.errors import QueryError
from search.fields import (
    PRIOR_BITS,
    Field,
    facet_tokens,
    is_prefix_token,
    name_sort_key,
    stored_token,
    stored_tokens,
    tokens,
)
from search.plan import Plan
from search.stored_fields import document_json, summary_json
from search.top_candidates import packed_features

FEW_TERMS = 16
"""Up to so many terms are looked up one by one; a set of terms walks the field's dictionary, 0.25 ms in a million documents."""
MAX_KEY_LENGTH = 512
"""Letters of a document's key; the library silently drops a term of more than 65,530 bytes, and its document."""

_U64 = tantivy.FieldType.Unsigned
_RAW: dict[str, Any] = {"tokenizer_name": "raw", "index_option": "basic"}


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("key", stored=True, **_RAW)
    builder.add_unsigned_field("key_hash", fast=True, indexed=True)
    builder.add_unsigned_field("key_high", fast=True)
    builder.add_unsigned_field("key_low", fast=True)
    builder.add_unsigned_field("measures", fast=True)
    builder.add_unsigned_field("revision", fast=True)
    for field in Field:
        if field is Field.GRAM:
            builder.add_text_field(field, tokenizer_name="whitespace", index_option="position")
        else:
            builder.add_text_field(field, **_RAW)
    for facet in Facet:
        builder.add_text_field(facet_field(facet), fast=True, **_RAW)
    builder.add_text_field("entry_kind", **_RAW)
    builder.add_text_field("order_key", fast=True, **_RAW)
    builder.add_unsigned_field("order_high", fast=True, indexed=True)
    builder.add_unsigned_field("order_low", fast=True, indexed=True)
    builder.add_bytes_field("card", stored=True, indexed=False)
    builder.add_bytes_field("document", stored=True, indexed=False)
    return builder.build()


def facet_field(facet: Facet) -> str:
    """The field of a facet's values."""
    return f"facet_{facet}"


SCHEMA = _schema()


def key_hash(key: str) -> int:
    """64 bits of a key, which can be read in bulk, unlike stored text; two keys of a batch collide once in 10^13 batches."""
    return int.from_bytes(blake2b(key.encode(), digest_size=8).digest())


def stored_document(document: Document) -> tantivy.Document:
    """The document as the library stores it; raises ``ValueError`` or ``TypeError`` for one that it cannot store.

    It is built against the schema. Without it, a value of the wrong type fails only while indexing, and the whole batch
    is lost silently.
    """
    if not 0 < len(document.key) <= MAX_KEY_LENGTH:
        raise ValueError(f"a key has 1 to {MAX_KEY_LENGTH} letters, this one {len(document.key)}")
    field_tokens = tokens(document)
    order_key = name_sort_key(document)
    high, low = _prefix_numbers(order_key)
    key_high, key_low = _prefix_numbers(document.key)
    row: dict[str, Any] = {
        "key": document.key,
        "key_hash": key_hash(document.key),
        "key_high": key_high,
        "key_low": key_low,
        "measures": packed_features(document, field_tokens),
        "revision": document.revision,
        "entry_kind": document.kind,
        "order_key": order_key,
        "order_high": high,
        "order_low": low,
        "card": summary_json(document, field_tokens).encode(),
        "document": document_json(document).encode(),
    }
    for field, values in field_tokens.items():
        if values:
            row[field] = " ".join(values) if field is Field.GRAM else stored_tokens(field, values)
    for facet, labels in facet_tokens(document).items():
        if labels:
            row[facet_field(facet)] = list(labels)
    return tantivy.Document.from_dict(row, SCHEMA)


def _prefix_numbers(text: str) -> tuple[int, int]:
    """The first sixteen bytes of a text as two numbers in the same order; columns of numbers can be read in bulk."""
    prefix = text.encode()[:16].ljust(16, b"\0")
    return int.from_bytes(prefix[:8]), int.from_bytes(prefix[8:])


def text_prefix(high: int, low: int) -> str:
    """The inverse of ``_prefix_numbers``: the first letters of the text, without a letter that was cut."""
    return (high.to_bytes(8) + low.to_bytes(8)).rstrip(b"\0").decode("utf-8", "ignore")


def scored_query(plan: Plan) -> tantivy.Query:
    """At least one clause must match; the tiers of all matching clauses and the prior are added up."""
    if not plan.clauses:
        return unscored(tantivy.Query.all_query())
    matching = matching_query(plan)
    for bit in _prior_bits():
        # Nested, because a flat query would be a union, which is read in full and not only where a clause matches.
        matching = tantivy.Query.boolean_query([(Occur.Must, matching), (Occur.Should, bit)])
    return matching


def matching_query(plan: Plan) -> tantivy.Query:
    """The same documents as ``scored_query``, scored without their priors; for counting."""
    if not plan.clauses:
        return tantivy.Query.all_query()
    return tantivy.Query.boolean_query([(Occur.Should, _scored(clause)) for clause in plan.clauses])


def has_fuzzy_clause(plan: Plan) -> bool:
    """Whether the plan walks dictionaries by edit distance, which costs more than all its other clauses."""
    return any(clause.match in (Match.FUZZY_1, Match.FUZZY_2) for clause in plan.clauses)


def with_key_hashes(hashes: Sequence[int]) -> tantivy.Query:
    """The documents with these ``key_hash`` numbers."""
    return tantivy.Query.term_set_query(SCHEMA, "key_hash", list(hashes))


def _scored(clause: Clause) -> tantivy.Query:
    return tantivy.Query.const_score_query(_matching(clause), float(clause.tier * TIER_STEP))


def _prior_bits() -> list[tantivy.Query]:
    return [tantivy.Query.const_score_query(term(Field.PRIOR, f"b{bit}"), float(1 << bit)) for bit in range(PRIOR_BITS)]


def _matching(clause: Clause) -> tantivy.Query:
    token = stored_token(clause.field, clause.tokens[0])
    match clause.match:
        case Match.TERM:
            return term(clause.field, token)
        case Match.ANY if len(clause.tokens) <= FEW_TERMS:
            return any_of([term(clause.field, stored_token(clause.field, each)) for each in clause.tokens])
        case Match.ANY:
            return tantivy.Query.term_set_query(SCHEMA, clause.field, list(clause.tokens))
        case Match.PHRASES:
            return tantivy.Query.boolean_query(
                [(Occur.Must, _phrase(clause.field, phrase)) for phrase in clause.tokens]
            )
        case Match.PREFIX if is_prefix_token(clause.field, clause.tokens[0]):
            return term(Field.BEGINNING, token)
        case Match.PREFIX:
            return tantivy.Query.fuzzy_term_query(SCHEMA, clause.field, token, distance=0, prefix=True)
        case Match.FUZZY_1 | Match.FUZZY_2:
            edits = 1 if clause.match is Match.FUZZY_1 else 2
            return tantivy.Query.fuzzy_term_query(SCHEMA, clause.field, token, distance=edits)


def _phrase(field: Field, grams: str) -> tantivy.Query:
    words: list[str | tuple[int, str]] = [*grams.split(" ")]
    if len(words) == 1:
        return term(field, grams)
    return tantivy.Query.phrase_query(SCHEMA, field, words)


def term(field: str, token: str) -> tantivy.Query:
    """Documents that have exactly this token."""
    return tantivy.Query.term_query(SCHEMA, field, token, index_option="basic")


def unscored(query: tantivy.Query) -> tantivy.Query:
    """The query as a condition that adds nothing to a score."""
    return tantivy.Query.const_score_query(query, 0.0)


def filtered(matching: tantivy.Query, query: Query, without: Facet | None = None) -> tantivy.Query:
    """``matching`` narrowed by the kind and the filters of the query, except the filter of ``without``.

    The kind counts as the filter of its facet.
    """
    must = [(Occur.Must, matching)]
    if query.kind and without is not Facet.KIND:
        must.append((Occur.Must, unscored(term("entry_kind", query.kind))))
    for facet, values in query.filters.items():
        if values and facet is not without:
            chosen = tantivy.Query.term_set_query(SCHEMA, facet_field(facet), list(values))
            must.append((Occur.Must, unscored(chosen)))
    return tantivy.Query.boolean_query(must) if len(must) > 1 else matching


def at_or_after(after: str) -> tantivy.Query:
    """Documents at or after a cursor, and a few before it with the same first sixteen bytes; all documents for ""."""
    if not after:
        return tantivy.Query.all_query()
    if "\x01" not in after:
        raise QueryError("after 값은 앞 응답에서 받은 그대로 써야 합니다.")
    high, low = _prefix_numbers(after)
    same = [_at_least("order_high", high), _at_most("order_high", high), _at_least("order_low", low)]
    tied = tantivy.Query.boolean_query([(Occur.Must, condition) for condition in same])
    return tantivy.Query.boolean_query([(Occur.Should, _at_least("order_high", high + 1)), (Occur.Should, tied)])


def _at_least(field: str, number: int) -> tantivy.Query:
    return tantivy.Query.range_query(SCHEMA, field, _U64, lower_bound=number)


def _at_most(field: str, number: int) -> tantivy.Query:
    return tantivy.Query.range_query(SCHEMA, field, _U64, upper_bound=number)


def any_of(queries: Sequence[tantivy.Query]) -> tantivy.Query:
    """Documents that match at least one of the queries."""
    return tantivy.Query.boolean_query([(Occur.Should, query) for query in queries])


def all_of(queries: Sequence[tantivy.Query]) -> tantivy.Query:
    """Documents that match all of the queries."""
    return tantivy.Query.boolean_query([(Occur.Must, query) for query in queries])

"""What a tantivy build holds: the fields, a document as a row of them, and clauses as queries over them.

Tokens are made by ``search.fields``; every text field here compares whole tokens, only ``GRAM`` keeps their places (the
library's own n-gram tokenizer breaks phrases). Nothing is scored but constants, so scores are exact integers.
"""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import blake2b
from typing import Any

import tantivy
from tantivy import Occur

from search.card import card_text, document_text
from search.errors import QueryError
from search.fields import PRIOR_BITS, Field, facet_tokens, is_kept_beginning, sort_key, stored_token, tokens
from search.plan import STEP, Clause, Match, Plan
from search.shortlist import measures_of
from search.values import Document, Facet, Query

LONGEST_KEY = 512
"""Letters of a document's key; beyond 65,530 bytes the library drops a term without a word, and the document with it."""

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
    """64 bits of a key, readable in bulk where a stored text is not; two keys of one batch agree once in 10^13 batches."""
    return int.from_bytes(blake2b(key.encode(), digest_size=8).digest())


def row(document: Document) -> tantivy.Document:
    """The document as the library stores it; raises ``ValueError`` or ``TypeError`` for one that it cannot hold.

    Built against the schema: without it a value of the wrong type is found out only while indexing, where it silently
    takes the whole batch with it.
    """
    if not 0 < len(document.key) <= LONGEST_KEY:
        raise ValueError(f"a key has 1 to {LONGEST_KEY} letters, this one {len(document.key)}")
    found = tokens(document)
    order_key = sort_key(document)
    high, low = _first_bytes(order_key)
    key_high, key_low = _first_bytes(document.key)
    values: dict[str, Any] = {
        "key": document.key,
        "key_hash": key_hash(document.key),
        "key_high": key_high,
        "key_low": key_low,
        "measures": measures_of(document, found),
        "revision": document.revision,
        "entry_kind": document.kind,
        "order_key": order_key,
        "order_high": high,
        "order_low": low,
        "card": card_text(document, found).encode(),
        "document": document_text(document).encode(),
    }
    for field, held in found.items():
        if held:
            values[field] = " ".join(held) if field is Field.GRAM else [stored_token(field, token) for token in held]
    for facet, labels in facet_tokens(document).items():
        if labels:
            values[facet_field(facet)] = list(labels)
    return tantivy.Document.from_dict(values, SCHEMA)


def _first_bytes(text: str) -> tuple[int, int]:
    """The first sixteen bytes of a text as two numbers: they rise with it, and columns of numbers are read in bulk."""
    head = text.encode()[:16].ljust(16, b"\0")
    return int.from_bytes(head[:8]), int.from_bytes(head[8:])


def head_of(high: int, low: int) -> str:
    """The beginning of the text that ``_first_bytes`` gave the numbers of; a letter that was cut in two is left out."""
    return (high.to_bytes(8) + low.to_bytes(8)).rstrip(b"\0").decode("utf-8", "ignore")


def wanted(plan: Plan) -> tantivy.Query:
    """Any clause must be met; the tiers of all that are met add up, and the prior below them."""
    if not plan.clauses:
        return quiet(tantivy.Query.all_query())
    met = matching(plan)
    for bit in _prior_bits():
        # One inside the other: side by side they would be a union, which is read whole and not only where a clause is met.
        met = tantivy.Query.boolean_query([(Occur.Must, met), (Occur.Should, bit)])
    return met


def matching(plan: Plan) -> tantivy.Query:
    """The same documents as ``wanted``, without their priors; for counting."""
    if not plan.clauses:
        return tantivy.Query.all_query()
    return tantivy.Query.boolean_query([(Occur.Should, _scored(clause)) for clause in plan.clauses])


def seeks_slips(plan: Plan) -> bool:
    """Whether the plan walks dictionaries by edit distance, which costs more than all else in it."""
    return any(clause.match in (Match.FUZZY_1, Match.FUZZY_2) for clause in plan.clauses)


def any_key(hashes: Sequence[int]) -> tantivy.Query:
    """The documents with these ``key_hash`` numbers."""
    return tantivy.Query.term_set_query(SCHEMA, "key_hash", list(hashes))


def _scored(clause: Clause) -> tantivy.Query:
    return tantivy.Query.const_score_query(_matching(clause), float(clause.tier * STEP))


def _prior_bits() -> list[tantivy.Query]:
    return [tantivy.Query.const_score_query(term(Field.PRIOR, f"b{bit}"), float(1 << bit)) for bit in range(PRIOR_BITS)]


def _matching(clause: Clause) -> tantivy.Query:
    token = stored_token(clause.field, clause.tokens[0])
    match clause.match:
        case Match.TERM:
            return term(clause.field, token)
        case Match.ANY:
            return tantivy.Query.term_set_query(SCHEMA, clause.field, list(clause.tokens))
        case Match.PHRASES:
            return tantivy.Query.boolean_query([(Occur.Must, _phrase(clause.field, row)) for row in clause.tokens])
        case Match.PREFIX if is_kept_beginning(clause.field, clause.tokens[0]):
            return term(Field.BEGINNING, token)
        case Match.PREFIX:
            return tantivy.Query.fuzzy_term_query(SCHEMA, clause.field, token, distance=0, prefix=True)
        case Match.FUZZY_1 | Match.FUZZY_2:
            slips = 1 if clause.match is Match.FUZZY_1 else 2
            return tantivy.Query.fuzzy_term_query(SCHEMA, clause.field, token, distance=slips)


def _phrase(field: Field, grams: str) -> tantivy.Query:
    words: list[str | tuple[int, str]] = [*grams.split(" ")]
    if len(words) == 1:
        return term(field, grams)
    return tantivy.Query.phrase_query(SCHEMA, field, words)


def term(field: str, token: str) -> tantivy.Query:
    """Documents that hold exactly this token."""
    return tantivy.Query.term_query(SCHEMA, field, token, index_option="basic")


def quiet(query: tantivy.Query) -> tantivy.Query:
    """The query as a condition that adds nothing to a score."""
    return tantivy.Query.const_score_query(query, 0.0)


def filtered(found: tantivy.Query, query: Query, without: Facet | None = None) -> tantivy.Query:
    """``found`` narrowed by the kind and the filters of the query, leaving one facet's own out; the kind goes with its facet."""
    must = [(Occur.Must, found)]
    if query.kind and without is not Facet.KIND:
        must.append((Occur.Must, quiet(term("entry_kind", query.kind))))
    for facet, values in query.filters.items():
        if values and facet is not without:
            chosen = tantivy.Query.term_set_query(SCHEMA, facet_field(facet), list(values))
            must.append((Occur.Must, quiet(chosen)))
    return tantivy.Query.boolean_query(must) if len(must) > 1 else found


def from_order(after: str) -> tantivy.Query:
    """Documents at or behind a cursor, and a few before it that begin with the same sixteen bytes; "" for all."""
    if not after:
        return tantivy.Query.all_query()
    if "\x01" not in after:
        raise QueryError("after 값은 앞 응답에서 받은 그대로 써야 합니다.")
    high, low = _first_bytes(after)
    same = [_at_least("order_high", high), _at_most("order_high", high), _at_least("order_low", low)]
    tied = tantivy.Query.boolean_query([(Occur.Must, condition) for condition in same])
    return tantivy.Query.boolean_query([(Occur.Should, _at_least("order_high", high + 1)), (Occur.Should, tied)])


def _at_least(field: str, number: int) -> tantivy.Query:
    return tantivy.Query.range_query(SCHEMA, field, _U64, lower_bound=number)


def _at_most(field: str, number: int) -> tantivy.Query:
    return tantivy.Query.range_query(SCHEMA, field, _U64, upper_bound=number)


def any_of(queries: Sequence[tantivy.Query]) -> tantivy.Query:
    """Documents that meet one of the queries."""
    return tantivy.Query.boolean_query([(Occur.Should, query) for query in queries])


def all_of(queries: Sequence[tantivy.Query]) -> tantivy.Query:
    """Documents that meet every one of the queries."""
    return tantivy.Query.boolean_query([(Occur.Must, query) for query in queries])

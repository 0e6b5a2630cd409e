"""Clauses as Elasticsearch queries: constant scores over precomputed tokens, so scores are the same integers as in tantivy."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from search.clauses import TIER_STEP, Clause, Match
from search.engine_types import Facet, Query
from search.fields import PRIOR_BITS, Field, is_prefix_token, stored_token
from search.plan import Plan

Json = dict[str, Any]

MAX_EXPANSIONS = 1_000
"""Terms that one fuzzy clause may expand to; the server's default of 50 would omit names that tantivy finds."""


def facet_field(facet: Facet) -> str:
    """The field of a facet's values."""
    return f"facet_{facet}"


def mapping(schema: str) -> Json:
    """The whole mapping, explicit and strict; ``_meta`` stores the schema and the watermark."""
    keyword: Json = {"type": "keyword"}
    # Text and not keyword: a keyword is limited to 32,766 bytes even if it is only stored.
    stored: Json = {"type": "text", "index": False, "store": True}
    fields: Json = {
        str(field): {"type": "text", "analyzer": "whitespace"}
        if field is Field.GRAM
        else dict(keyword, doc_values=False)
        for field in Field
    }
    facets: Json = {facet_field(facet): keyword for facet in Facet}
    return {
        "dynamic": "strict",
        "_meta": {"schema": schema, "number": 0, "token": ""},
        "properties": {
            "key": keyword,
            "revision": {"type": "long"},
            "measures": {"type": "long"},
            "entry_kind": keyword,
            "order_key": keyword,
            "card": stored,
            "document": stored,
            **fields,
            **facets,
        },
    }


def scored_query(plan: Plan) -> Json:
    """At least one clause must match; the tiers of all matching clauses and the prior are added up."""
    if not plan.clauses:
        return {"constant_score": {"filter": {"match_all": {}}, "boost": 0}}
    matching = {"bool": {"should": [_scored(clause) for clause in plan.clauses], "minimum_should_match": 1}}
    return {"bool": {"must": [matching], "should": [_prior_bit(bit) for bit in range(PRIOR_BITS)]}}


def filtered(matching: Json, query: Query, without: Facet | None = None) -> Json:
    """``matching`` narrowed by the kind and the filters of the query, except the filter of ``without``.

    The kind counts as the filter of its facet.
    """
    conditions: list[Json] = []
    if query.kind and without is not Facet.KIND:
        conditions.append({"term": {"entry_kind": query.kind}})
    conditions += [
        {"terms": {facet_field(facet): list(values)}}
        for facet, values in query.filters.items()
        if values and facet is not without
    ]
    return {"bool": {"must": [matching], "filter": conditions}} if conditions else matching


def facet_aggregations(facets: Iterable[Facet]) -> Json:
    """Aggregations that count the values of these facets, by facet name."""
    return {str(facet): {"terms": {"field": facet_field(facet), "size": 1_000}} for facet in facets}


def name_aggregations(tokens: Mapping[str, str]) -> Json:
    """Aggregations that count, for each token, the entries that have it as a whole name."""
    fields = (Field.NAME, Field.SYNONYM, Field.ALIAS)
    return {
        name: {
            "filter": {
                "bool": {"should": [{"term": {str(field): token}} for field in fields], "minimum_should_match": 1}
            }
        }
        for name, token in tokens.items()
    }


def _scored(clause: Clause) -> Json:
    return {"constant_score": {"filter": _matching(clause), "boost": clause.tier * TIER_STEP}}


def _prior_bit(bit: int) -> Json:
    return {"constant_score": {"filter": {"term": {str(Field.PRIOR): f"b{bit}"}}, "boost": 1 << bit}}


def _matching(clause: Clause) -> Json:
    field, token = str(clause.field), stored_token(clause.field, clause.tokens[0])
    match clause.match:
        case Match.TERM:
            return {"term": {field: token}}
        case Match.ANY:
            return {"terms": {field: list(clause.tokens)}}
        case Match.PHRASES:
            return {"bool": {"must": [{"match_phrase": {field: row}} for row in clause.tokens]}}
        case Match.PREFIX if is_prefix_token(clause.field, clause.tokens[0]):
            return {"term": {str(Field.BEGINNING): token}}
        case Match.PREFIX:
            return {"prefix": {field: {"value": token}}}
        case Match.FUZZY_1 | Match.FUZZY_2:
            edits = 1 if clause.match is Match.FUZZY_1 else 2
            return {
                "fuzzy": {
                    field: {
                        "value": token,
                        "fuzziness": edits,
                        "transpositions": True,
                        "prefix_length": 0,
                        "max_expansions": MAX_EXPANSIONS,
                    }
                }
            }

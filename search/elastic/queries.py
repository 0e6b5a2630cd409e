"""Clauses as Elasticsearch queries: constant scores over ready-made tokens, so scores are the same whole numbers as elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from search.fields import PRIOR_BITS, Field, is_kept_beginning, stored_token
from search.plan import STEP, Clause, Match, Plan
from search.values import Facet, Query

Json = dict[str, Any]

MOST_EXPANSIONS = 1_000
"""Terms that one edit distance may stand for; the server's default of 50 would cut off names that the other engine finds."""


def facet_field(facet: Facet) -> str:
    """The field of a facet's values."""
    return f"facet_{facet}"


def mapping(schema: str) -> Json:
    """The whole mapping, explicit and strict; ``_meta`` carries the schema and the watermark."""
    keyword: Json = {"type": "keyword"}
    # Text and not keyword: a keyword ends at 32,766 bytes even where it is only stored.
    kept: Json = {"type": "text", "index": False, "store": True}
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
            "card": kept,
            "document": kept,
            **fields,
            **facets,
        },
    }


def wanted(plan: Plan) -> Json:
    """Any clause must be met; the tiers of all that are met add up, and the prior below them."""
    if not plan.clauses:
        return {"constant_score": {"filter": {"match_all": {}}, "boost": 0}}
    met = {"bool": {"should": [_scored(clause) for clause in plan.clauses], "minimum_should_match": 1}}
    return {"bool": {"must": [met], "should": [_bit(bit) for bit in range(PRIOR_BITS)]}}


def filtered(met: Json, query: Query, without: Facet | None = None) -> Json:
    """``met`` narrowed by the kind and the filters of the query, leaving one facet's own out; the kind goes with its facet."""
    conditions: list[Json] = []
    if query.kind and without is not Facet.KIND:
        conditions.append({"term": {"entry_kind": query.kind}})
    conditions += [
        {"terms": {facet_field(facet): list(values)}}
        for facet, values in query.filters.items()
        if values and facet is not without
    ]
    return {"bool": {"must": [met], "filter": conditions}} if conditions else met


def counted(facets: Iterable[Facet]) -> Json:
    """The counts of these facets, by their names."""
    return {str(facet): {"terms": {"field": facet_field(facet), "size": 1_000}} for facet in facets}


def named_as(tokens: Mapping[str, str]) -> Json:
    """One count for each token, by name: how many entries bear it as a whole name."""
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
    return {"constant_score": {"filter": _matching(clause), "boost": clause.tier * STEP}}


def _bit(bit: int) -> Json:
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
        case Match.PREFIX if is_kept_beginning(clause.field, clause.tokens[0]):
            return {"term": {str(Field.BEGINNING): token}}
        case Match.PREFIX:
            return {"prefix": {field: {"value": token}}}
        case Match.FUZZY_1 | Match.FUZZY_2:
            slips = 1 if clause.match is Match.FUZZY_1 else 2
            return {
                "fuzzy": {
                    field: {
                        "value": token,
                        "fuzziness": slips,
                        "transpositions": True,
                        "prefix_length": 0,
                        "max_expansions": MOST_EXPANSIONS,
                    }
                }
            }

"""``GET /api/v1/search`` and ``/api/v1/suggest``: the answers of the pages for programs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse

from portal.answers.answer import Answer
from portal.answers.answered_substance import answered_substance, first_hit_of_another
from portal.answers.finding import search as find
from portal.answers.finding import suggest as suggestions
from portal.answers.neighbours import Neighbour, neighbours
from portal.answers.number_suggestions import UnSuggestion, un_suggestions
from portal.answers.search_results import (
    answer_to,
    hit_annotations,
    hit_titles,
    is_text_only,
    may_suggest,
    offers_with_annotations,
    results_under_answer,
    why_text,
)
from portal.api.substance import annotation_json
from portal.api.summary_json import answered_json
from portal.curation.annotations import Annotation
from portal.http.error_pages import bad_request, unavailable
from portal.http.search_parameters import int_parameter, parse_search_query, storable_text
from portal.publish.facets import KIND_LABELS
from search.engine_types import Hit, Results, Why
from search.errors import EngineMismatch, EngineUnavailable, QueryError

UNAVAILABLE = "검색 서비스가 응답하지 않습니다."
MOST_SUGGESTIONS = 20


def search(request: HttpRequest) -> HttpResponse:
    """The answer, the hits with their reasons, the facets and, for lists by name, the cursor of the next page."""
    try:
        query = parse_search_query(request)
        results = find(query)
        answer = answer_to(query, results)
    except QueryError as error:
        return bad_request(request, str(error))
    except (EngineUnavailable, EngineMismatch):
        return unavailable(request, UNAVAILABLE)
    results = results_under_answer(results, answer)
    body = {
        "query": query.text,
        "answer": {
            **_answer(answer),
            **answered_json(answered_substance(answer, results)),
            "calls": list(answer.calls),
            "other_first_hit": first_hit_of_another(answer, results) if is_text_only(query) else "",
        },
        "read_as": results.read_as,
        "layout_from": results.layout_from,
        "total": results.total,
        "hits": _hits(results, query.text),
        "facets": {
            facet: [{"value": value, "count": count} for value, count in values]
            for facet, values in results.facets.items()
        },
        "neighbours": [_neighbour(each) for each in neighbours(query.text, answer, results)],
        "after": results.after,
    }
    return _json_response(body)


def suggest(request: HttpRequest) -> HttpResponse:
    """Suggestions for a text that is still being typed; none for words of self-harm or of weapons (content rule 9)."""
    text = storable_text(request.GET.get("q", ""))[:200]
    try:
        size = min(int_parameter(request, "size", 8), MOST_SUGGESTIONS)
        results = suggestions(text, max(size, 1)) if text.strip() and may_suggest(text) else Results((), 0, {})
    except QueryError as error:
        return bad_request(request, str(error))
    except (EngineUnavailable, EngineMismatch):
        return unavailable(request, UNAVAILABLE)
    hits = [
        {**fields, "kind_label": KIND_LABELS[hit.kind], "match": hit.why}
        for fields, hit in zip(_hits(results, text), results.hits, strict=True)
    ]
    un_lines = [_un_line(line) for line in un_suggestions(text, results, max(size, 1))]
    return _json_response({"query": text, "hits": un_lines or hits})


def _un_line(line: UnSuggestion) -> dict[str, Any]:
    """A UN number in the form of a hit; it has no substance's number, so that nobody takes it for one (content rule 12)."""
    title = f"UN{line.number} {line.name}".strip()
    return {
        "key": f"un:{line.number}",
        "kind": "un",
        "cas": [],
        "title_ko": title if line.lang == "ko" else "",
        "title_en": title if line.lang == "en" else "",
        "why": line.note,
        "url": line.url,
        "origin": line.origin,
        "annotations": [],
        "kind_label": "UN 번호",
        "match": Why.UN,
    }


def _answer(answer: Answer) -> dict[str, Any]:
    on_offers = (on_offer for _, on_offer in offers_with_annotations(answer))
    fields = answer.as_json()
    offered = [
        {**offer, "annotations": [annotation_json(annotation) for annotation in on_offer]}
        for offer, on_offer in zip(fields["offered"], on_offers, strict=True)
    ]
    return {**fields, "offered": offered}


def _hits(results: Results, text: str) -> list[dict[str, Any]]:
    searched_text = results.read_as or text
    titles, annotations = hit_titles(results), hit_annotations(results)
    return [_hit(hit, titles[hit.key], searched_text, annotations.get(hit.key, ())) for hit in results.hits]


def _hit(hit: Hit, title: str, searched_text: str, annotations: Sequence[Annotation]) -> dict[str, Any]:
    return {
        "key": hit.key,
        "kind": hit.kind,
        "cas": list(hit.cas),
        "title_ko": hit.title_ko or ("" if hit.title_en else title),
        "title_en": hit.title_en,
        "why": why_text(hit, searched_text),
        "url": hit.url,
        "origin": hit.origin,
        "annotations": [annotation_json(annotation) for annotation in annotations],
    }


def _neighbour(neighbour: Neighbour) -> dict[str, Any]:
    annotations = [annotation_json(annotation) for annotation in neighbour.annotations]
    return {"name": neighbour.name, "url": neighbour.url, "annotations": annotations}


def _json_response(body: dict[str, Any]) -> JsonResponse:
    return JsonResponse(body, json_dumps_params={"ensure_ascii": False})

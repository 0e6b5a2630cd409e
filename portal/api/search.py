"""``GET /api/v1/search`` and ``/api/v1/suggest``: the same answers as the pages, for programs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse

from portal.answers.crisis_queries import is_crisis
from portal.answers.finding import search as find
from portal.answers.finding import suggest as suggestions
from portal.answers.search_results import answer_to, hit_remarks, hit_titles, kept, why_text
from portal.api.substance import annotation_json
from portal.curation.annotations import Annotation
from portal.http.problems import bad_request, unavailable
from portal.http.search_parameters import number, query_of, readable
from portal.publish.facets import KIND_LABELS
from search.engine_types import Hit, Results
from search.errors import EngineMismatch, EngineUnavailable, QueryError

UNAVAILABLE = "검색 서비스가 응답하지 않습니다."
MOST_SUGGESTIONS = 20


def search(request: HttpRequest) -> HttpResponse:
    """The answer, then hits with why, facets and, for lists by name, the cursor of the next page."""
    try:
        query = query_of(request)
        results = find(query)
        answer = answer_to(query, results)
    except QueryError as error:
        return bad_request(request, str(error))
    except (EngineUnavailable, EngineMismatch):
        return unavailable(request, UNAVAILABLE)
    results = kept(results, answer)
    body = {
        "query": query.text,
        "answer": answer.plain(),
        "read_as": results.read_as,
        "layout_from": results.layout_from,
        "total": results.total,
        "hits": _hits(results, query.text),
        "facets": {
            facet: [{"value": value, "count": count} for value, count in values]
            for facet, values in results.facets.items()
        },
        "after": results.after,
    }
    return _json(body)


def suggest(request: HttpRequest) -> HttpResponse:
    """Answers for a text still being typed; words of self-harm get none (content rule 9)."""
    text = readable(request.GET.get("q", ""))[:200]
    try:
        size = min(number(request, "size", 8), MOST_SUGGESTIONS)
        results = suggestions(text, max(size, 1)) if text.strip() and not is_crisis(text) else Results((), 0, {})
    except QueryError as error:
        return bad_request(request, str(error))
    except (EngineUnavailable, EngineMismatch):
        return unavailable(request, UNAVAILABLE)
    shown = [
        {**hit, "kind_label": KIND_LABELS[found.kind], "match": found.why}
        for hit, found in zip(_hits(results, text), results.hits, strict=True)
    ]
    return _json({"query": text, "hits": shown})


def _hits(results: Results, text: str) -> list[dict[str, Any]]:
    shown = results.read_as or text
    titles, remarks = hit_titles(results), hit_remarks(results)
    return [_hit(hit, titles[hit.key], shown, remarks.get(hit.key, ())) for hit in results.hits]


def _hit(hit: Hit, title: str, shown: str, remarks: Sequence[Annotation]) -> dict[str, Any]:
    return {
        "key": hit.key,
        "kind": hit.kind,
        "cas": list(hit.cas),
        "title_ko": hit.title_ko or ("" if hit.title_en else title),
        "title_en": hit.title_en,
        "why": why_text(hit, shown),
        "url": hit.url,
        "origin": hit.origin,
        "annotations": [annotation_json(remark) for remark in remarks],
    }


def _json(body: dict[str, Any]) -> JsonResponse:
    return JsonResponse(body, json_dumps_params={"ensure_ascii": False})

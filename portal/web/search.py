"""The result list: tabs by kind, facets, why each hit matched, and what to do where nothing was found."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from portal.answers.answer import Answer, Kind
from portal.answers.crisis_queries import names_a_dose
from portal.answers.finding import search as find
from portal.answers.page_sections import SECTIONS, concentration
from portal.answers.search_results import answer_to, hit_remarks, hit_titles, hit_url, is_plain, kept, why_text
from portal.http.problems import bad_request, unavailable
from portal.http.search_parameters import FACETS, query_of
from portal.publish.facets import KIND_LABELS
from reference.labels import Group, labels
from search.engine_types import Facet, Hit, Query, Results, Why
from search.errors import EngineMismatch, EngineUnavailable, QueryError

FACET_TITLES = labels(Group.FACET)


def search(request: HttpRequest) -> HttpResponse:
    """``/search?q=``; 400 with a sentence for what cannot be asked, 503 while the engine is away."""
    try:
        query = query_of(request)
        results = find(query)
        answer = answer_to(query, results)
    except QueryError as error:
        return bad_request(request, str(error))
    except (EngineUnavailable, EngineMismatch):
        return unavailable(
            request, "검색 서비스가 응답하지 않습니다. 물질 주소(예: /substances/7664-39-3)는 그대로 볼 수 있습니다."
        )
    if answer.opens and is_plain(query) and not request.GET.get("stay"):
        return HttpResponseRedirect(f"{answer.url}?{urlencode({'from': query.text.strip()})}")
    return render(request, "portal/search.html", _view(query, kept(results, answer), answer))


def _view(query: Query, results: Results, answer: Answer) -> dict[str, Any]:
    counts = dict(results.facets.get(Facet.KIND, ()))
    labels = {label: kind for kind, label in KIND_LABELS.items()}
    shown = results.read_as or query.text
    return {
        "query": query,
        "results": results,
        "shown": shown,
        "hits": _hits(results, shown, concentration(query.text)),
        "tabs": [
            {"kind": kind, "label": label, "count": counts.get(label, 0), "current": query.kind == kind}
            for label, kind in labels.items()
            if counts.get(label) or query.kind == kind
        ],
        "all_count": sum(counts.values()),
        "facets": [
            {
                "name": facet,
                "title": FACET_TITLES[facet],
                "values": [
                    {"value": value, "count": count, "on": value in query.filters.get(facet, ())}
                    for value, count in results.facets.get(facet, ())[:12]
                ],
            }
            for facet in FACETS
            if results.facets.get(facet)
        ],
        "answer": answer if query.text.strip() and is_plain(query) else None,
        "crisis": answer.kind is Kind.CRISIS,
        "intent": SECTIONS.get(results.intent) if answer.kind is Kind.SUBSTANCE else None,
        "pages": _pages(query, results),
        "corrected": bool(results.hits) and results.hits[0].why is Why.TYPO,
    }


def _hits(results: Results, shown: str, percent: str) -> list[dict[str, Any]]:
    titles, remarks = hit_titles(results), hit_remarks(results)
    return [
        {
            "hit": hit,
            "title": titles[hit.key],
            "kind": KIND_LABELS[hit.kind],
            "why": why_text(hit, shown),
            "url": hit_url(hit, results.intent, percent),
            "snippet": _snippet(hit, titles[hit.key]),
            "annotations": remarks.get(hit.key, ()),
        }
        for hit in results.hits
    ]


def _snippet(hit: Hit, title: str) -> str:
    """The passage that matched; none of a corrected hit, none with a lethal dose, none that the title says already."""
    unsaid = hit.snippet.strip("… ") not in title
    return hit.snippet if unsaid and hit.why is not Why.TYPO and not names_a_dose(hit.snippet) else ""


def _pages(query: Query, results: Results) -> list[int]:
    last = min(-(-results.total // query.size), 1_000 // query.size)
    first = max(1, query.page - 4)
    return list(range(first, min(last, first + 8) + 1)) if last > 1 and not query.after and query.text else []

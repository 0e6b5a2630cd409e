"""The page of results: tabs by kind, facets, the reason for each hit, and help where nothing was found."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from portal.answers.answer import Answer, AnswerKind
from portal.answers.answered_substance import answered_hit, answered_substance, first_hit_of_another
from portal.answers.crisis_queries import states_lethal_dose
from portal.answers.finding import search as find
from portal.answers.neighbours import neighbours
from portal.answers.page_sections import SECTIONS, concentration_in
from portal.answers.search_results import (
    answer_to,
    hit_annotations,
    hit_titles,
    hit_url,
    is_text_only,
    offers_with_annotations,
    results_under_answer,
    why_text,
)
from portal.answers.weapon_queries import DECLINED
from portal.http.error_pages import bad_request, unavailable
from portal.http.search_parameters import FACETS, parse_search_query
from portal.profile.source_marks import SourceLegend
from portal.publish.facets import KIND_LABELS
from reference.labels import Group, labels
from search.engine_types import Facet, Hit, Query, Results, Why
from search.errors import EngineMismatch, EngineUnavailable, QueryError

FACET_TITLES = labels(Group.FACET)


def search(request: HttpRequest) -> HttpResponse:
    """``/search?q=``; 400 with a sentence for a bad query, 503 while the engine is unavailable."""
    try:
        query = parse_search_query(request)
        results = find(query)
        answer = answer_to(query, results)
    except QueryError as error:
        return bad_request(request, str(error))
    except (EngineUnavailable, EngineMismatch):
        return unavailable(
            request, "검색 서비스가 응답하지 않습니다. 물질 주소(예: /substances/7664-39-3)는 그대로 볼 수 있습니다."
        )
    if answer.opens and is_text_only(query) and not request.GET.get("stay"):
        return HttpResponseRedirect(f"{answer.url}?{urlencode({'from': query.text.strip()})}")
    return render(request, "portal/search.html", _context(query, results_under_answer(results, answer), answer))


def _context(query: Query, results: Results, answer: Answer) -> dict[str, Any]:
    counts = dict(results.facets.get(Facet.KIND, ()))
    labels = {label: kind for kind, label in KIND_LABELS.items()}
    searched_text = results.read_as or query.text
    shown = answer if query.text.strip() and is_text_only(query) else None
    return {
        "query": query,
        "results": results,
        "searched_text": searched_text,
        "hits": _hits(results, searched_text, concentration_in(query.text)),
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
        "answer": shown,
        "answer_leads": shown is not None and bool(shown.url or shown.offered),
        **(_beside(answer, results, searched_text) if shown else {}),
        "offers": offers_with_annotations(answer),
        "neighbours": neighbours(query.text, answer, results),
        "crisis": answer.kind is AnswerKind.CRISIS,
        "declined": answer if answer == DECLINED else None,
        "intent": SECTIONS.get(results.intent) if answer.kind is AnswerKind.SUBSTANCE else None,
        "pages": _pages(query, results),
        "corrected": bool(results.hits) and results.hits[0].why is Why.TYPO,
    }


def _beside(answer: Answer, results: Results, searched_text: str) -> dict[str, Any]:
    """What stands in the block of the answer: the substance's summary with its legend, whom to call, how it was understood."""
    beside, hit = answered_substance(answer, results), answered_hit(answer, results)
    return {
        "understood": why_text(hit, searched_text) if hit and hit.why is not Why.NAME else "",
        "beside": beside,
        "summary": beside.summary,
        "legend": SourceLegend(beside.summary.values()) if beside.summary else None,
        "calls": answer.calls,
        "other_first": first_hit_of_another(answer, results),
    }


def _hits(results: Results, searched_text: str, percent: str) -> list[dict[str, Any]]:
    titles, annotations = hit_titles(results), hit_annotations(results)
    return [
        {
            "hit": hit,
            "title": titles[hit.key],
            "kind": KIND_LABELS[hit.kind],
            "why": why_text(hit, searched_text),
            "url": hit_url(hit, results.intent, percent),
            "snippet": _snippet(hit, titles[hit.key]),
            "annotations": annotations.get(hit.key, ()),
        }
        for hit in results.hits
    ]


def _snippet(hit: Hit, title: str) -> str:
    """The passage that matched; "" for a corrected hit, for a lethal dose, and where the title has it already."""
    is_new = hit.snippet.strip("… ") not in title
    return hit.snippet if is_new and hit.why is not Why.TYPO and not states_lethal_dose(hit.snippet) else ""


def _pages(query: Query, results: Results) -> list[int]:
    last = min(-(-results.total // query.size), 1_000 // query.size)
    first = max(1, query.page - 4)
    return list(range(first, min(last, first + 8) + 1)) if last > 1 and not query.after and query.text else []

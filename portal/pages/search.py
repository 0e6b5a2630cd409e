"""The result list: tabs by kind, facets, why each hit matched, and what to do where nothing was found."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from portal.answers.answer import Answer, Kind
from portal.answers.conclude import conclude
from portal.answers.finding import search as find
from portal.answers.records import LiveRecords
from portal.answers.sections import SECTIONS, concentration, section_address
from portal.curation.annotations import Annotation
from portal.pages.asking import DEFAULT_SIZE, FACETS, query_of
from portal.pages.crisis import names_a_dose
from portal.pages.errors import bad_request, unavailable
from portal.pages.titles import UNNAMED, titles_by_key
from portal.profile.remarks import remarks_on
from portal.publish.facets import KIND_LABELS
from reference.labels import Group, labels
from search.errors import EngineMismatch, EngineUnavailable, QueryError
from search.values import Facet, Hit, Query, Results, Sort, Why

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


def is_plain(query: Query) -> bool:
    """Whether the query is a text and nothing else: the first page, not narrowed, in the order of relevance."""
    return not (query.kind or query.filters or query.page > 1 or query.after) and query.sort is Sort.RELEVANCE


def answer_to(query: Query, results: Results) -> Answer:
    """What the text comes to, whatever the list of hits is narrowed to; a narrowed query is asked once more in full."""
    if not is_plain(query) or query.size < DEFAULT_SIZE:
        results = find(Query(query.text, layout=query.layout))
    return conclude(query.text, results, LiveRecords())


def kept(results: Results, answer: Answer) -> Results:
    """The hits that may stand under the answer: under ``none`` only texts that hold the words, never the nearest hazard."""
    if answer.kind is not Kind.NONE or all(hit.why in (Why.TEXT, Why.ALL) for hit in results.hits):
        return results
    return replace(results, hits=(), total=0, facets={}, after="")


def why_text(hit: Hit, query: str) -> str:
    """In Korean, why the hit is in the list."""
    matched = hit.matched
    return {
        Why.IDENTIFIER: f"번호 {matched} 일치",
        Why.UN: f"UN 번호 {matched} 일치",
        Why.NAME: "이름 일치",
        Why.SYNONYM: f"‘{matched}’의 다른 이름",
        Why.ALIAS: f"‘{matched}’의 다른 이름(포털이 더한 이름)",
        Why.FORMULA: f"분자식 {matched}",
        Why.TYPO: f"비슷한 표기: {query} → {matched}",
        Why.CHOSUNG: f"초성: {matched}",
        Why.WORDS: f"검색어 속 이름: {matched}",
        Why.PREFIX: f"앞부분 일치: {matched}",
        Why.TEXT: "본문에 검색어가 있음",
        Why.ALL: "",
    }[hit.why]


def hit_url(hit: Hit, intent: str, percent: str = "") -> str:
    """The hit's address, at the section and with the concentration that the query asks about.

    A corrected hit opens neither (content rule 23): it may be another substance.
    """
    if hit.kind != "substance" or hit.why in (Why.TYPO, Why.TEXT):
        return hit.url
    return section_address(hit.url, intent, percent, hit.cas[0] if hit.cas else "")


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


def hit_titles(results: Results) -> dict[str, str]:
    """Titles by key; an accident has no name of its own and is called by what is stated of it."""
    nameless = [hit.key for hit in results.hits if not hit.title_ko and not hit.title_en]
    made = titles_by_key(nameless) if nameless else {}
    return {hit.key: hit.title_ko or hit.title_en or made.get(hit.key, UNNAMED) for hit in results.hits}


def hit_remarks(results: Results) -> Mapping[str, tuple[Annotation, ...]]:
    """Staff's remarks on the entries of these hits and on anything that is stated of them, by key."""
    return remarks_on(hit.key for hit in results.hits)


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

"""``GET /api/v1/search`` and ``/api/v1/suggest``: the answers of the pages for programs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router

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
from portal.api.answer_model import answered, remarks
from portal.api.answered_statuses import answers_with
from portal.api.search_models import (
    Conclusion,
    FacetCount,
    FoundEntry,
    NearbyName,
    OfferedPage,
    SearchAnswer,
    SearchParameters,
    SuggestAnswer,
    SuggestedEntry,
    SuggestParameters,
)
from portal.api.summary_json import answered_parts
from portal.curation.annotations import Annotation
from portal.http.search_parameters import parse_search_query
from portal.publish.facets import KIND_LABELS
from search.engine_types import Hit, Results, Why

router = Router(tags=["찾기"])
LONGEST_BEGINNING = 200
"""Letters of a text that are looked at for suggestions; no name is longer while it is still being typed."""


@router.get(
    "/search", response=answers_with(SearchAnswer, 404), summary="찾기: 결론, 찾은 것과 그 까닭, 좁히기, 다음 쪽"
)
def search(request: HttpRequest, asked: Query[SearchParameters]) -> HttpResponse:
    """The answer, the hits with their reasons, the facets and, for lists by name, the cursor of the next page."""
    query = parse_search_query(request)
    results = find(query)
    answer = answer_to(query, results)
    results = results_under_answer(results, answer)
    other = first_hit_of_another(answer, results) if is_text_only(query) else ""
    return answered(
        SearchAnswer(
            query=query.text,
            answer=_conclusion(answer, results, other),
            read_as=results.read_as,
            layout_from=results.layout_from,
            total=results.total,
            hits=[FoundEntry(**fields) for fields in _hits(results, query.text)],
            facets={
                facet: [FacetCount(value=value, count=count) for value, count in counts]
                for facet, counts in results.facets.items()
            },
            neighbours=[_nearby(each) for each in neighbours(query.text, answer, results)],
            after=results.after,
        )
    )


@router.get("/suggest", response=answers_with(SuggestAnswer), summary="치고 있는 글의 제안")
def suggest(request: HttpRequest, asked: Query[SuggestParameters]) -> HttpResponse:
    """Suggestions for a text that is still being typed; none for words of self-harm or of weapons (content rule 9)."""
    text = asked.q[:LONGEST_BEGINNING]
    results = suggestions(text, asked.size) if text.strip() and may_suggest(text) else Results((), 0, {})
    hits = [
        SuggestedEntry(**fields, kind_label=KIND_LABELS[hit.kind], match=hit.why)
        for fields, hit in zip(_hits(results, text), results.hits, strict=True)
    ]
    un_lines = [_un_line(line) for line in un_suggestions(text, results, asked.size)]
    return answered(SuggestAnswer(query=text, hits=un_lines or hits))


def _un_line(line: UnSuggestion) -> SuggestedEntry:
    """A UN number in the form of a hit; it has no substance's number, so that nobody takes it for one (content rule 12)."""
    title = f"UN{line.number} {line.name}".strip()
    return SuggestedEntry(
        key=f"un:{line.number}",
        kind="un",
        cas=[],
        title_ko=title if line.lang == "ko" else "",
        title_en=title if line.lang == "en" else "",
        why=line.note,
        url=line.url,
        origin=line.origin,
        annotations=[],
        kind_label="UN 번호",
        match=Why.UN,
    )


def _conclusion(answer: Answer, results: Results, other_first_hit: str) -> Conclusion:
    fields = answer.as_json()
    offers = zip(fields.pop("offered"), offers_with_annotations(answer), strict=True)
    parts = answered_parts(answered_substance(answer, results))
    return Conclusion(
        **fields,
        offered=[OfferedPage(**offer, annotations=remarks(on_offer)) for offer, (_, on_offer) in offers],
        other_first_hit=other_first_hit,
        summary=parts.summary,
        summary_unread=parts.summary_unread,
        forms=parts.forms,
    )


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
        "annotations": remarks(annotations),
    }


def _nearby(neighbour: Neighbour) -> NearbyName:
    return NearbyName(name=neighbour.name, url=neighbour.url, annotations=remarks(neighbour.annotations))

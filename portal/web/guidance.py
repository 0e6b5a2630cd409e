"""``/guidance`` and ``/guidance/<slug>``: where to call, official sentences, quoted records. They give no advice of their own."""

from __future__ import annotations

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from portal.answers.answer import AnswerKind
from portal.answers.answer_rules import answer_from_results
from portal.answers.finding import search
from portal.answers.guidance_topics import HOUSEHOLD, TOPICS
from portal.answers.known_records import StoredRecords
from portal.answers.scene_answers import topic_answer
from portal.answers.search_results import offers_with_annotations
from portal.curation.current import current_visibility
from portal.http.error_pages import not_found, unavailable
from portal.http.search_parameters import storable_text
from portal.models import Entry
from portal.profile.heavier_gases import heavier_gas
from portal.profile.quoted_sections import quoted_sections
from portal.profile.source_marks import SourceLegend
from portal.profile.titles import titles_of
from reference.citizen_lines import citizen_line, statements_of
from search.engine_types import Query
from search.errors import EngineMismatch, EngineUnavailable

LONGEST = 200


def guidance(request: HttpRequest, slug: str) -> HttpResponse:
    """The page of a topic; with ``?q=`` its content is the answer to that query, if it is guidance on this topic."""
    topic = TOPICS.get(slug)
    if topic is None or topic.url:
        return not_found(request, "이 주소의 안내가 없습니다. 위 검색창에서 물질 이름이나 번호로 찾아 주십시오.")
    text = storable_text(request.GET.get("q", ""))[:LONGEST].strip()
    records = StoredRecords()
    answer = topic_answer(topic, records)
    if text:
        try:
            query_answer = answer_from_results(text, search(Query(text)), records)
        except (EngineUnavailable, EngineMismatch):
            return unavailable(request, "검색 서비스가 응답하지 않습니다. 지금 사고가 났다면 119에 전화하십시오.")
        if query_answer.kind is AnswerKind.GUIDANCE and (
            query_answer.url.startswith(f"/guidance/{slug}") or query_answer.intent == slug == "mix"
        ):
            answer = query_answer
    quoted = quoted_sections(topic.cas, topic.quoted)
    context = {
        "topic": topic,
        "answer": answer,
        "offers": offers_with_annotations(answer),
        "text": text,
        "citizen": [citizen_line(key) for key in topic.citizen],
        "statements": statements_of(slug),
        "heavier": heavier_gas(request.GET.get("cas", "")) if "wind" in topic.citizen else None,
        "high_places": citizen_line("height"),
        "quoted": quoted,
        "legend": SourceLegend(value.facts for section in quoted for value in section.values),
        "has_demo": any(fact.mark for section in quoted for value in section.values for fact in value.facts),
        "classes": _classes(topic.classes),
    }
    return render(request, "portal/guidance.html", context)


def topics(request: HttpRequest) -> HttpResponse:
    """``/guidance``: all topics that have a page, accidents at home first."""
    household = [TOPICS[slug] for slug in HOUSEHOLD]
    others = [topic for topic in TOPICS.values() if not topic.url and topic not in household]
    return render(
        request,
        "portal/guidance_topics.html",
        {"household": household, "others": others, "report": citizen_line("report")},
    )


def _classes(slugs: Sequence[str]) -> list[tuple[str, str]]:
    """Title and address of these classes of products, as far as they may be shown."""
    current = Entry.objects.filter(kind="product_class", slug__in=slugs, withdrawn_at=None)
    entries = {entry.slug: entry for entry in current_visibility().of_entries(current)}
    titles = titles_of(entries.values())
    return [(titles[entries[slug].pk], entries[slug].address) for slug in slugs if slug in entries]

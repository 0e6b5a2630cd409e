"""``/guidance/<slug>``: where to call, which records exist, and what the portal does not say. It gives no advice of its own."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from portal.answers.answer import AnswerKind
from portal.answers.answer_rules import answer_from_results
from portal.answers.finding import search
from portal.answers.guidance_topics import TOPICS
from portal.answers.known_records import StoredRecords
from portal.answers.scene_answers import topic_answer
from portal.answers.search_results import offers_with_annotations
from portal.http.error_pages import not_found, unavailable
from portal.http.search_parameters import storable_text
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
    context = {"topic": topic, "answer": answer, "offers": offers_with_annotations(answer), "text": text}
    return render(request, "portal/guidance.html", context)

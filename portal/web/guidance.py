"""``/guidance/<slug>``: where to call, which records there are, and what the portal does not say. No advice of its own."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from portal.answers.answer import Kind
from portal.answers.conclusion import conclude
from portal.answers.finding import search
from portal.answers.guidance_topics import TOPICS
from portal.answers.held_records import LiveRecords
from portal.answers.scene_answers import topic_answer
from portal.http.problems import not_found, unavailable
from portal.http.search_parameters import readable
from search.engine_types import Query
from search.errors import EngineMismatch, EngineUnavailable

LONGEST = 200


def guidance(request: HttpRequest, slug: str) -> HttpResponse:
    """The topic's page; with ``?q=`` also what was named, as the search concluded it."""
    topic = TOPICS.get(slug)
    if topic is None or topic.url:
        return not_found(request, "이 주소의 안내가 없습니다. 위 검색창에서 물질 이름이나 번호로 찾아 주십시오.")
    text = readable(request.GET.get("q", ""))[:LONGEST].strip()
    records = LiveRecords()
    answer = topic_answer(topic, records)
    if text:
        try:
            said = conclude(text, search(Query(text)), records)
        except (EngineUnavailable, EngineMismatch):
            return unavailable(request, "검색 서비스가 응답하지 않습니다. 지금 사고가 났다면 119에 전화하십시오.")
        if said.kind is Kind.GUIDANCE and said.url.startswith(f"/guidance/{slug}"):
            answer = said
    return render(request, "portal/guidance.html", {"topic": topic, "answer": answer, "text": text})

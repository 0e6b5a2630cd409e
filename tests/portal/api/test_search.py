"""``GET /api/v1/search`` and ``/suggest``: the fields, the pages and the refusals."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import quote

import pytest
from django.test import Client

from connectors.schema import Fact, FactKind
from portal.api import search
from search.engine_types import Results
from search.errors import EngineUnavailable
from tests.portal.factories import entry, indexed, record_with_facts

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _indexed() -> None:
    for cas, korean in (("108-88-3", "톨루엔"), ("71-43-2", "벤젠"), ("67-56-1", "메탄올")):
        facts = [Fact(FactKind.NAME, korean, lang="ko"), Fact(FactKind.CAS, cas)]
        record_with_facts(entry(f"cas:{cas}", korean), "ncis.safety", facts)
    accident = entry("accident:ncis.accidents/live/1", kind="accident", slug="a-1")
    facts = [Fact(FactKind.OCCURRED_ON, "2020-01-05"), Fact(FactKind.INVOLVED, "톨루엔")]
    record_with_facts(accident, "ncis.accidents", facts)
    indexed()


def test_a_hit_has_the_promised_fields(browser: Client) -> None:
    body = browser.get("/api/v1/search?q=톨루엔&kind=substance").json()
    assert set(body) >= {"query", "total", "hits", "facets"}
    assert body["hits"] == [
        {
            "key": "cas:108-88-3", "kind": "substance", "cas": ["108-88-3"], "title_ko": "톨루엔", "title_en": "",
            "why": "이름 일치", "url": "/substances/108-88-3", "origin": "live", "annotations": [],
        }
    ]  # fmt: skip


def test_the_answer_stands_beside_the_hits_whatever_they_are_narrowed_to(browser: Client) -> None:
    for address in ("q=톨루엔 누출", "q=톨루엔 누출&kind=accident", "q=톨루엔 누출&size=1", "q=톨루엔 누출&sort=name"):
        answer = browser.get(f"/api/v1/search?{address}").json()["answer"]
        assert (answer["kind"], answer["cas"], answer["url"], answer["intent"]) == (
            "substance", ["108-88-3"], "/substances/108-88-3#spill", "spill",
        )  # fmt: skip


def test_a_corrected_name_offers_and_opens_nothing(browser: Client) -> None:
    answer = browser.get("/api/v1/search?q=톨루인").json()["answer"]
    assert (answer["kind"], answer["cas"], answer["url"]) == ("choose", ["108-88-3"], "")
    assert [each["url"] for each in answer["offered"]] == ["/substances/108-88-3"]


def test_what_is_not_found_has_no_nearest_hit(browser: Client) -> None:
    body = browser.get("/api/v1/search?q=7664-39-4").json()
    assert (body["answer"]["kind"], body["hits"], body["total"]) == ("none", [], 0)


def test_a_list_by_name_pages_to_its_end_by_cursor(browser: Client) -> None:
    seen, after = [], ""
    while True:
        body = browser.get(f"/api/v1/search?kind=substance&size=2&sort=name&after={quote(after)}").json()
        seen += [hit["title_ko"] for hit in body["hits"]]
        if not (after := body["after"]):
            break
    assert sorted(seen) == ["메탄올", "벤젠", "톨루엔"]


def test_a_page_past_the_window_names_the_way_on(browser: Client) -> None:
    response = browser.get("/api/v1/search?q=톨루엔&page=99999")
    assert response.status_code == 400
    assert "sort=name" in response.json()["detail"]
    assert "after" in response.json()["detail"]


@pytest.mark.parametrize(
    "query", ["q=a&page=x", "q=a&size=0", "q=a&kind=drug", "q=a&sort=x", f"q={quote('가' * 10_000)}"]
)
def test_a_bad_query_gets_a_korean_sentence(browser: Client, query: str) -> None:
    response = browser.get(f"/api/v1/search?{query}")
    assert response.status_code == 400
    assert any("가" <= letter <= "힣" for letter in response.json()["detail"])


@pytest.mark.parametrize("address", ["search", "suggest"])
@pytest.mark.parametrize("query", ["q=%00", "q=%ED%A0%80", "q=!!!", "q=" + "%F0%9F%92%A9" * 50, ""])
def test_odd_texts_are_answered(browser: Client, address: str, query: str) -> None:
    assert browser.get(f"/api/v1/{address}?{query}").status_code == 200


def test_a_beginning_suggests_and_crisis_words_suggest_nothing(browser: Client) -> None:
    """Content rule 9."""
    suggested = [hit["title_ko"] for hit in browser.get("/api/v1/suggest?q=톨루").json()["hits"]]
    assert suggested == ["톨루엔", "2020-01-05 (톨루엔)"]
    assert browser.get("/api/v1/suggest?q=톨루엔 치사량").json()["hits"] == []
    assert browser.get("/api/v1/suggest?q=톨루엔 폭탄 만들기").json()["hits"] == []


def test_without_the_engine_the_api_says_so_in_json(browser: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def lost(query: object) -> Results:
        raise EngineUnavailable("away")

    monkeypatch.setattr(search, "find", lost)
    response = browser.get("/api/v1/search?q=벤젠")
    assert (response.status_code, response["Retry-After"]) == (503, "30")
    assert "응답하지 않습니다" in response.json()["detail"]


def test_an_unknown_address_gets_json(browser: Client) -> None:
    response = browser.get("/api/v1/nothing")
    assert response.status_code == 404
    assert "API" in response.json()["detail"]


def test_nothing_found_offers_searches_for_names_that_begin_alike(browser: Client) -> None:
    created = entry("cas:108-11-2", "메틸이소부틸카비놀")
    record_with_facts(created, "ncis.safety", [Fact(FactKind.NAME, "메틸이소부틸카비놀", lang="ko")])
    indexed()
    body = browser.get("/api/v1/search?q=메틸이소부틸카바메이트").json()
    url = f"/search?q={quote('메틸이소부틸카비놀')}"
    assert (body["answer"]["kind"], body["neighbours"]) == (
        "none", [{"name": "메틸이소부틸카비놀", "url": url, "annotations": []}],
    )  # fmt: skip
    assert browser.get("/api/v1/search?q=톨루엔").json()["neighbours"] == []


@pytest.mark.parametrize(
    ("text", "calls"),
    [("톨루엔 누출", ["119"]), ("톨루엔 치사량", ["109", "119"]), ("톨루엔 규제", []), ("톨루엔", [])],
)
def test_the_numbers_to_call_stand_in_the_answer(browser: Client, text: str, calls: list[str]) -> None:
    """Content rule 9."""
    assert browser.get("/api/v1/search", {"q": text}).json()["answer"]["calls"] == calls


def test_a_first_hit_that_is_not_the_answer_is_named_and_a_narrowed_list_has_none(
    browser: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert browser.get("/api/v1/search?q=톨루엔").json()["answer"]["other_first_hit"] == ""
    monkeypatch.setattr(search, "results_under_answer", lambda results, answer: replace(results, hits=results.hits[1:]))
    assert (
        browser.get("/api/v1/search?q=톨루엔").json()["answer"]["other_first_hit"] == "accident:ncis.accidents/live/1"
    )
    assert browser.get("/api/v1/search?q=톨루엔&kind=accident").json()["answer"]["other_first_hit"] == ""


def test_the_beginning_of_a_number_is_suggested_as_a_number(browser: Client) -> None:
    (hit,) = browser.get("/api/v1/suggest?q=71-4").json()["hits"]
    assert (hit["url"], hit["why"], hit["kind_label"]) == (
        "/substances/71-43-2",
        "CAS 번호 앞부분 일치: 71-43-2",
        "물질",
    )


def test_the_beginning_of_a_un_number_leads_to_the_numbers_page_and_to_no_substance(browser: Client) -> None:
    hits = browser.get("/api/v1/suggest?q=UN129&size=3").json()["hits"]
    assert [(hit["url"], hit["cas"], hit["kind_label"]) for hit in hits][:1] == [("/un/1292", [], "UN 번호")]
    assert len(hits) == 3
    assert set(hits[0]) == set(browser.get("/api/v1/suggest?q=벤젠").json()["hits"][0])

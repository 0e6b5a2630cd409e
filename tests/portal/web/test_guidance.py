"""Pages of guidance: 119 first, the existing records, and no advice of the portal's own (content rules 1 and 9)."""

from __future__ import annotations

import pytest
from django.test import Client

from connectors.schema import Fact, FactKind, Section
from portal.answers.guidance_topics import TOPICS
from tests.portal.factories import entry, indexed, record_with_facts

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("slug", [slug for slug, topic in TOPICS.items() if not topic.url])
def test_every_topic_has_a_page_that_says_where_to_call_first(browser: Client, slug: str) -> None:
    response = browser.get(f"/guidance/{slug}")
    html = response.content.decode()
    assert response.status_code == 200
    assert html.index('class="call-big" href="tel:119"') < html.index("이 포털이 말하지 않는 것")


@pytest.mark.parametrize("slug", [slug for slug, topic in TOPICS.items() if not topic.url])
def test_what_the_portal_does_not_do_is_said_after_what_to_do(browser: Client, slug: str) -> None:
    main = browser.get(f"/guidance/{slug}").content.decode().partition("<main")[2]
    first = min(main.find(words) for words in ("신고를 받지 않", "짓지 않습니다", "판단하지 않습니다") if words in main)
    assert main.index("tel:119") < first
    for sentence in ("발견즉시 119에 신고한다", "즉시 병원에 가서"):
        assert sentence not in main or main.index(sentence) < first


OUTSIDE_ONLY = ("창문 등을 닫고", "밀봉하고", "바람을 안고", "비눗물로 샤워")
HIGH_PLACES = ("높은 곳으로",)


@pytest.mark.parametrize("slug", [slug for slug, topic in TOPICS.items() if not topic.url and slug != "call-119"])
def test_no_topic_of_gas_in_a_room_says_to_stay_inside(browser: Client, slug: str) -> None:
    html = browser.get(f"/guidance/{slug}?cas=7782-50-5").content.decode()
    assert not [words for words in (*OUTSIDE_ONLY, *HIGH_PLACES) if words in html]


def test_high_places_stand_only_with_a_gas_that_is_heavier_than_air(browser: Client) -> None:
    for cas, name in (("7782-50-5", "염소"), ("7664-41-7", "암모니아")):
        record_with_facts(entry(f"cas:{cas}", name), "ncis.safety", [Fact(FactKind.NAME, name, lang="ko")])
    pages = {
        query: browser.get(f"/guidance/call-119{query}").content.decode()
        for query in ("", "?cas=7782-50-5", "?cas=7664-41-7", "?cas=<b>")
    }
    assert [query for query, html in pages.items() if "높은 곳으로" in html] == ["?cas=7782-50-5"]
    assert all(words in pages[""] for words in OUTSIDE_ONLY)
    assert "높고 낮음은 관계기관이 제공하는 정보에 따라" in pages["?cas=7782-50-5"]


def test_every_official_sentence_bears_source_and_date(browser: Client) -> None:
    html = browser.get("/guidance/call-119").content.decode()
    assert html.count("<blockquote>") == html.count("<cite>") == html.count(" · 날짜 ") > 0


def test_sentences_of_records_are_quoted_with_mark_and_legend_and_cards_and_classes_are_linked(browser: Client) -> None:
    facts = [Fact(FactKind.TEXT, "신선한 공기가 있는 곳으로 옮기시오.", lang="ko", section=Section.FIRST_AID)]
    record_with_facts(entry("cas:630-08-0", "일산화탄소"), "kosha_msds.sheets", facts)
    record_with_facts(
        entry("product_class:coal-briquette", "연탄", kind="product_class", slug="coal-briquette"),
        "portal.product_classes",
        [],
    )
    html = browser.get("/guidance/carbon-monoxide").content.decode()
    assert "신선한 공기가 있는 곳으로 옮기시오." in html
    assert 'href="#source-A"' in html
    assert 'id="source-A"' in html
    assert 'href="/classes/coal-briquette"' in html
    assert 'href="tel:109"' in html


def test_where_no_official_sentence_is_at_hand_nothing_is_composed(browser: Client) -> None:
    html = browser.get("/guidance/pesticide-swallowed").content.decode()
    assert "토하" not in html
    assert 'href="/pesticides"' in html


def test_the_list_of_topics_has_accidents_at_home_and_119_first(browser: Client) -> None:
    html = browser.get("/guidance").content.decode()
    main = html.partition("<main")[2]
    assert main.index("tel:119") < main.index("/guidance/bleach") < main.index("/guidance/disposal")
    assert all(f'href="/guidance/{slug}"' in html for slug, topic in TOPICS.items() if not topic.url)


@pytest.mark.parametrize("slug", ["nearby", "nothing"])
def test_a_topic_without_a_page_is_not_found(browser: Client, slug: str) -> None:
    assert browser.get(f"/guidance/{slug}").status_code == 404


def test_a_mixture_names_its_sides_and_is_never_safe(browser: Client) -> None:
    for cas, name in (("7647-01-0", "염산"), ("7664-93-9", "황산")):
        facts = [Fact(FactKind.NAME, name, lang="ko"), Fact(FactKind.CAS, cas)]
        record_with_facts(entry(f"cas:{cas}", name), "ncis.safety", facts)
    indexed()
    html = browser.get("/guidance/mix?q=염산 황산 식초").content.decode()
    assert "염산 + 황산: " in html
    assert "/mix?item=7647-01-0&amp;item=7664-93-9&amp;item=vinegar" in html
    assert html.count("#section-10") == 2


def test_odd_texts_are_escaped_and_answered(browser: Client) -> None:
    html = browser.get("/guidance/mix?q=<script>alert(1)</script>%00").content.decode()
    assert "<script>alert" not in html

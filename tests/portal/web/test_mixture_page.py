"""The page of a mixture: 119 first, pairs by harm with their sources, and bad input (content rules 8, 9, 24, 25)."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from connectors.schema import Fact, FactKind
from portal.curation.decisions import Signed, decide
from portal.curation.subjects import Subject
from portal.models import Entry
from tests.portal.factories import entry, indexed, record_with_facts

pytestmark = pytest.mark.django_db
SAFE = re.compile(r"안전하|안전합|괜찮|무해|호환|compatible|harmless", re.IGNORECASE)


@pytest.fixture(autouse=True)
def _substances() -> None:
    for cas, name in (
        ("7647-01-0", "염산"),
        ("7664-93-9", "황산"),
        ("143-33-9", "시안화나트륨"),
        ("98001-01-5", "가산염"),
    ):
        facts = [Fact(FactKind.NAME, name, lang="ko"), Fact(FactKind.CAS, cas)]
        record_with_facts(entry(f"cas:{cas}", name), "ncis.safety", facts)
    indexed()


def page(browser: Client, query: str, status: int = 200) -> str:
    response = browser.get(f"/mix?{query}")
    assert response.status_code == status
    return response.content.decode()


def main_of(html: str) -> str:
    return html[html.index("<main") : html.index("</main>")]


def test_119_stands_before_everything_and_a_pair_has_gas_level_and_source(browser: Client) -> None:
    html = main_of(page(browser, "item=chlorine-bleach&item=vinegar"))
    assert html.index("tel:119") < html.index("독성가스")
    for text in ("염소(Cl2)", "문헌", "EUH031", "국내 기준 아님", "제품마다 다름, 라벨 확인"):
        assert text in html
    assert not SAFE.search(html)


def test_typed_names_become_keys_so_that_no_words_of_somebody_stand_on_the_page(browser: Client) -> None:
    response = browser.get("/mix", {"item": ["황산", "물"], "from": "내 말"})
    assert (response.status_code, response["location"]) == (302, "/mix?item=7664-93-9&item=water")
    html = page(browser, "item=7664-93-9&item=water&from=내 말&q=내 말")
    assert "내 말" not in html


def test_a_grid_shows_every_pair_of_several_items_and_leads_to_each(browser: Client) -> None:
    html = main_of(page(browser, "item=7664-93-9&item=water&item=7647-01-0"))
    assert html.count('class="mix-link" href="#pair-') == 3
    assert html.count('<section class="mix-pair"') == 3


def test_items_are_added_by_a_form_and_removed_by_links_without_a_script(browser: Client) -> None:
    html = main_of(page(browser, "item=7664-93-9&item=water"))
    assert '<input type="hidden" name="item" value="7664-93-9">' in html
    assert 'href="/mix?item=water"' in html
    assert "<script" not in html
    five = main_of(page(browser, "item=7664-93-9&item=water&item=7647-01-0&item=vinegar&item=air"))
    assert "<form" not in five


def test_bad_input_gets_a_sentence_that_says_what_to_do(browser: Client) -> None:
    assert "하나 더 넣어 주십시오" in page(browser, "item=water")
    assert "두 번 넣어" in page(browser, "item=water&item=water")
    assert "두 가지 이상" in page(browser, "")
    assert "5가지까지" in page(browser, "&".join(f"item={number}" for number in range(10)), 400)
    unknown = page(browser, "item=water&item=<b>zzz</b>%00")
    assert "2번째로 넣은 이름을 찾지 못했습니다" in unknown
    assert "zzz" not in unknown
    assert "그런 형태가 없어" in page(browser, "item=7664-93-9~nothing&item=water")


def test_an_item_without_a_group_is_named_and_the_pair_is_not_judged(browser: Client) -> None:
    html = page(browser, "item=98001-01-5&item=water")
    assert "판정할 수 없음 – 섞지 마십시오" in html
    assert "가산염: 어느 반응군인지 이 포털이 알지 못합니다." in html


def test_a_withheld_and_a_withdrawn_substance_are_told_and_not_judged(browser: Client) -> None:
    decide("withhold", Subject("cas:98001-01-5"), Signed("staff", "r"))
    html = page(browser, "item=98001-01-5&item=water")
    assert "표시를 보류한 물질입니다" in html
    assert "가산염" not in html
    Entry.objects.filter(key="cas:7664-93-9").update(withdrawn_at="2026-01-01T00:00:00Z")
    assert "기관 자료에서 내려간 물질" in page(browser, "item=7664-93-9&item=water")


def test_a_pair_that_makes_hydrogen_cyanide_carries_109_is_not_indexed_and_names_no_amounts(browser: Client) -> None:
    response = browser.get("/mix?item=143-33-9&item=7647-01-0~solution")
    html = main_of(response.content.decode())
    assert response["X-Robots-Tag"] == "noindex"
    assert 'name="robots" content="noindex"' in response.content.decode()
    assert html.index("tel:119") < html.index("tel:109")
    assert "%" not in html
    assert "형태를 고르기" not in html


def test_other_pairs_carry_no_109_and_may_be_indexed(browser: Client) -> None:
    response = browser.get("/mix?item=7664-93-9&item=water")
    assert "X-Robots-Tag" not in response
    assert "tel:109" not in response.content.decode()


def test_forms_lead_to_the_same_mixture_with_that_form(browser: Client) -> None:
    html = page(browser, "item=7664-93-9&item=water")
    assert "/mix?item=7664-93-9~over-51&amp;item=water" in html


def test_class_and_substance_lead_to_the_page_with_themselves_alone(browser: Client) -> None:
    created = entry("product_class:chlorine-bleach", "락스", kind="product_class", slug="chlorine-bleach")
    record_with_facts(created, "portal.product_classes", [Fact(FactKind.NAME, "락스", lang="ko")], origin="portal")
    assert 'href="/mix?item=chlorine-bleach"' in browser.get("/classes/chlorine-bleach").content.decode()
    assert 'href="/mix?item=7664-93-9"' in browser.get("/substances/7664-93-9").content.decode()


def test_a_statement_that_only_eu_law_has_stands_in_english_with_the_translation_marked(browser: Client) -> None:
    html = page(browser, "item=143-33-9&item=7647-01-0")
    assert "EUH032" in html

"""The response card alone: in Korean and English, small, within a strict policy, and the same rules as the substance's page."""

from __future__ import annotations

import gzip
import re

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from connectors.schema import Fact, FactKind, HazardClass, Section
from portal.curation.decisions import Signed, decide
from portal.curation.subjects import Subject
from portal.environment import Contact
from portal.models import Entry, Redirect
from portal.web.inline_styles import policy_with_styles
from tests.portal.factories import entry, record_with_facts

pytestmark = pytest.mark.django_db

KOSHA, KECO = "kosha_msds.sheets", "ncis.ghs"
FIRST_BYTES = 14 * 1024
"""What a first round of packets brings."""


def hazard(code: str, name: str, category: str = "1") -> Fact:
    return Fact(FactKind.HAZARD_CLASS, f"{name} 구분 {category} ({code})", HazardClass(name, category, code))


@pytest.fixture
def browser() -> Client:
    return Client(headers={"host": "localhost"})


@pytest.fixture
def sulfide() -> Entry:
    made = entry("cas:7783-06-4", "황화수소", title_en="Hydrogen sulfide")
    record_with_facts(
        made,
        KOSHA,
        [
            hazard("H220", "인화성 가스"),
            hazard("H330", "급성 독성(흡입)", "2"),
            Fact(FactKind.HAZARD_STATEMENT, "H330 : 흡입하면 치명적임"),
            Fact(FactKind.HAZARD_STATEMENT, "H350 : 암을 일으킬 수 있음(노출 경로를 기재한다.)"),
            Fact(FactKind.UN, "1053"),
            Fact(FactKind.TEXT, "P381 : 누출 시 모든 점화원을 제거하시오.", section=Section.RELEASE, label="조치"),
            Fact(FactKind.TEXT, "직접 쓴 문장", section=Section.FIRE, label="소화제"),
        ],
    )
    record_with_facts(made, KECO, [hazard("H330", "급성독성-흡입", "2")])
    return made


@pytest.fixture
def fluoride() -> Entry:
    made = entry("cas:7664-39-3", "불화수소", title_en="Hydrogen fluoride")
    facts = [hazard("H330", "급성독성-흡입"), Fact(FactKind.TEXT, "씻으시오.", section=Section.FIRST_AID)]
    record_with_facts(made, KOSHA, [Fact(FactKind.UN, "1052"), *facts])
    return made


def page(browser: Client, address: str) -> str:
    response = browser.get(address)
    assert response.status_code == 200, address
    return response.content.decode()


def words(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def test_the_gravest_sentence_stands_first_with_class_and_code_small(browser: Client, sulfide: Entry) -> None:
    """Content rule 12: hydrogen sulfide leads with H330 and not with H220."""
    html = page(browser, f"{sulfide.address}/card")
    worst = re.search(r'class="worst"><dt>(.*?)</dt><dd><strong>(.*?)</strong>.*?<small>(.*?)</small>', html, re.S)
    assert worst is not None
    assert worst.groups() == ("흡입", "흡입하면 치명적임", "H330 급성독성-흡입 구분 2")


def test_danger_and_119_come_with_the_first_bytes_and_the_page_is_small(browser: Client, sulfide: Entry) -> None:
    body = browser.get(f"{sulfide.address}/card").content
    assert "흡입하면 치명적임".encode() in body[:FIRST_BYTES]
    assert b'href="tel:119"' in body[:FIRST_BYTES]
    assert len(gzip.compress(body)) < 24 * 1024


def test_the_page_has_its_styles_inside_and_asks_for_no_script(browser: Client, sulfide: Entry) -> None:
    response = browser.get(f"{sulfide.address}/card")
    assert response["Content-Security-Policy"] == policy_with_styles()
    html = response.content.decode()
    assert "<script" not in html
    assert 'rel="stylesheet"' not in html
    assert " style=" not in html


def test_an_instruction_to_the_label_writer_is_one_tap_away_and_whole(browser: Client, sulfide: Entry) -> None:
    html = page(browser, f"{sulfide.address}/card")
    assert "<summary>전문</summary>암을 일으킬 수 있음(노출 경로를 기재한다.)</details>" in html
    assert "암을 일으킬 수 있음(노출" not in re.sub(r"<details.*?</details>", "", html, flags=re.S)


def test_where_only_a_class_was_sent_the_official_sentence_says_whose_words_it_is(
    browser: Client, sulfide: Entry
) -> None:
    html = words(page(browser, f"{sulfide.address}/card"))
    assert re.search(r"극인화성 가스 \w H220 인화성 가스 구분 1 · 문구: 고용노동부 고시", html)


def test_an_unknown_form_is_no_choice_and_is_said_so(browser: Client, fluoride: Entry, sulfide: Entry) -> None:
    html = page(browser, f"{fluoride.address}/card?form=liquid-gold")
    assert "주소에 적힌 형태가 이 물질에 없습니다" in html
    assert "liquid-gold" not in html
    assert "씻으시오" not in html
    assert "형태를 나누어 보이지 않습니다" in page(browser, f"{sulfide.address}/card?form=gas")
    assert "주소에 적힌 형태" not in page(browser, f"{fluoride.address}/card")


def test_no_advice_stands_before_a_form_is_chosen(browser: Client, fluoride: Entry) -> None:
    """Content rules 6 and 12."""
    for address in (f"{fluoride.address}/card", f"/en{fluoride.address}/card"):
        html = page(browser, address)
        assert "씻으시오" not in html
        assert 'class="blocks"' not in html
        assert "H330" in html
        assert 'class="distances"' in html
    assert "씻으시오" in page(browser, f"{fluoride.address}/card?form=anhydrous")


def test_another_language_redirects_and_an_unknown_one_is_ignored(browser: Client, fluoride: Entry) -> None:
    response = browser.get(f"{fluoride.address}/card?lang=en&form=anhydrous")
    assert (response.status_code, response["Location"]) == (302, f"/en{fluoride.address}/card?form=anhydrous")
    assert '<html lang="ko">' in page(browser, f"{fluoride.address}/card?lang=xx")


def test_english_is_official_or_the_korean_is_marked_as_korean(browser: Client, sulfide: Entry) -> None:
    html = page(browser, f"/en{sulfide.address}/card")
    assert "<strong>Fatal if inhaled</strong>" in html
    assert "In case of leakage, eliminate all ignition sources." in html
    assert '<span class="text" lang="ko">직접 쓴 문장</span>' in html
    outside = re.sub(r'<(\w+)[^>]*lang="ko"[^>]*>.*?</\1>', "", html.partition("<body")[2], flags=re.S)
    assert not re.search(r"[가-힣]", re.sub(r"<[^>]+>", "", outside))


def test_who_else_is_to_be_called_is_the_operators_choice(browser: Client, sulfide: Entry, settings: Settings) -> None:
    """Content rule 9."""
    assert "중독센터" not in page(browser, f"{sulfide.address}/card")
    settings.POISON_CENTRE = Contact("중독센터", "02-000-0000")
    settings.EMERGENCY_CONTACTS = (Contact("합동방재센터", "031-000-0000"),)
    html = page(browser, f"{sulfide.address}/card")
    numbers = re.findall(r'class="number" href="tel:([\d-]+)"', html)
    assert numbers == ["119", "02-000-0000", "031-000-0000"]


def test_a_withheld_substance_and_an_old_address_answer_as_the_page_does(browser: Client, sulfide: Entry) -> None:
    """Content rule 31."""
    Redirect.objects.create(kind="substance", slug="old-sulfide", entry=sulfide)
    moved = browser.get("/en/substances/old-sulfide/card")
    assert (moved.status_code, moved["Location"]) == (301, f"/en{sulfide.address}/card")
    decide("withhold", Subject(sulfide.key), Signed("담당", "확인 중"))
    response = browser.get(f"{sulfide.address}/card")
    assert response.status_code == 404
    assert "황화수소" not in response.content.decode()


def test_the_number_of_an_unknown_substance_is_explained(browser: Client) -> None:
    response = browser.get("/substances/7783-06-5/card")
    assert response.status_code == 404
    assert "검사 숫자가 맞지 않습니다" in response.content.decode()


def test_the_substances_page_shows_the_same_card_and_leads_to_it_alone(browser: Client, sulfide: Entry) -> None:
    html = page(browser, sulfide.address)
    assert f'href="{sulfide.address}/card"' in html
    part = html.partition('id="card"')[2].partition('<section id="regulation"')[0]
    for sentence in ("흡입하면 치명적임", "극인화성 가스", "직접 쓴 문장"):
        assert sentence in part

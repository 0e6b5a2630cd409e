"""A UN number is not a substance: its page lists the substances and opens no card."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from connectors.schema import Fact, FactKind, HazardClass
from portal.curation.decisions import Signed, decide
from portal.curation.subjects import Subject
from tests.portal.factories import entry, record_with_facts

pytestmark = pytest.mark.django_db


def substance_with_number(cas: str, name: str, number: str) -> None:
    record_with_facts(entry(f"cas:{cas}", name), "kosha_msds.sheets", [Fact(FactKind.UN, number)])


def test_a_number_of_several_substances_names_all_and_links_to_no_form(browser: Client) -> None:
    substance_with_number("71-43-2", "벤젠", "1993")
    substance_with_number("108-88-3", "톨루엔", "1993")
    response = browser.get("/un/1993")
    html = response.content.decode()
    assert response.status_code == 200
    assert "어느 것도 바로 열지 않습니다" in html
    assert 'href="/substances/71-43-2"' in html
    assert 'href="/substances/108-88-3"' in html
    assert "?form=" not in html


def test_a_number_of_one_form_offers_that_form(browser: Client) -> None:
    substance_with_number("7664-39-3", "불화수소", "1052")
    html = browser.get("/un/1052").content.decode()
    assert 'href="/substances/7664-39-3?form=anhydrous"' in html


def test_the_page_names_the_source_of_distances_and_shows_none(browser: Client) -> None:
    """Content rule 6."""
    substance_with_number("7664-39-3", "불화수소", "1052")
    html = browser.get("/un/1052").content.decode()
    assert "초기 이격거리·방호활동거리: ERG 2024 표 1, 화학물질안전원 사고대비물질 키인포가이드에서 확인" in html
    assert not re.search(r"\d\s*k?m\b", html)


def test_a_name_of_the_us_table_is_labelled_as_foreign_and_its_domestic_rows_are_left_out(browser: Client) -> None:
    """Content rule 18."""
    html = browser.get("/un/1005").content.decode()
    assert re.search(r"미국 49 CFR [^<]*국내 기준 아님", html)
    assert "위험물 등급 2.3" in html
    assert "위험물 등급 2.2" not in html


@pytest.mark.parametrize("written", ["UN1052", "un 1052"])
def test_other_spellings_of_a_number_redirect(browser: Client, written: str) -> None:
    response = browser.get(f"/un/{written}")
    assert (response.status_code, response["Location"]) == (301, "/un/1052")


@pytest.mark.parametrize(
    ("number", "sentence"),
    [("99999", "있을 수 없는 번호"), ("abc", "있을 수 없는 번호"), ("9999", "위험하지 않다는 뜻이")],
)
def test_a_number_that_no_substance_has_or_can_have_says_so(browser: Client, number: str, sentence: str) -> None:
    response = browser.get(f"/un/{number}")
    assert response.status_code == 404
    assert sentence in response.content.decode()


def hazard(code: str) -> Fact:
    return Fact(FactKind.HAZARD_CLASS, f"분류 ({code})", HazardClass("분류", "1", code))


def test_each_substance_stands_with_its_gravest_lines_above_everything_else(browser: Client) -> None:
    chlorine = entry("cas:7782-50-5", "염소")
    record_with_facts(chlorine, "kosha_msds.sheets", [Fact(FactKind.UN, "1017"), hazard("H330"), hazard("H331")])
    html = browser.get("/un/1017").content.decode()
    block = html[html.index('class="conclusion"') : html.index('id="guides"')]
    assert "<small>CAS 7782-50-5</small>" in block
    assert "흡입하면 치명적임" in block
    assert "유독함" not in block
    assert 'href="/substances/7782-50-5/card"' in block
    assert re.search(r'<a href="#source-A"[^>]*>A</a>', block)
    assert html.index('id="guides"') < html.index("이 번호를 밝힌 물질")


def test_a_form_has_its_own_lines_and_another_form_none_there(browser: Client) -> None:
    """Content rules 10 and 12: UN1052 is the anhydrous form."""
    acid = entry("cas:7664-39-3", "불화수소")
    gas = [Fact(FactKind.UN, "1052"), hazard("H330"), Fact(FactKind.HAZARD_STATEMENT, "H280 : 고압가스 포함")]
    record_with_facts(acid, "kosha_msds.sheets", gas)
    record_with_facts(acid, "ncis.ghs", [Fact(FactKind.UN, "1790"), hazard("H314")])
    html = browser.get("/un/1052").content.decode()
    block = html[html.index('class="conclusion"') : html.index('id="guides"')]
    assert "흡입하면 치명적임" in block
    assert "피부에 심한 화상" not in block
    assert 'href="/substances/7664-39-3/card?form=anhydrous"' in block


def test_a_number_of_a_group_tells_no_danger_of_a_member(browser: Client) -> None:
    """Content rule 12."""
    benzene = entry("cas:71-43-2", "벤젠")
    record_with_facts(benzene, "kosha_msds.sheets", [Fact(FactKind.UN, "1993"), hazard("H225")])
    html = browser.get("/un/1993").content.decode()
    assert "conclusion" not in html
    assert "worst-lines" not in html


def test_without_a_danger_the_gap_is_said_and_what_staff_withhold_is_gone(browser: Client) -> None:
    """Content rules 20 and 31."""
    chlorine = entry("cas:7782-50-5", "염소")
    record_with_facts(chlorine, "kosha_msds.sheets", [Fact(FactKind.UN, "1017")], key="1")
    record_with_facts(chlorine, "ncis.ghs", [hazard("H330")], key="2")
    assert "흡입하면 치명적임" in browser.get("/un/1017").content.decode()
    decide("withhold", Subject("ncis.ghs/2"), Signed("staff", "r"))
    html = browser.get("/un/1017").content.decode()
    assert "흡입하면 치명적임" not in html
    assert "표시를 보류한 자료가 있습니다" in html
    assert "위험하지 않다는 뜻이 아닙니다" in html

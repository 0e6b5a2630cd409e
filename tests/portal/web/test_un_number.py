"""A UN number is no substance: it lists who bears it and opens nobody's card."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from connectors.schema import Fact, FactKind
from tests.portal.factories import entry, record_with_facts

pytestmark = pytest.mark.django_db


def bearer(cas: str, name: str, number: str) -> None:
    record_with_facts(entry(f"cas:{cas}", name), "kosha_msds.sheets", [Fact(FactKind.UN, number)])


def test_a_number_of_several_substances_names_all_and_links_to_no_form_by_itself(browser: Client) -> None:
    bearer("71-43-2", "벤젠", "1993")
    bearer("108-88-3", "톨루엔", "1993")
    response = browser.get("/un/1993")
    shown = response.content.decode()
    assert response.status_code == 200
    assert "어느 것도 바로 열지 않습니다" in shown
    assert 'href="/substances/71-43-2"' in shown
    assert 'href="/substances/108-88-3"' in shown
    assert "?form=" not in shown


def test_a_number_of_one_form_offers_that_form(browser: Client) -> None:
    bearer("7664-39-3", "불화수소", "1052")
    shown = browser.get("/un/1052").content.decode()
    assert 'href="/substances/7664-39-3?form=anhydrous"' in shown


def test_where_distances_are_found_is_said_and_no_distance_is_shown(browser: Client) -> None:
    """Content rule 6."""
    bearer("7664-39-3", "불화수소", "1052")
    shown = browser.get("/un/1052").content.decode()
    assert "이격거리: 이 포털에서 확인하지 않음. ERG 2024와 화학물질안전원 키인포가이드에서 확인하십시오" in shown
    assert not re.search(r"\d\s*k?m\b", shown)


def test_a_name_of_the_us_table_is_labelled_as_foreign_and_its_domestic_rows_are_left_out(browser: Client) -> None:
    """Content rule 18."""
    shown = browser.get("/un/1005").content.decode()
    assert re.search(r"미국 49 CFR [^<]*국내 기준 아님", shown)
    assert "위험물 등급 2.3" in shown
    assert "위험물 등급 2.2" not in shown


@pytest.mark.parametrize("written", ["UN1052", "un 1052"])
def test_other_ways_of_writing_a_number_redirect(browser: Client, written: str) -> None:
    response = browser.get(f"/un/{written}")
    assert (response.status_code, response["Location"]) == (301, "/un/1052")


@pytest.mark.parametrize(
    ("number", "sentence"),
    [("99999", "있을 수 없는 번호"), ("abc", "있을 수 없는 번호"), ("9999", "위험하지 않다는 뜻이")],
)
def test_a_number_that_nobody_bears_or_can_bear_says_so(browser: Client, number: str, sentence: str) -> None:
    response = browser.get(f"/un/{number}")
    assert response.status_code == 404
    assert sentence in response.content.decode()

"""A UN number as JSON: its bearers with their dangers in the number's form, guide and distances, and no substance of its own."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from connectors.schema import Fact, FactKind, HazardClass
from portal.curation.decisions import Signed, decide
from portal.curation.subjects import Subject
from tests.portal.factories import entry, record_with_facts
from tests.portal.guidebook import guidebook

pytestmark = pytest.mark.django_db


def hazard(code: str) -> Fact:
    return Fact(FactKind.HAZARD_CLASS, f"분류 ({code})", HazardClass("분류", "1", code))


def asked(browser: Client, number: str, status: int = 200) -> Any:
    response = browser.get(f"/api/v1/un/{number}")
    assert response.status_code == status, response.content.decode()
    return response.json()


def test_each_bearer_has_the_dangers_of_the_numbers_form_and_no_others(browser: Client) -> None:
    """Content rules 10 and 12: UN1052 is the anhydrous form."""
    acid = entry("cas:7664-39-3", "불화수소")
    record_with_facts(acid, "kosha_msds.sheets", [Fact(FactKind.UN, "1052"), hazard("H330")])
    record_with_facts(acid, "ncis.ghs", [Fact(FactKind.UN, "1790"), hazard("H314")])
    (bearer,) = asked(browser, "1052")["substances"]
    (danger,) = bearer["dangers"]["by_route"]
    assert (danger["code"], danger["words"]) == ("H330", "흡입하면 치명적임")
    assert [source["feed"] for source in danger["sources"]] == ["kosha_msds.sheets"]
    assert bearer["card"] == "/api/v1/substances/7664-39-3/card?form=anhydrous"
    assert browser.get(bearer["card"]).status_code == 200


def test_a_number_of_a_group_tells_no_danger_and_no_distance(browser: Client) -> None:
    """Content rule 12."""
    benzene = entry("cas:71-43-2", "벤젠")
    record_with_facts(benzene, "kosha_msds.sheets", [Fact(FactKind.UN, "1993"), hazard("H225")])
    answer = asked(browser, "1993")
    assert (answer["grouped"], answer["distances"], answer["substances"][0]["dangers"]) == (True, [], None)
    assert answer["distances_elsewhere"]


def test_guide_and_distances_are_those_of_the_page(browser: Client) -> None:
    guidebook("1052")
    answer = asked(browser, "1052")
    assert [guide["guide"] for guide in answer["guides"]] == ["125"]
    (distance,) = answer["distances"]
    assert "국내 기준 아님" in distance["origin"]
    assert distance["small_isolate_m"] in browser.get("/un/1052").content.decode()
    assert answer["distances_elsewhere"] == ""


def test_without_a_danger_the_gap_is_said_and_what_staff_withhold_is_gone(browser: Client) -> None:
    """Content rules 20 and 31."""
    chlorine = entry("cas:7782-50-5", "염소")
    record_with_facts(chlorine, "kosha_msds.sheets", [Fact(FactKind.UN, "1017")], key="1")
    record_with_facts(chlorine, "ncis.ghs", [hazard("H330")], key="2")
    assert "H330" in str(asked(browser, "1017"))
    assert decide("withhold", Subject("ncis.ghs/2"), Signed("담당자", "확인 중"))
    (bearer,) = asked(browser, "1017")["substances"]
    assert "H330" not in str(bearer)
    assert bearer["withheld_feeds"] == ["ncis.ghs"]
    assert "표시 보류" in bearer["dangers"]["gap"]


@pytest.mark.parametrize("number", ["99999", "abc", "9999"])
def test_a_number_that_nobody_has_or_can_have_says_so(browser: Client, number: str) -> None:
    assert asked(browser, number, 404)["detail"]

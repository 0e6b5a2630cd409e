"""``GET /api/v1/substances/…/card``: the card's lines with sources, and none of treatment until a form is chosen."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from connectors.schema import Fact, FactKind, HazardClass, Section
from portal.environment import Contact
from tests.portal.factories import entry, record_with_facts

pytestmark = pytest.mark.django_db
KOSHA = "kosha_msds.sheets"


@pytest.fixture(autouse=True)
def _substances() -> None:
    facts = [
        Fact(FactKind.HAZARD_STATEMENT, "H225 : 고인화성 액체 및 증기"),
        Fact(FactKind.TEXT, "방열복을 착용하시오.", section=Section.FIRE, label="보호구"),
        Fact(FactKind.TEXT, "일부는 물과 격렬히 반응함", section=Section.FIRE),
    ]
    record_with_facts(entry("cas:71-43-2", "벤젠"), KOSHA, facts, source_date="2025-03-01")
    inhaled = Fact(FactKind.HAZARD_CLASS, "급성 독성(흡입) 구분 1", HazardClass("급성 독성(흡입)", "1", "H330"))
    gas = [inhaled, Fact(FactKind.UN, "1052"), Fact(FactKind.TEXT, "물을 뿌리시오.", section=Section.RELEASE)]
    record_with_facts(entry("cas:7664-39-3", "불화수소"), KOSHA, gas)


def card(browser: Client, address: str) -> dict[str, Any]:
    response = browser.get(f"/api/v1/substances/{address}")
    assert response.status_code == 200
    found: dict[str, Any] = response.json()
    return found


def block(shown: dict[str, Any], anchor: str) -> dict[str, Any]:
    (found,) = (each for each in shown["blocks"] if each["anchor"] == anchor)
    return dict(found)


def test_each_line_is_quoted_with_its_source_and_a_family_sentence_is_left_out(browser: Client) -> None:
    """Content rules 1 to 3."""
    shown = card(browser, "71-43-2/card")
    (line,) = block(shown, "ppe")["lines"]
    assert (line["text"], line["sources"][0]["source_date"]) == ("방열복을 착용하시오.", "2025-03-01")
    assert "일부는" not in str(shown)
    assert (shown["dangers_by_route"][0]["code"], shown["calls"], shown["notice"]) == (
        "H225",
        ["119"],
        "공식 누리집이 아님",
    )


def test_a_block_without_a_line_has_the_reason_of_each_source(browser: Client) -> None:
    """Content rule 20."""
    gaps = block(card(browser, "71-43-2/card"), "first-aid")["gaps"]
    assert {(each["sentence"]) for each in gaps} >= {"자료 없음"}
    assert all(each["agency"] for each in gaps)


def test_until_a_form_is_chosen_there_is_no_treatment_no_fire_advice_and_no_distance(browser: Client) -> None:
    """Content rules 6 and 12."""
    shown = card(browser, "7664-39-3/card")
    assert (shown["waits_for_form"], shown["blocks"], shown["distances"], shown["form"]) == (True, [], [], None)
    assert shown["distances_elsewhere"]
    assert "anhydrous" in {form["key"] for form in shown["forms"]}
    chosen = card(browser, "7664-39-3/card?form=anhydrous")
    assert (chosen["waits_for_form"], chosen["form"]["key"], chosen["unknown_form"]) == (False, "anhydrous", False)
    assert block(chosen, "spill")["lines"][0]["sources"][0]["form"] == "anhydrous"


def test_a_form_that_does_not_exist_counts_as_no_choice_and_the_card_says_so(browser: Client) -> None:
    shown = card(browser, "7664-39-3/card?form=plasma")
    assert (shown["unknown_form"], shown["waits_for_form"]) == (True, True)


def test_whom_the_operator_wants_called_stands_beside_119(browser: Client, settings: Settings) -> None:
    settings.POISON_CENTRE = Contact("중독센터", "02-0000-0000")
    assert card(browser, "71-43-2/card")["contacts"] == [{"name": "중독센터", "number": "02-0000-0000"}]


def test_a_wrong_number_gets_those_that_are_near(browser: Client) -> None:
    """Content rule 23."""
    response = browser.get("/api/v1/substances/71-43-3/card")
    assert response.status_code == 404
    assert [each["url"] for each in response.json()["neighbours"]] == ["/substances/71-43-2"]

"""``GET /api/v1/un/…``: substances and forms of a number, its names and guides; it is no substance."""

from __future__ import annotations

import pytest
from django.test import Client

from connectors.schema import Fact, FactKind
from tests.portal.factories import entry, record_with_facts
from tests.portal.guidebook import guidebook

pytestmark = pytest.mark.django_db


def test_a_number_has_its_substances_with_form_and_source_and_opens_none(browser: Client) -> None:
    """Content rule 12."""
    fluoride = entry("cas:7664-39-3", "불화수소")
    record_with_facts(fluoride, "kosha_msds.sheets", [Fact(FactKind.UN, "1052"), Fact(FactKind.UN, "1790")])
    guidebook("1052")
    body = browser.get("/api/v1/un/UN1052").json()
    (found,) = body["substances"]
    assert (body["number"], found["url"], [form["key"] for form in found["forms"]]) == (
        "1052", "/substances/7664-39-3", ["anhydrous"],
    )  # fmt: skip
    assert [(fact["value"], fact["feed"]) for fact in found["facts"]] == [("1052", "kosha_msds.sheets")]
    assert "물질이 아닙니다" in body["note"]
    assert body["guides"][0]["guide"] == "125"
    assert "국내 기준 아님" in body["names_source"]


@pytest.mark.parametrize(("number", "sentence"), [("12", "네 자리"), ("9999", "위험하지 않다는 뜻이 아닙니다")])
def test_a_number_of_nothing_is_404_with_a_sentence(browser: Client, number: str, sentence: str) -> None:
    response = browser.get(f"/api/v1/un/{number}")
    assert response.status_code == 404
    assert sentence in response.json()["detail"]


def test_a_number_of_a_group_says_so(browser: Client) -> None:
    assert browser.get("/api/v1/un/1993").json()["grouped"] is True

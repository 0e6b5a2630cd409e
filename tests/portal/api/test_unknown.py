"""``GET /api/v1/unknown``: ticks narrow, what is not stated is never left out, and every word has its source."""

from __future__ import annotations

import pytest
from django.test import Client

from connectors.schema import Fact, FactKind, LegalListing
from reference.observations import fields
from tests.portal.factories import entry, record_with_facts

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _substances() -> None:
    for cas, fact in (
        ("7782-50-5", Fact(FactKind.COLOUR, "황록색", lang="ko")),
        ("71-43-2", Fact(FactKind.COLOUR, "무색", lang="ko")),
        (
            "98001-01-5",
            Fact(FactKind.LEGAL_LISTING, "사고대비물질", LegalListing("화학물질관리법", "사고대비물질", "1")),
        ),
    ):
        record_with_facts(entry(f"cas:{cas}"), "kosha_msds.sheets", [fact], source_date="2025-03-01")


def test_ticks_narrow_with_the_words_of_a_source_and_keep_what_is_not_stated(browser: Client) -> None:
    body = browser.get("/api/v1/unknown?colour=yellow-green").json()
    keys = [each["key"] for each in body["candidates"]]
    assert "cas:71-43-2" not in keys
    assert keys[0] == "cas:7782-50-5"
    assert "cas:98001-01-5" in keys
    (tick,) = body["candidates"][0]["explained"]
    assert tick["words"][0]["text"] == "황록색"
    assert tick["words"][0]["sources"][0]["agency"] == "고용노동부 산업안전보건공단"
    assert body["calls"] == ["119"]
    assert "이것이라는 뜻이 아닙니다" in body["note"]


def test_all_fields_with_their_values_and_counts_are_named(browser: Client) -> None:
    body = browser.get("/api/v1/unknown").json()
    assert [each["field"] for each in body["fields"]] == list(fields())
    counts = {value["value"]: value["count"] for value in body["fields"][0]["values"]}
    assert (counts["yellow-green"], counts["colourless"]) == (1, 1)


def test_a_number_of_a_group_narrows_nothing_and_a_plate_without_meaning_is_404(browser: Client) -> None:
    """Content rule 12."""
    body = browser.get("/api/v1/unknown?un=1993").json()
    assert (body["group_number"], body["total"]) == ("1993", browser.get("/api/v1/unknown").json()["total"])
    assert browser.get("/api/v1/unknown?page=99").status_code == 404

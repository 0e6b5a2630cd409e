"""``GET /api/v1/substances/…``: every fact with its provenance."""

from __future__ import annotations

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django.fixtures import Settings

from connectors.schema import Absence, Fact, FactKind, LegalListing, Section
from portal.models import Identifier
from tests.portal.factories import entry, record_with_facts

pytestmark = pytest.mark.django_db

FIELDS = {
    "kind", "section", "label", "value", "original", "unit", "lang", "agency", "feed", "record_url", "source_date",
    "confirmed_on", "first_seen", "origin", "form", "absence", "annotations",
}  # fmt: skip


def test_names_identifiers_and_facts_come_with_all_that_was_promised(browser: Client) -> None:
    fluoride = entry("cas:7664-39-3", "불화수소", title_en="Hydrogen fluoride")
    record_with_facts(
        fluoride,
        "kosha_msds.sheets",
        [
            Fact(FactKind.NAME, "불화수소", lang="ko"),
            Fact(FactKind.UN, "1052"),
            Fact(FactKind.BOILING_POINT, "19.5", unit="℃", section=Section.PROPERTIES, label="끓는점"),
            Fact(FactKind.PH, "해당없음", absence=Absence.NOT_APPLICABLE),
        ],
        source_date="2025-03-01",
    )
    body = browser.get("/api/v1/substances/7664-39-3").json()
    facts = {fact["kind"]: fact for fact in body["facts"]}
    assert all(set(fact) >= FIELDS for fact in body["facts"])
    (name,) = body["names"]
    assert name | {
        "name": "불화수소", "lang": "ko", "kind": "name", "agency": "고용노동부 산업안전보건공단", "origin": "live",
        "feed": "kosha_msds.sheets", "source_date": "2025-03-01", "form": "", "form_unknown": False, "annotations": [],
    } == name  # fmt: skip
    identifiers = {(each["scheme"], each["value"]): each["sources"] for each in body["identifiers"]}
    assert identifiers["cas", "7664-39-3"] == []
    (source,) = identifiers["un", "1052"]
    assert (source["agency"], source["form"], source["form_unknown"]) == (
        "고용노동부 산업안전보건공단", "anhydrous", False,
    )  # fmt: skip
    today = timezone.localtime().date().isoformat()
    assert facts["boiling_point"] | {
        "value": "19.5", "unit": "℃", "section": "9", "label": "끓는점", "source_date": "2025-03-01", "origin": "live",
        "confirmed_on": today, "first_seen": today, "form": "anhydrous", "agency": "고용노동부 산업안전보건공단",
    } == facts["boiling_point"]  # fmt: skip
    assert facts["ph"]["absence"] == "not_applicable"


def test_a_demonstration_never_goes_out_under_an_agencys_name_alone(browser: Client, settings: Settings) -> None:
    settings.DEMO = "on"
    record_with_facts(entry("cas:71-43-2", "벤젠"), "ncis.ghs", [Fact(FactKind.NAME, "벤젠")], origin="demo")
    body = browser.get("/api/v1/substances/71-43-2").json()
    (fact,) = body["facts"]
    assert (fact["origin"], fact["mark"]) == ("demo", "시연 자료 – 공개 출처의 사실")
    assert fact["agency"] == body["names"][0]["agency"] == "시연: 기후에너지환경부 한국환경공단 화학물질정보시스템 형식"


@pytest.mark.parametrize(
    ("number", "sentence"),
    [
        ("71-43-3", "검사 숫자가 맞지 않습니다"),
        ("71-43-2", "이 포털에 없습니다"),
        ("benzene", "CAS 번호가 아닙니다"),
        ("%00", "API가 없습니다"),
    ],
)
def test_a_number_without_an_answer_gets_its_reason(browser: Client, number: str, sentence: str) -> None:
    response = browser.get(f"/api/v1/substances/{number}")
    assert response.status_code == 404
    assert sentence in response.json()["detail"]


def test_a_number_written_without_hyphens_is_the_same_number(browser: Client) -> None:
    entry("cas:71-43-2", "벤젠")
    assert browser.get("/api/v1/substances/71432").json()["key"] == "cas:71-43-2"


def test_a_number_that_only_a_row_of_several_names_is_answered_with_that_row(browser: Client) -> None:
    row = entry("mix:14913-33-8+26035-31-4", "백금 착물", slug="mix-1")
    for number in ("14913-33-8", "26035-31-4"):
        Identifier.objects.create(entry=row, scheme="cas", value=number)
    listing = LegalListing("법", "중점관리물질", "별표-250")
    record_with_facts(
        row,
        "ncis.inventory",
        [
            Fact(FactKind.CAS, "14913-33-8"),
            Fact(FactKind.CAS, "26035-31-4"),
            Fact(FactKind.LEGAL_LISTING, "중점관리물질", listing),
        ],
    )
    response = browser.get("/api/v1/substances/14913338")
    body = response.json()
    assert (response.status_code, body["key"], body["facts"]) == (200, "", [])
    assert body["contained_in"] == [
        {
            "key": row.key, "url": "/substances/mix-1", "title": "백금 착물", "cas": ["14913-33-8", "26035-31-4"],
            "lists": ["중점관리물질"], "annotations": [],
        }
    ]  # fmt: skip
    alone = entry("cas:14913-33-8", "트랜스플라틴")
    of_alone = browser.get("/api/v1/substances/14913-33-8").json()
    assert (of_alone["key"], of_alone["contained_in"]) == (alone.key, body["contained_in"])
    assert set(body) == set(of_alone)


def test_a_listing_under_a_condition_carries_it(browser: Client) -> None:
    listing = LegalListing("화학물질관리법", "생태유해성물질", "97-1-9(3)", condition="입자지름<1mm")
    record_with_facts(entry("cas:7439-92-1", "납"), "ncis.inventory", [Fact(FactKind.LEGAL_LISTING, "x", listing)])
    (fact,) = browser.get("/api/v1/substances/7439-92-1").json()["facts"]
    assert fact["data"]["condition"] == "입자지름<1mm"

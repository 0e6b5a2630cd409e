"""``/api/v1/facilities`` and the other lists: rows with notes and marks, filters, pages, one entry with its links."""

from __future__ import annotations

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from connectors.schema import Fact, FactKind
from tests.portal.factories import entry, record_with_facts

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _listed() -> None:
    for number, year in enumerate(("2020-01-05", "2021-02-06", "2021-03-07")):
        accident = entry(f"accident:x/{number}", kind="accident", slug=f"a-{number}")
        facts = [
            Fact(FactKind.OCCURRED_ON, year),
            Fact(FactKind.REGION, "충청남도 서산시"),
            Fact(FactKind.INVOLVED, "톨루엔"),
        ]
        record_with_facts(accident, "ncis.accidents", facts)
    facility = entry("facility:x/1", "차양화학", kind="facility", slug="f-1")
    record_with_facts(
        facility, "ncis.facilities", [Fact(FactKind.NAME, "차양화학"), Fact(FactKind.ADDRESS, "경기도 화성시")]
    )


def test_a_list_has_its_notes_its_rows_and_what_narrows_it(browser: Client) -> None:
    """Content rule 21."""
    body = browser.get("/api/v1/facilities").json()
    assert "신고 시점 자료, 현재 재고 아님, 없다는 뜻 아님." in body["notes"]
    (row,) = body["rows"]
    assert (row["title"], row["url"], row["mark"]) == ("차양화학", "/facilities/f-1", "")
    assert {"label": "취급 물질", "text": "이 자료는 취급 물질을 밝히지 않음"} in row["cells"]


def test_a_list_is_narrowed_and_paged_latest_first(browser: Client) -> None:
    body = browser.get("/api/v1/accidents?year=2021&size=1&page=2").json()
    assert (body["total"], body["page"], body["pages"], [row["url"] for row in body["rows"]]) == (
        2, 2, 2, ["/accidents/a-1"],
    )  # fmt: skip
    assert (body["years"], body["regions"]) == (["2021", "2020"], ["충청남도"])
    assert browser.get("/api/v1/accidents?q=없는말").json()["rows"] == []


@pytest.mark.parametrize(
    "query", ["pesticides?year=2020", "pesticides?region=x", "facilities?year=2020", "products?place=x"]
)
def test_a_filter_that_would_say_nothing_of_the_kind_is_refused(browser: Client, query: str) -> None:
    assert browser.get(f"/api/v1/{query}").json()["code"] == "unknown-parameter"


def test_one_entry_has_all_that_is_stated_and_what_is_not(browser: Client) -> None:
    body = browser.get("/api/v1/facilities/f-1").json()
    assert (body["title"], body["handled_not_stated"]) == ("차양화학", "이 자료는 취급 물질을 밝히지 않음")
    assert {fact["value"] for fact in body["facts"]} == {"차양화학", "경기도 화성시"}
    assert body["notes"]


def test_invented_entries_are_marked_in_list_and_detail(browser: Client, settings: Settings) -> None:
    """Content rules 26 and 27."""
    settings.DEMO = "on"
    made = entry("product:x/1", "세정제", kind="product", slug="p-1")
    record_with_facts(made, "safetykorea.recalls", [Fact(FactKind.NAME, "세정제")], origin="demo")
    (row,) = browser.get("/api/v1/products").json()["rows"]
    assert (row["mark"], row["agency"][:4]) == ("시연 자료 – 가상", "시연: ")
    detail = browser.get("/api/v1/products/p-1").json()
    assert (detail["demo"], detail["facts"][0]["mark"]) == (True, "시연 자료 – 가상")

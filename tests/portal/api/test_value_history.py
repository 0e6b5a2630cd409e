"""The history of a substance's values as JSON: every span with its runs, sources, and nothing withheld."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from connectors.schema import Fact, FactKind
from portal.api import value_history
from portal.curation.decisions import Signed, decide
from portal.curation.subjects import Subject
from portal.models import SyncRun
from tests.portal.clock import Clock
from tests.portal.factories import ingested

pytestmark = pytest.mark.django_db
HISTORY = "/api/v1/substances/71-43-2/history"


@pytest.fixture(autouse=True)
def _history(clock: Clock) -> None:
    """Named benzene, then benzol, then benzene again."""
    for name in ("벤젠", "벤졸", "벤젠"):
        ingested("ncis.inventory", "1", Fact(FactKind.NAME, name, lang="ko"), cas="71-43-2")
        clock.move(timedelta(days=1))


def asked(browser: Client, query: str = "", status: int = 200) -> Any:
    response = browser.get(f"{HISTORY}{query}")
    assert response.status_code == status, response.content.decode()
    return response.json()


def test_a_value_that_returned_has_both_spans_with_runs_and_source(browser: Client) -> None:
    first, second, third = SyncRun.objects.order_by("pk").values_list("pk", flat=True)
    value = asked(browser)["values"][0]
    assert (value["text"], value["current"], value["fact"]["agency"]) == ("벤젠", True, "기후에너지환경부")
    assert [(span["began_run"], span["ended_run"]) for span in value["spans"]] == [(first, second), (third, None)]
    assert [bool(span["ended_at"]) for span in value["spans"]] == [True, False]


@pytest.mark.parametrize(("show", "values"), [("current", {"벤젠", "71-43-2"}), ("ended", {"벤졸"})])
def test_current_and_ended_values_can_be_asked_apart(browser: Client, show: str, values: set[str]) -> None:
    assert {each["text"] for each in asked(browser, f"?show={show}")["values"]} == values


def test_pages_hold_every_value_once(browser: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = asked(browser)["values"]
    monkeypatch.setattr(value_history, "PAGE_SIZE", 1)
    pages = [asked(browser, f"?page={number}") for number in range(1, len(whole) + 1)]
    assert [value for page in pages for value in page["values"]] == whole
    assert asked(browser, f"?page={len(whole) + 1}", 404)["code"] == "no-such-page"


def test_it_leads_to_the_changes_of_the_substance(browser: Client) -> None:
    answer = asked(browser)
    assert browser.get(answer["changes"]).json()["changes"][0]["cas"] == ["71-43-2"]
    assert browser.get(answer["atom"]).status_code == 200


def test_bad_values_and_unknown_numbers_say_what_to_do(browser: Client) -> None:
    assert asked(browser, "?show=some", 400)["allowed"] == ["all", "current", "ended"]
    assert asked(browser, "?colour=red", 400)["allowed"] == ["show", "page"]
    problem = browser.get("/api/v1/substances/71-43-3/history")
    assert problem.status_code == 404
    assert [each["url"] for each in problem.json()["neighbours"]] == ["/substances/71-43-2"]


def test_a_withheld_value_has_no_history_and_a_withheld_substance_no_answer(browser: Client) -> None:
    """Content rule 31."""
    assert decide("withhold", Subject("ncis.inventory/1", "name", "벤젠"), Signed("담당자", "확인 중"))
    assert "벤젠" not in {value["text"] for value in asked(browser)["values"]}
    assert decide("withhold", Subject("cas:71-43-2"), Signed("담당자", "확인 중"))
    assert asked(browser, status=404)["code"] == "withheld"

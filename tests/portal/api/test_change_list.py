"""Changes as JSON: the filters and cursor of the page, values before and after with their sources, and nothing withheld."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from connectors.schema import Fact, FactKind, LegalListing
from portal.api import change_list
from portal.curation.decisions import Signed, decide
from portal.curation.subjects import Subject
from portal.models import RunChange
from portal.seoul_time import seoul_day
from tests.portal.clock import Clock
from tests.portal.factories import ingested

pytestmark = pytest.mark.django_db

LIST = "/api/v1/changes"
LISTED = Fact(FactKind.LEGAL_LISTING, "사고대비물질", LegalListing("화학물질관리법", "사고대비물질", "44"))


@pytest.fixture(autouse=True)
def _changes(clock: Clock) -> None:
    """Benzene renamed and listed a month ago, toluene renamed by another agency's feed yesterday."""
    clock.move(-timedelta(days=40))
    _named("ncis.inventory", "1", "벤젠", "71-43-2")
    _named("kosha_msds.sheets", "2", "톨루엔", "108-88-3")
    clock.move(timedelta(days=10))
    _named("ncis.inventory", "1", "벤졸", "71-43-2", LISTED)
    clock.move(timedelta(days=29))
    _named("kosha_msds.sheets", "2", "메틸벤젠", "108-88-3")
    clock.move(timedelta(days=1))


def _named(feed: str, key: str, name: str, number: str, *more: Fact) -> None:
    ingested(feed, key, Fact(FactKind.NAME, name, lang="ko"), *more, cas=number)


def asked(browser: Client, query: str = "", status: int = 200) -> Any:
    response = browser.get(f"{LIST}{query}")
    assert response.status_code == status, response.content.decode()
    return response.json()


def titles(answer: Any) -> list[str]:
    return [change["title"] for change in answer["changes"] if change["change"] != "loaded"]


def test_a_change_has_the_value_before_and_after_with_their_sources(browser: Client) -> None:
    change = asked(browser, "?cas=108-88-3")["changes"][0]
    value = next(each for each in change["values"] if each["kind"] == "name")
    assert (value["before"]["value"], value["after"]["value"]) == ("톨루엔", "메틸벤젠")
    assert value["after"]["agency"] == change["agency"] == "고용노동부 산업안전보건공단"
    assert (value["after"]["feed"], change["record"], change["cas"]) == ("kosha_msds.sheets", "2", ["108-88-3"])
    assert change["at"].endswith("+09:00")


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["메틸벤젠", "벤졸"]),
        ("?cas=71-43-2", ["벤졸"]),
        ("?cas=71-43-2&cas=108-88-3", ["메틸벤젠", "벤졸"]),
        ("?agency=기후에너지환경부", ["벤졸"]),
        ("?feed=kosha_msds.sheets", ["메틸벤젠"]),
        ("?kind=legal_listing", ["벤졸"]),
        ("?list=사고대비물질", ["벤졸"]),
        ("?change=withdrawn", []),
        ("?origin=portal", []),
        ("?until=2000-01-01", []),
    ],
)
def test_the_same_filters_as_on_the_page_narrow(browser: Client, query: str, found: list[str]) -> None:
    assert titles(asked(browser, query)) == found


def test_days_and_runs_narrow(browser: Client) -> None:
    last = RunChange.objects.order_by("-pk").first()
    assert last is not None
    day = seoul_day(last.at)
    assert (
        titles(asked(browser, f"?since={day}&until={day}"))
        == titles(asked(browser, f"?run={last.run_id}"))
        == ["메틸벤젠"]
    )


def test_pages_follow_by_the_cursor_without_loss_or_double(browser: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = asked(browser)["changes"]
    monkeypatch.setattr(change_list, "PAGE_SIZE", 1)
    read, before = [], None
    for _ in whole:
        page = asked(browser, f"?before={before}" if before else "")
        read += page["changes"]
        before = page["next_before"]
    assert (read, before) == (whole, None)


def test_the_feeds_of_the_same_filter_are_named_and_answer(browser: Client) -> None:
    answer = asked(browser, "?cas=71-43-2&before=999999")
    assert answer["atom"] == "/changes.atom?cas=71-43-2"
    for form in ("atom", "json_feed", "csv"):
        assert browser.get(answer[form]).status_code == 200


@pytest.mark.parametrize(
    ("query", "status", "parameter"),
    [
        ("?since=어제", 400, "since"),
        ("?agency=없는부", 400, "agency"),
        ("?kind=nothing", 400, "kind"),
        ("?before=0", 400, "before"),
        ("?colour=red", 400, "colour"),
        ("?until=0001-01-01", 404, "until"),
        ("?feed=none.none", 404, "feed"),
        ("?list=없는목록", 404, "list"),
        ("?cas=71-43-3", 404, "cas"),
        ("?cas=벤젠", 404, "cas"),
        ("?run=99999999", 404, "run"),
        ("?since=2026-02-02&until=2026-02-01", 409, "since"),
        ("?agency=기후에너지환경부&feed=kosha_msds.sheets", 409, "feed"),
    ],
)
def test_a_bad_value_is_refused_with_its_name_and_what_to_do(
    browser: Client, query: str, status: int, parameter: str
) -> None:
    problem = asked(browser, query, status)
    assert problem["parameter"] == parameter
    assert problem["detail"]


def test_what_is_withheld_is_gone_and_the_other_side_is_not_denied(browser: Client) -> None:
    """Content rule 31."""
    assert decide("withhold", Subject("cas:71-43-2"), Signed("담당자", "확인 중"))
    assert decide("withhold", Subject("kosha_msds.sheets/2", "name", "톨루엔"), Signed("담당자", "확인 중"))
    (change,) = (each for each in asked(browser)["changes"] if each["change"] != "loaded")
    value = next(each for each in change["values"] if each["kind"] == "name")
    assert (value["before"], value["after"]["value"], value["other_withheld"]) == (None, "메틸벤젠", True)

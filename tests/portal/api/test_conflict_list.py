"""Conflicts as JSON: both sides with their sources, the filters and cursor of the page, counts, and nothing withheld."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from connectors.schema import Fact, FactKind, HazardClass
from portal.api import conflict_list
from portal.curation.decisions import Signed, decide
from portal.curation.subjects import Subject
from portal.history.conflict_spans import record_conflicts
from portal.models import Entry
from tests.portal.factories import entry, record_with_facts

pytestmark = pytest.mark.django_db

LIST = "/api/v1/conflicts"
KECO, KOSHA = "ncis.ghs", "kosha_msds.sheets"


@pytest.fixture(autouse=True)
def _conflicts() -> None:
    """Two substances with another category by each agency, one of them with another signal word too."""
    _differing("71-43-2", "벤젠", Fact(FactKind.SIGNAL_WORD, "경고"), Fact(FactKind.SIGNAL_WORD, "위험"))
    _differing("108-88-3", "톨루엔")
    record_conflicts(Entry.objects.all())


def _differing(cas: str, name: str, *words: Fact) -> None:
    named = Fact(FactKind.NAME, name, lang="ko")
    for feed, category, word in ((KECO, "1A", words[:1]), (KOSHA, "1B", words[1:])):
        stated = Fact(FactKind.HAZARD_CLASS, f"발암성 {category}", HazardClass("발암성", category))
        record_with_facts(
            entry(f"cas:{cas}", name), feed, [named, stated, *word], key=f"{feed}-{cas}", source_date="2026-01-02"
        )


def asked(browser: Client, query: str = "", status: int = 200, path: str = LIST) -> Any:
    response = browser.get(f"{path}{query}")
    assert response.status_code == status, response.content.decode()
    return response.json()


def test_each_side_has_its_agency_its_dates_and_its_fact(browser: Client) -> None:
    conflict = asked(browser, "?type=category")["conflicts"][0]
    assert (conflict["title"], conflict["url"], conflict["label"]) == (
        "벤젠",
        "/substances/71-43-2#conflicts",
        "구분이 다름",
    )
    assert {(side["agency"], side["text"], side["fact"]["source_date"]) for side in conflict["sides"]} == {
        ("기후에너지환경부 한국환경공단", "발암성 1A", "2026-01-02"), ("고용노동부 산업안전보건공단", "발암성 1B", "2026-01-02"),
    }  # fmt: skip
    assert conflict["first_seen_on"]
    assert browser.get(conflict["api"]).status_code == 200


def test_the_same_filters_as_on_the_page_narrow(browser: Client) -> None:
    pair = asked(browser, path=f"{LIST}/counts")["counts"][0]["pair"]
    for query, titles in (
        ("?type=signal_word", ["벤젠"]),
        (f"?pair={pair}&class=발암성", ["벤젠", "톨루엔"]),
        ("?since=0001-01-01", ["벤젠", "벤젠", "톨루엔"]),
        ("?since=9999-12-31", []),
        ("?list=사고대비물질", []),
    ):
        assert sorted(each["title"] for each in asked(browser, query)["conflicts"]) == sorted(titles), query


def test_pages_follow_by_the_cursor_without_loss_or_double(browser: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = asked(browser)["conflicts"]
    monkeypatch.setattr(conflict_list, "PAGE_SIZE", 1)
    read, after = [], ""
    for _ in whole:
        page = asked(browser, f"?after={after}" if after else "")
        read += page["conflicts"]
        after = page["next"]
    assert (read, after) == (whole, "")


def test_counts_by_pair_and_type_and_by_day_agree_with_the_list(browser: Client) -> None:
    counts = asked(browser, path=f"{LIST}/counts")
    assert {each["type"]: each["count"] for each in counts["counts"]} == {"category": 2, "signal_word": 1}
    assert counts["total"] == len(asked(browser)["conflicts"]) == sum(each["begun"] for each in counts["days"])


@pytest.mark.parametrize(
    ("query", "status", "parameter"),
    [
        ("?pair=nobody,none", 404, "pair"),
        ("?type=colour", 400, "type"),
        ("?class=colour", 400, "class"),
        ("?list=colour", 400, "list"),
        ("?since=20261129", 400, "since"),
        ("?since=2026-02-30", 400, "since"),
        ("?after=x", 400, "after"),
        ("?colour=red", 400, "colour"),
    ],
)
def test_a_bad_value_is_refused_with_its_name_and_what_to_do(
    browser: Client, query: str, status: int, parameter: str
) -> None:
    problem = asked(browser, query, status)
    assert problem["parameter"] == parameter
    assert problem["detail"]
    if parameter in ("pair", "type", "class", "list"):
        assert problem["allowed"]


@pytest.mark.parametrize(
    "subject", [Subject("cas:71-43-2"), Subject(f"{KOSHA}/{KOSHA}-71-43-2")], ids=["substance", "record"]
)
def test_a_conflict_with_a_withheld_side_is_gone_from_list_and_counts(browser: Client, subject: Subject) -> None:
    """Content rule 31."""
    assert decide("withhold", subject, Signed("담당자", "확인 중"))
    assert [each["title"] for each in asked(browser)["conflicts"]] == ["톨루엔"]
    assert asked(browser, path=f"{LIST}/counts")["total"] == 1


def test_demonstration_sides_never_carry_an_agencys_name_alone(browser: Client, settings: Settings) -> None:
    """Content rule 26."""
    settings.DEMO = "on"
    for feed, category in ((KECO, "1A"), (KOSHA, "2")):
        stated = Fact(FactKind.HAZARD_CLASS, f"발암성 {category}", HazardClass("발암성", category))
        record_with_facts(entry("cas:100-42-5", "스타이렌"), feed, [stated], origin="demo")
    record_conflicts(Entry.objects.filter(key="cas:100-42-5"))
    sides = next(each for each in asked(browser)["conflicts"] if each["key"] == "cas:100-42-5")["sides"]
    assert all(side["agency"].startswith("시연: ") and side["fact"]["mark"] for side in sides)

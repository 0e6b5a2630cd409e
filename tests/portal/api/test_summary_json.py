"""The summary of an answer's substance as JSON: every value with its sources, and nothing beside what is not certain."""

from __future__ import annotations

import pytest
from django.db import OperationalError
from django.test import Client

from connectors.schema import Fact, FactKind, LegalListing
from portal.answers import answered_substance
from portal.curation.decisions import Signed, decide
from portal.curation.subjects import Subject
from tests.portal.clock import Clock
from tests.portal.factories import entry, indexed, record_with_facts

pytestmark = pytest.mark.django_db

KOSHA = "kosha_msds.sheets"


@pytest.fixture(autouse=True)
def _indexed() -> None:
    for cas, name in (("7664-39-3", "불산"), ("71-43-2", "벤젠"), ("108-88-3", "톨루엔")):
        names = [Fact(FactKind.NAME, name, lang="ko"), Fact(FactKind.CAS, cas)]
        record_with_facts(entry(f"cas:{cas}", name), "ncis.inventory", names)
    stated = [
        Fact(FactKind.HAZARD_STATEMENT, "H225 : 고인화성 액체 및 증기"),
        Fact(FactKind.LEGAL_LISTING, "사고대비물질", LegalListing("화학물질관리법", "사고대비물질", "1")),
        Fact(FactKind.PICTOGRAM, "GHS02"),
    ]
    record_with_facts(entry("cas:71-43-2"), KOSHA, stated, key="k", source_date="2026-02-03")
    indexed()


def answer(browser: Client, text: str) -> dict[str, object]:
    body: dict[str, dict[str, object]] = browser.get("/api/v1/search", {"q": text}).json()
    return body["answer"]


def test_each_value_has_its_sources(browser: Client, clock: Clock) -> None:
    told = answer(browser, "벤젠")
    summary = told["summary"]
    source = {
        "agency": "고용노동부 산업안전보건공단", "feed": KOSHA, "record_url": "", "source_date": "2026-02-03", "origin": "live",
        "mark": "", "form": "", "form_unknown": False, "annotations": [], "document": "",
    }  # fmt: skip
    assert isinstance(summary, dict)
    for values in (summary["dangers"], summary["legal"], summary["pictograms"]):
        (stated,) = values[0]["sources"]
        stated.pop("confirmed_on")
        assert stated == source
        del values[0]["sources"]
    assert summary == {
        "dangers": [
            {"route": "fire", "route_title": "화재·폭발", "code": "H225", "words": "고인화성 액체 및 증기"}
        ],
        "danger_gaps": [],
        "pictograms": [{"code": "GHS02", "title": "인화성"}],
        "legal": [{"list_name": "사고대비물질", "law": "화학물질관리법", "today": "", "effects": [], "conditions": []}],
        "legal_gap": "",
        "withholds": False,
        "demo": False,
        "annotations": [],
    }  # fmt: skip
    assert (told["forms"], told["summary_unread"]) == ([], False)


def test_what_is_not_stated_has_its_reason(browser: Client) -> None:
    """Content rules 16 and 20."""
    summary = answer(browser, "톨루엔")["summary"]
    assert isinstance(summary, dict)
    assert (summary["dangers"], summary["legal"]) == ([], [])
    assert "찾은 행이 없습니다" in summary["legal_gap"]
    assert {tuple(sorted(line)) for line in summary["danger_gaps"]} == {("agency", "checked_on", "sentence")}


def test_the_forms_are_offered_and_a_value_says_which_form_it_speaks_for(browser: Client) -> None:
    """Content rules 10 to 12."""
    facts = [Fact(FactKind.HAZARD_STATEMENT, "H330 : 흡입하면 치명적임")]
    record_with_facts(entry("cas:7664-39-3"), KOSHA, [*facts, Fact(FactKind.UN, "1052")])
    record_with_facts(entry("cas:7664-39-3"), "ncis.ghs", facts)
    told = answer(browser, "불산")
    assert isinstance(told["forms"], list)
    assert told["forms"][0] == {
        "key": "anhydrous", "name": "불화수소(무수)", "url": "/substances/7664-39-3?form=anhydrous#card"
    }  # fmt: skip
    assert isinstance(told["summary"], dict)
    sources = told["summary"]["dangers"][0]["sources"]
    assert {(source["feed"], source["form"], source["form_unknown"]) for source in sources} == {
        (KOSHA, "anhydrous", False), ("ncis.ghs", "", True),
    }  # fmt: skip


def test_remarks_of_staff_stand_at_the_value_and_at_the_substance(browser: Client) -> None:
    signed = Signed("담당자", "다시 확인함")
    for subject in (Subject("cas:71-43-2"), Subject(f"{KOSHA}/k", "pictogram", "GHS02")):
        assert decide("annotate", subject, signed)
    summary = answer(browser, "벤젠")["summary"]
    assert isinstance(summary, dict)
    assert [remark["text"] for remark in summary["annotations"]] == ["다시 확인함"]
    assert [remark["text"] for remark in summary["pictograms"][0]["sources"][0]["annotations"]] == ["다시 확인함"]
    assert summary["dangers"][0]["sources"][0]["annotations"] == []


@pytest.mark.parametrize("text", ["벤잰", "ㅂㅈ", "UN1114", "없는말", "자살"])
def test_nothing_else_has_a_summary(browser: Client, text: str) -> None:
    """Content rule 23."""
    told = answer(browser, text)
    assert (told["summary"], told["forms"], told["summary_unread"]) == (None, [], False)


def test_without_the_database_the_summary_is_unread_and_not_empty(
    browser: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away(url: str) -> None:
        raise OperationalError

    monkeypatch.setattr(answered_substance, "_entry_at", away)
    told = answer(browser, "벤젠")
    assert (told["summary"], told["summary_unread"]) == (None, True)

"""The page of changes, its feeds and its file: the same changes, the same filters, and a sentence for what cannot be asked."""

from __future__ import annotations

import csv
import io
import json
from datetime import timedelta
from typing import Any
from urllib.parse import quote

import feedparser
import pytest
from django.test import Client

from connectors.schema import Fact, FactKind, LegalListing
from portal.models import RunChange, SyncRun
from portal.own_feeds.catalogue import OWN_FEEDS
from portal.seoul_time import seoul_day
from tests.portal.clock import Clock
from tests.portal.factories import ingested
from tests.portal.history.feed_rules import broken_atom_rules, broken_json_feed_rules

pytestmark = pytest.mark.django_db

FORMS = ("", ".atom", ".json", ".csv")
LISTED = Fact(FactKind.LEGAL_LISTING, "사고대비물질", LegalListing("화학물질관리법", "사고대비물질", "44"))


@pytest.fixture
def browser() -> Client:
    return Client(headers={"host": "localhost"})


@pytest.fixture(autouse=True)
def _changes(clock: Clock) -> None:
    """Benzene renamed a month ago, toluene of another agency's feed yesterday."""
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


def _text(answer: Any) -> str:
    assert answer.status_code == 200, answer.content.decode()
    return (b"".join(answer.streaming_content) if answer.streaming else answer.content).decode()


def _found(browser: Client, parameters: str = "") -> list[str]:
    """Which of the three names each form shows, all forms alike."""
    shown = [
        [
            name
            for name in ("벤졸", "메틸벤젠", "처음 받음")
            if name in _results(_text(browser.get(f"/changes{form}{parameters}")))
        ]
        for form in FORMS
    ]
    assert all(each == shown[0] for each in shown), shown
    return shown[0]


def _results(text: str) -> str:
    """The page without its form, which names every kind of change."""
    return text.rpartition("</form>")[2]


@pytest.mark.parametrize(
    ("parameters", "found"),
    [
        ("", ["벤졸", "메틸벤젠", "처음 받음"]),
        ("?cas=71-43-2", ["벤졸"]),
        ("?cas=71-43-2&cas=108-88-3", ["벤졸", "메틸벤젠"]),
        ("?cas=71-43-2,0000108-88-3", ["벤졸", "메틸벤젠"]),
        (f"?agency={quote('기후에너지환경부')}", ["벤졸", "처음 받음"]),
        ("?feed=kosha_msds.sheets", ["메틸벤젠", "처음 받음"]),
        ("?kind=legal_listing", ["벤졸"]),
        (f"?kind={quote('규제 목록')}", ["벤졸"]),
        (f"?list={quote('사고대비물질')}", ["벤졸"]),
        ("?change=changed", ["벤졸", "메틸벤젠"]),
        ("?change=withdrawn", []),
        ("?origin=portal", []),
        (f"?since={quote('최근 7일')}", ["메틸벤젠"]),
        (f"?since={quote('어제')}&until={quote('어제')}", ["메틸벤젠"]),
        ("?until=2000-01-01", []),
        ("?since=&until=&agency=&kind=&list=&cas=", ["벤졸", "메틸벤젠", "처음 받음"]),
    ],
)
def test_every_form_reads_the_same_filters(browser: Client, parameters: str, found: list[str]) -> None:
    assert _found(browser, parameters) == found


def test_days_are_those_of_seoul_and_both_count(browser: Client) -> None:
    day = seoul_day(RunChange.objects.order_by("-pk").first().at)  # type: ignore[union-attr]
    assert _found(browser, f"?since={day}&until={day}") == ["메틸벤젠"]


@pytest.mark.parametrize(
    ("parameters", "told"),
    [
        ("?colour=red", ("colour", "since(이날부터)", "cas(CAS 번호)")),
        ("?since=gestern", ("since", "gestern", "2026-11-03")),
        ("?since=2026-02-30", ("2026-02-30",)),
        ("?since=2026-03-02&until=2026-03-01", ("2026-03-02", "2026-03-01")),
        ("?agency=NASA", ("NASA", "기후에너지환경부")),
        ("?feed=nobody.knows", ("nobody.knows", "ncis.inventory")),
        (f"?feed=ncis.inventory&agency={quote('소방청')}", ("ncis.inventory", "소방청")),
        ("?kind=weight", ("weight", "legal_listing(규제 목록)")),
        ("?kind=name_keys", ("name_keys",)),
        (f"?list={quote('없는목록')}", ("없는목록", "사고대비물질")),
        ("?cas=71-43-3", ("71-43-3", "검사 숫자")),
        ("?cas=benzene", ("benzene", "CAS 번호가 아닙니다")),
        ("?change=eaten", ("eaten", "changed(내용 바뀜)")),
        ("?origin=moon", ("moon", "portal(포털의 표)")),
        ("?run=999999", ("999999",)),
        ("?run=x", ("run",)),
        ("?before=-1", ("before",)),
    ],
)
def test_what_cannot_be_asked_gets_a_sentence_that_says_what_can(
    browser: Client, parameters: str, told: tuple[str, ...]
) -> None:
    for form in FORMS:
        answer = browser.get(f"/changes{form}{parameters}")
        assert answer.status_code == 400
        assert all(each in answer.content.decode() for each in told)


def test_two_hundred_numbers_are_a_list_and_one_more_is_refused(browser: Client) -> None:
    numbers = [f"{number}-00-{_digit(number)}" for number in range(1000, 1201)]
    assert browser.get("/changes.atom", {"cas": numbers[:200]}).status_code == 200
    refused = browser.get("/changes.atom", {"cas": numbers})
    assert refused.status_code == 400
    assert "200개까지" in refused.content.decode()


def _digit(number: int) -> int:
    digits = f"{number}00"
    return sum(place * int(digit) for place, digit in enumerate(reversed(digits), 1)) % 10


def test_pages_lead_from_the_newest_change_to_the_first_one(browser: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("portal.web.change_pages.PAGE_SIZE", 1)
    ids = [f"tag:localhost,2026:changes/{pk}" for pk in RunChange.objects.order_by("-pk").values_list("pk", flat=True)]
    address, found = "/changes.json?since=2020-01-01", []
    while address:
        body = json.loads(_text(browser.get(address)))
        assert broken_json_feed_rules(body) == []
        found += [item["id"] for item in body["items"]]
        address = body.get("next_url", "").removeprefix("http://localhost:8000")
    assert found == ids
    page = _text(browser.get("/changes?since=2020-01-01"))
    assert 'rel="next"' in page
    assert 'rel="first"' not in page


def test_the_atom_feed_is_one_that_readers_read(browser: Client) -> None:
    answer = browser.get("/changes.atom")
    assert answer["Content-Type"] == "application/atom+xml; charset=utf-8"
    assert broken_atom_rules(answer.content) == []
    parsed = feedparser.parse(io.BytesIO(answer.content))
    assert not parsed.bozo
    newest = parsed.entries[0]
    assert newest.author == "고용노동부 산업안전보건공단"
    assert newest.title.startswith("메틸벤젠 – 내용 바뀜")
    assert newest.link == "http://localhost:8000/substances/108-88-3"
    assert {tag.term for tag in newest.tags} == {"changed", "name"}


def test_an_empty_feed_is_valid_too(browser: Client) -> None:
    RunChange.objects.all().delete()
    assert broken_atom_rules(browser.get("/changes.atom").content) == []
    assert broken_json_feed_rules(json.loads(_text(browser.get("/changes.json")))) == []


def test_a_character_that_xml_forbids_breaks_no_feed(browser: Client) -> None:
    _named("ncis.inventory", "1", "벤\x0b졸\ufffe", "71-43-2")
    answer = browser.get("/changes.atom")
    assert broken_atom_rules(answer.content) == []
    assert "벤\ufffd졸\ufffd" in answer.content.decode()


@pytest.mark.parametrize("form", [".atom", ".json"])
def test_who_has_the_feed_already_gets_none_of_it_again_until_something_changes(browser: Client, form: str) -> None:
    tag = browser.get(f"/changes{form}")["ETag"]
    assert browser.get(f"/changes{form}", headers={"if-none-match": tag}).status_code == 304
    _named("ncis.inventory", "1", "벤젠 3", "71-43-2")
    assert browser.get(f"/changes{form}", headers={"if-none-match": tag}).status_code == 200


def test_a_file_has_a_row_for_each_value_and_runs_no_formula(browser: Client) -> None:
    _named("ncis.inventory", "1", "=1+1", "71-43-2", LISTED)
    text = _text(browser.get("/changes.csv?cas=71-43-2"))
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))
    assert [(row["이전 값"], row["새 값"]) for row in rows] == [
        ("벤졸", "'=1+1"),
        ("벤젠", "벤졸"),
        ("", "사고대비물질 44"),
    ]
    assert {row["CAS 번호"] for row in rows} == {"71-43-2"}
    assert {row["안내"] for row in rows} == {"공식 누리집이 아님"}


def test_a_demonstration_is_marked_in_every_title_row_and_author(browser: Client, settings: Any) -> None:
    settings.DEMO = "on"
    RunChange.objects.update(origin="demo")
    for entry in feedparser.parse(io.BytesIO(browser.get("/changes.atom").content)).entries:
        assert entry.title.startswith("[시연 자료")
        assert entry.author.startswith("시연:")
    body = json.loads(_text(browser.get("/changes.json")))
    assert body["title"].startswith("[시연 자료]")
    assert all(item["title"].startswith("[시연 자료") for item in body["items"])
    rows = csv.DictReader(io.StringIO(_text(browser.get("/changes.csv")).removeprefix("\ufeff")))
    assert all("시연 자료" in row["자료 표시"] and row["기관"].startswith("시연:") for row in rows)
    settings.DEMO = "off"
    assert _found(browser) == []


def test_what_the_portals_own_tables_changed_stands_apart(browser: Client) -> None:
    RunChange.objects.filter(feed="ncis.inventory").update(origin="portal", feed=OWN_FEEDS[0].name)
    assert _found(browser) == ["메틸벤젠", "처음 받음"]
    assert "기관이 바꾼 것이 아닙니다" in _text(browser.get("/changes?origin=portal"))


def test_a_run_has_its_changes_and_its_figures(browser: Client) -> None:
    run = SyncRun.objects.order_by("pk").last()
    assert run is not None
    page = _text(browser.get(f"/changes?run={run.pk}"))
    assert f"실행 {run.pk}" in page
    assert _found(browser, f"?run={run.pk}") == ["메틸벤젠"]

"""The public state of every feed."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django.fixtures import DjangoAssertNumQueries, Settings

from connectors.registry import FEEDS, PUBLISHERS
from connectors.schema import Fact, FactKind
from portal.curation.decisions import Signed, decide
from portal.curation.subjects import Subject
from portal.ingest.budget import budget_day
from portal.models import Budget, IndexBuild, SyncRun
from portal.own_feeds.catalogue import OWN_FEEDS, sync_own_feeds
from tests.portal.factories import indexed, ingested

pytestmark = pytest.mark.django_db

FEED = "ncis.safety"


@pytest.fixture(autouse=True)
def _with_keys(settings: Settings) -> None:
    settings.AGENCY_KEYS = dict.fromkeys(settings.AGENCY_KEYS, "k")


def ran(state: str = "succeeded", *, hours: float = 0, **fields: object) -> SyncRun:
    at = timezone.now() - timedelta(hours=hours)
    return SyncRun.objects.create(
        feed=FEED, origin="live", state=state, host="h", pid=1, started_at=at, heartbeat_at=at, finished_at=at, **fields
    )


def card(browser: Client) -> str:
    html = browser.get("/sources").content.decode()
    start = html.index(f'id="{FEED}"')
    return html[html.rindex("<div", 0, start) : html.index('<div class="feed', start)]


def test_every_feed_of_every_agency_has_its_row_with_licence_and_schedule(browser: Client) -> None:
    html = browser.get("/sources").content.decode()
    for name, feed in FEEDS.items():
        assert f'id="{name}"' in html
        assert feed.title in html
        assert f'{feed.publisher.licence} · <a href="{feed.home}"' in html
    for publisher in PUBLISHERS:
        assert f"<h2>{publisher.agency} <small>{publisher.system}" in html
        assert publisher.agency_2013 in html


def test_the_portals_own_feeds_have_their_rows_and_name_the_portal(browser: Client) -> None:
    before = browser.get("/sources").content.decode()
    assert "기관의 자료가 아닙니다" in before
    sync_own_feeds()
    html = browser.get("/sources").content.decode()
    for feed in OWN_FEEDS:
        assert f'id="{feed.name}"' in html
        assert feed.title in html
    assert before.count("아직 읽은 적 없음") - html.count("아직 읽은 적 없음") == len(OWN_FEEDS)


@pytest.mark.parametrize(
    ("state", "hours", "fields", "light", "words"),
    [
        ("succeeded", 0, {"complete": True}, "green", "정상"),
        ("succeeded", 24 * 30, {"complete": True}, "red", "시간 지남"),
        ("failed", 0, {"error": "TLS handshake"}, "red", "실패: TLS handshake"),
        ("interrupted", 0, {}, "amber", "다음 차례에 다시 읽음"),
        ("abandoned", 0, {}, "amber", "비정상 종료"),
        ("budget_spent", 0, {}, "amber", "오늘 호출 한도를 다 씀"),
        ("succeeded", 0, {"complete": True, "withheld": "10% 넘게 줄어"}, "amber", "결론 보류: 10% 넘게 줄어"),
        ("succeeded", 0, {}, "amber", "끝까지 읽은 적 없음"),
    ],
)
def test_a_feeds_state_is_a_colour_and_the_same_in_words(
    browser: Client, state: str, hours: float, fields: dict[str, object], light: str, words: str
) -> None:
    ran(state, hours=hours, **fields)
    assert f'"feed {light}"' in card(browser)
    assert words in card(browser)


def test_a_feed_without_a_key_is_not_read_and_says_so(browser: Client, settings: Settings) -> None:
    settings.AGENCY_KEYS = dict.fromkeys(settings.AGENCY_KEYS, "")
    assert "인증키나 파일이 설정되지 않아 읽지 않음" in card(browser)


def test_what_was_not_understood_is_shown_with_a_sample_as_text(browser: Client) -> None:
    ran(
        complete=True,
        drift={"newField": 3},
        counts={"rejected": {"casNo: wrong check digit": 2}},
        samples=[{"field": "casNo", "text": "<b>71-43-3</b>", "reason": "wrong check digit"}],
    )
    html = card(browser)
    assert "newField: 3번" in html
    assert "casNo: wrong check digit: 2번" in html
    assert "&lt;b&gt;71-43-3" in html


def test_what_is_held_needs_a_person_and_stands_with_numbers(browser: Client) -> None:
    ran(
        complete=True,
        withheld="바뀐 내용 7건을 보류함",
        counts={"held": 7, "ended": 1234, "mended": {"a bare &amp;": 3}},
    )
    html = card(browser)
    assert "red" in html[:60]
    assert "운영자 확인 필요: 바뀐 내용 7건을 보류함" in html
    assert "끝난 값 1,234 · 보류 7" in html
    assert "고쳐 읽은 글자 1가지" in html


def test_a_sentence_that_quotes_a_withheld_value_is_not_shown(browser: Client) -> None:
    ingested(FEED, "1", Fact(FactKind.NAME, "벤젠이라는이름", lang="ko"), cas="71-43-2")
    decide("withhold", Subject(f"{FEED}/1"), Signed("담당자", "확인 중"))
    ran(complete=True, withheld="벤젠이라는이름 1건을 보류함", counts={"held": 1})
    assert "벤젠이라는이름" not in card(browser)
    assert "관리 화면에서만 보임" in card(browser)


def test_todays_calls_stand_against_their_budget(browser: Client) -> None:
    (operation, limit), *_ = FEEDS[FEED].budgets.items()
    Budget.objects.create(operation=operation, day=budget_day(), spent=7)
    assert f"7 / {limit:,}" in card(browser)


def test_the_index_shows_what_its_engine_refused(browser: Client) -> None:
    indexed()
    build = browser.get("/sources").context["index"].health.build
    IndexBuild.objects.create(
        name=build, engine="tantivy", version="1", started_at=timezone.now(), refused={"cas:71-43-2": "too long"}
    )
    assert "cas:71-43-2: too long" in browser.get("/sources").content.decode()


@pytest.mark.parametrize("subject", [Subject("cas:71-43-2"), Subject("ncis.safety/1", "un", "1114")])
def test_what_the_engine_says_of_a_refused_document_is_not_quoted_where_something_of_it_is_withheld(
    browser: Client, subject: Subject
) -> None:
    """Content rule 31."""
    ingested("ncis.safety", "1", Fact(FactKind.UN, "1114"), Fact(FactKind.NAME, "벤젠", lang="ko"), cas="71-43-2")
    indexed()
    build = browser.get("/sources").context["index"].health.build
    IndexBuild.objects.create(
        name=build, engine="tantivy", version="1", started_at=timezone.now(), refused={"cas:71-43-2": "bad: 1114"}
    )
    assert "bad: 1114" in browser.get("/sources").content.decode()
    decide("withhold", subject, Signed("staff", "r"))
    assert "bad: 1114" not in browser.get("/sources").content.decode()


def test_withheld_data_cost_as_many_queries_whatever_the_number_of_feeds(
    browser: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    ingested("ncis.safety", "1", Fact(FactKind.UN, "1114"), cas="71-43-2")
    decide("withhold", Subject("ncis.safety/1", "un", "1114"), Signed("staff", "r"))
    browser.get("/sources")
    with django_assert_max_num_queries(24):
        browser.get("/sources")


def test_the_number_of_queries_does_not_grow_with_the_feeds(
    browser: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_max_num_queries(20):
        browser.get("/sources")

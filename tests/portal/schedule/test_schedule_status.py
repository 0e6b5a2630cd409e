"""The state of the schedule, in words."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django.fixtures import Settings

from connectors.registry import FEEDS
from portal.models import INDEX_FEED, SyncRun
from portal.schedule import schedule_status as schedule
from portal.schedule.schedule_status import schedule_row

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _broker_well(monkeypatch: pytest.MonkeyPatch, settings: Settings) -> None:
    settings.DEMO = "off"
    monkeypatch.setattr(schedule, "broker_trouble", lambda: "")


def published(hours: float) -> None:
    at = timezone.now() - timedelta(hours=hours)
    SyncRun.objects.create(
        feed=INDEX_FEED, task="publish", state="succeeded", host="h", pid=1, started_at=at, heartbeat_at=at
    )


def test_a_recent_tick_and_no_overdue_feed_is_green() -> None:
    published(1)
    assert (schedule_row(timezone.now()).light, schedule_row(timezone.now()).status_text) == ("green", "정상")


def test_a_new_portal_says_that_nothing_ran_yet() -> None:
    assert schedule_row(timezone.now()).light == "amber"


def test_a_stopped_schedule_is_red_with_the_time_of_its_last_tick() -> None:
    published(5)
    row = schedule_row(timezone.now())
    assert row.light == "red"
    assert "예약 실행이 멈춤" in row.status_text
    assert row.last == timezone.now() - timedelta(hours=5)


def test_feeds_that_were_not_started_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    published(1)
    monkeypatch.setattr(schedule, "overdue_feeds", lambda now: [FEEDS["ncis.safety"]])
    row = schedule_row(timezone.now())
    assert row.light == "red"
    assert "1가지: ncis.safety" in row.status_text


def test_an_unreachable_broker_comes_first_and_sources_shows_it(monkeypatch: pytest.MonkeyPatch) -> None:
    published(1)
    monkeypatch.setattr(schedule, "broker_trouble", lambda: "the broker does not answer")
    html = Client(headers={"host": "localhost"}).get("/sources")
    assert html.status_code == 200
    assert '<div class="feed red" id="schedule">' in html.content.decode()
    assert "아무 작업도 예약되지 않음" in html.content.decode()

"""Slots: fixed in Asia/Seoul, spread over the hour, and open until a run has done them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from django.test import override_settings
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from connectors.feeds import Frequency
from connectors.registry import FEEDS
from portal.models import RunState, SyncRun
from portal.runs.claim import finish
from portal.schedule import tasks
from portal.schedule.slots import last_slot, minute_of, next_slot, slot_name
from portal.schedule.tasks import is_slot_open
from portal.seoul_time import SEOUL
from tests.portal.ingest.sample_feeds import listing

FEED = listing([])
MOMENTS = st.datetimes(datetime(2026, 1, 1), datetime(2027, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001  (bounds are naive)


@given(MOMENTS, st.sampled_from(Frequency))
def test_now_lies_between_the_last_slot_and_the_next(now: datetime, frequency: Frequency) -> None:
    feed = replace(FEED, frequency=frequency)
    assert last_slot(feed, now) <= now < next_slot(feed, now)
    assert last_slot(feed, next_slot(feed, now)) == next_slot(feed, now)


def test_a_daily_slot_is_at_night_in_seoul_and_a_weekly_one_on_sunday() -> None:
    now = datetime(2026, 3, 4, 12, 0, tzinfo=UTC)
    daily = last_slot(replace(FEED, frequency=Frequency.DAILY), now).astimezone(SEOUL)
    weekly = last_slot(replace(FEED, frequency=Frequency.WEEKLY), now).astimezone(SEOUL)
    assert (daily.day, daily.hour, daily.minute) == (4, 3, minute_of(FEED.name))
    assert (weekly.day, weekly.weekday()) == (1, 6)


def test_feeds_are_spread_over_the_hour() -> None:
    assert len({minute_of(name) for name in FEEDS}) > len(FEEDS) // 2


def test_a_slots_name_says_its_zone() -> None:
    assert slot_name(datetime(2026, 3, 3, 18, 5, tzinfo=UTC)) == "2026-03-04T03:05+0900"


def test_the_queue_has_an_entry_for_every_feed_and_the_hourly_tick() -> None:
    from portal.celery import app

    assert set(app.conf.beat_schedule) == {*(f"feed {name}" for name in FEEDS), "tick"}
    assert (app.conf.task_acks_late, app.conf.task_ignore_result, app.conf.worker_prefetch_multiplier) == (
        False,
        True,
        1,
    )


def _run(state: str, **fields: object) -> Callable[[datetime], object]:
    def make(at: datetime) -> object:
        return SyncRun.objects.create(
            feed=FEED.name, host="h", pid=1, state=state, started_at=at, heartbeat_at=at, **fields
        )

    return make


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("run", "open_still"),
    [
        (lambda at: None, True),
        (_run(RunState.SUCCEEDED), False),
        (_run(RunState.RUNNING), False),
        (_run(RunState.BUDGET_SPENT), False),
        (_run(RunState.ABANDONED), True),
        (_run(RunState.INTERRUPTED), True),
        (_run(RunState.FAILED, error="Unreachable: no answer"), True),
        (_run(RunState.FAILED, error="Refused: code 30"), False),
        (_run(RunState.SUCCEEDED, task="reread"), True),
    ],
)
def test_a_slot_stays_open_until_it_is_done_or_asking_again_is_useless(
    run: Callable[[datetime], object], open_still: bool
) -> None:
    now = datetime(2026, 3, 4, 12, 0, tzinfo=UTC)
    _run(RunState.SUCCEEDED)(last_slot(FEED, now) - timedelta(minutes=1))
    run(last_slot(FEED, now) + timedelta(minutes=1))
    assert is_slot_open(FEED, now) is open_still


@pytest.mark.django_db
@override_settings(DEMO="off")
def test_the_tick_leaves_names_to_a_pass_that_still_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tasks.publish_changes, "delay", lambda: None)
    synced: list[str] = []
    monkeypatch.setattr(tasks, "sync_own_feeds", lambda: synced.append("names"))
    now = timezone.now()
    running = SyncRun.objects.create(
        feed="ncis.inventory", host="elsewhere", pid=1, started_at=now, heartbeat_at=now, state=RunState.RUNNING
    )
    tasks.tick()
    assert synced == []
    finish(running, RunState.SUCCEEDED)
    tasks.tick()
    assert synced == ["names"]

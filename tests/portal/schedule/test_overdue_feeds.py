"""Whether the schedule is kept, judged from the runs."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st
from pytest_django.fixtures import Settings

from connectors.registry import FEEDS
from portal.models import INDEX_FEED, SyncRun
from portal.schedule.overdue_feeds import GRACE, last_index_run, overdue_feeds
from portal.schedule.slots import last_slot
from tests.portal.clock import Clock

FEED = FEEDS["ncis.safety"]


def ran(feed: str, at: datetime, *, task: str = "sync", state: str = "succeeded") -> None:
    SyncRun.objects.create(feed=feed, task=task, state=state, host="h", pid=1, started_at=at, heartbeat_at=at)


@pytest.fixture
def _only_demo(settings: Settings) -> None:
    settings.DEMO = "on"


@pytest.mark.django_db
@pytest.mark.usefixtures("_only_demo")
class TestOverdue:
    """Of one feed, with a source."""

    @pytest.fixture(autouse=True)
    def _slot(self, clock: Clock) -> None:
        self.slot = last_slot(FEED, clock.now)

    def _is_overdue(self, now: datetime) -> bool:
        return FEED in overdue_feeds(now)

    def test_a_feed_that_nobody_began_is_overdue_after_the_ticks_had_their_chance(self) -> None:
        assert not self._is_overdue(self.slot + GRACE)
        assert self._is_overdue(self.slot + GRACE + timedelta(minutes=1))

    def test_a_run_since_the_due_time_is_enough_however_it_ended(self) -> None:
        ran(FEED.name, self.slot, state="failed")
        assert not self._is_overdue(self.slot + timedelta(hours=20))

    def test_a_run_before_the_due_time_or_of_another_task_is_not(self) -> None:
        ran(FEED.name, self.slot - timedelta(minutes=1))
        ran(FEED.name, self.slot + timedelta(minutes=1), task="reread")
        assert self._is_overdue(self.slot + GRACE + timedelta(minutes=1))

    def test_a_feed_without_a_source_is_never_due(self, settings: Settings) -> None:
        settings.DEMO = "off"
        assert overdue_feeds(timezone.now()) == []


@pytest.mark.django_db
def test_the_last_run_of_the_index_is_the_last_sign_of_the_hourly_tick() -> None:
    assert last_index_run() is None
    now = timezone.now()
    ran(INDEX_FEED, now - timedelta(hours=3), task="publish")
    ran(INDEX_FEED, now - timedelta(hours=1), task="rebuild", state="failed")
    ran(FEED.name, now)
    assert last_index_run() == now - timedelta(hours=1)


@given(st.datetimes(datetime(2024, 1, 1), datetime(2030, 1, 1), timezones=st.just(timezone.get_default_timezone())))  # noqa: DTZ001
def test_grace_is_shorter_than_the_shortest_step_so_a_late_feed_is_seen_before_its_next_turn(now: datetime) -> None:
    for feed in FEEDS.values():
        slot = last_slot(feed, now)
        assert last_slot(feed, slot + GRACE) == slot

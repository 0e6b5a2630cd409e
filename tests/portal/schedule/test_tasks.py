"""What the queue does after a feed's pass."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.test import override_settings
from kombu import Queue
from kombu.exceptions import OperationalError

from portal.feedback.sending_bounds import count_report
from portal.models import ReportSender, SyncRun
from portal.schedule import tasks
from portal.schedule.celery_app import app
from portal.schedule.queues import OFFLINE_QUEUE
from tests.portal.clock import Clock

FEED, SLOT = "hazmat.materials", "2026-03-04T12:00+0900"


@pytest.fixture
def published(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """How publishing was started each time, in order."""
    calls: list[str] = []
    monkeypatch.setattr(tasks, "sync_own_feeds", lambda: None)
    monkeypatch.setattr(tasks.publish_changes, "delay", lambda: calls.append("asked for"))
    monkeypatch.setattr(tasks.publish_changes, "run", lambda: calls.append("done here"))
    return calls


@pytest.mark.django_db
@override_settings(DEMO="on")
def test_a_pass_asks_for_publishing_and_a_slot_that_is_done_asks_for_nothing(published: list[str]) -> None:
    tasks.sync_feed(FEED, SLOT)
    assert SyncRun.objects.get(feed=FEED).state == "succeeded"
    assert published == ["asked for"]
    tasks.sync_feed(FEED, SLOT)
    assert published == ["asked for"]


@pytest.mark.django_db
@override_settings(DEMO="on")
def test_where_the_queue_went_away_during_a_pass_its_own_process_publishes(
    published: list[str], monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def refuse() -> None:
        raise OperationalError("Error 111 connecting to redis://:hunter2@127.0.0.1")

    monkeypatch.setattr(tasks.publish_changes, "delay", refuse)
    tasks.sync_feed(FEED, SLOT)
    assert published == ["done here"]
    assert "the queue takes no task (OperationalError)" in caplog.text
    assert "hunter2" not in caplog.text


@dataclass(frozen=True)
class Sent:
    """A task that was sent: its name, the queue that it waits in, and the moment before which no worker begins it."""

    name: str
    queue: str
    begins: datetime


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> list[Sent]:
    """What publishing sends to the queue, while the index itself is not touched."""
    messages: list[Sent] = []

    def send(producer: object, name: str, message: Any, *, queue: Queue, **_: object) -> None:
        messages.append(Sent(name, queue.name, datetime.fromisoformat(message.headers["eta"])))

    monkeypatch.setattr(app.amqp, "send_task_message", send)
    monkeypatch.setattr(tasks, "publish", lambda: None)
    return messages


def test_publishing_queues_the_offline_pack_to_be_made_after_the_delay(sent: list[Sent]) -> None:
    earliest = app.now()
    tasks.publish_changes()
    latest = app.now()
    delay = timedelta(seconds=tasks.PACK_DELAY)
    [pack] = sent
    assert (pack.name, pack.queue) == ("portal.offline_pack", OFFLINE_QUEUE)
    assert earliest + delay <= pack.begins <= latest + delay


def test_where_the_queue_takes_no_task_publishing_has_succeeded_nevertheless(
    sent: list[Sent], monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OperationalError("Error 111 connecting to redis://:hunter2@127.0.0.1")

    monkeypatch.setattr(app.amqp, "send_task_message", refuse)
    tasks.publish_changes()
    assert "the offline pack waits for the next publishing" in caplog.text
    assert "hunter2" not in caplog.text


@pytest.mark.django_db
@override_settings(DEMO="off")
def test_the_hourly_check_forgets_the_senders_of_earlier_days(published: list[str], clock: Clock) -> None:
    count_report("192.0.2.7")
    clock.move(timedelta(days=1))
    tasks.tick()
    assert published == ["asked for"]
    assert not ReportSender.objects.exists()

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
from portal.publish.made_alone import BeingMade
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


def test_publishing_queues_the_offline_pack_and_the_bulk_files_to_be_made_after_the_delay(sent: list[Sent]) -> None:
    earliest = app.now()
    tasks.publish_changes()
    latest = app.now()
    delay = timedelta(seconds=tasks.PACK_DELAY)
    assert {(each.name, each.queue) for each in sent} == {
        ("portal.offline_pack", OFFLINE_QUEUE),
        ("portal.bulk_files", OFFLINE_QUEUE),
    }
    assert all(earliest + delay <= each.begins <= latest + delay for each in sent)


def test_where_the_queue_takes_no_task_publishing_has_succeeded_nevertheless(
    sent: list[Sent], monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OperationalError("Error 111 connecting to redis://:hunter2@127.0.0.1")

    monkeypatch.setattr(app.amqp, "send_task_message", refuse)
    tasks.publish_changes()
    assert "wait for the next publishing" in caplog.text
    assert "hunter2" not in caplog.text


@pytest.mark.django_db
@override_settings(DEMO="off")
def test_the_hourly_check_forgets_the_senders_of_earlier_days(published: list[str], clock: Clock) -> None:
    count_report("192.0.2.7")
    clock.move(timedelta(days=1))
    tasks.tick()
    assert published == ["asked for"]
    assert not ReportSender.objects.exists()


def test_publishing_asks_for_pack_and_bulk_files_and_survives_a_queue_that_went_away(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(tasks, "publish", lambda: None)
    monkeypatch.setattr(tasks.offline_pack, "apply_async", lambda **options: asked.append(f"pack {options}"))
    monkeypatch.setattr(tasks.bulk_files, "apply_async", lambda **options: asked.append(f"bulk {options}"))
    tasks.publish_changes()
    later = {"countdown": tasks.PACK_DELAY, "retry": False}
    assert asked == [f"pack {later}", f"bulk {later}"]

    def refuse(**options: object) -> None:
        raise OperationalError("away")

    monkeypatch.setattr(tasks.offline_pack, "apply_async", refuse)
    tasks.publish_changes()
    assert "wait for the next publishing" in caplog.text


def test_files_that_another_process_makes_or_that_cannot_keep_up_are_no_failure(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def busy() -> None:
        raise BeingMade("another process makes them")

    monkeypatch.setattr(tasks, "make_bulk_files", busy)
    with caplog.at_level("INFO"):
        tasks.bulk_files()
    assert "another process makes them" in caplog.text

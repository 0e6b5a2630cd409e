"""What the queue does after a feed's pass."""

from __future__ import annotations

import pytest
from django.test import override_settings
from kombu.exceptions import OperationalError

from portal.models import SyncRun
from portal.publish.made_alone import BeingMade
from portal.schedule import tasks

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

"""Which queue a task waits in."""

from __future__ import annotations

import pytest

from connectors.feeds import Connector
from connectors.registry import CONNECTOR_OF, CONNECTORS, FEEDS
from portal.celery import app
from portal.schedule.queues import INDEX_QUEUE, OFFLINE_QUEUE, QUEUES, SCHEDULE_QUEUE


def _queue(task: str, *args: str, **kwargs: str) -> str:
    return str(app.amqp.router.route({}, task, args=args, kwargs=kwargs)["queue"].name)


@pytest.mark.parametrize("feed", FEEDS)
def test_a_feed_waits_only_behind_its_own_agency(feed: str) -> None:
    assert _queue("portal.sync_feed", feed, "slot") == CONNECTOR_OF[feed].name
    assert _queue("portal.sync_feed", feed=feed) == CONNECTOR_OF[feed].name


@pytest.mark.parametrize("task", ["portal.due", "portal.tick"])
def test_the_schedule_waits_behind_no_agency(task: str) -> None:
    assert _queue(task, "ncis.safety") == SCHEDULE_QUEUE


def test_publishing_has_a_queue_of_its_own() -> None:
    assert _queue("portal.publish") == INDEX_QUEUE


@pytest.mark.parametrize("task", ["portal.offline_pack", "portal.bulk_files"])
def test_files_that_take_minutes_hold_up_neither_publishing_nor_the_schedule(task: str) -> None:
    assert _queue(task) == OFFLINE_QUEUE


def test_a_feed_that_does_not_exist_is_refused_before_it_is_sent() -> None:
    with pytest.raises(KeyError, match=r"no feed 'ncis\.nothing'"):
        _queue("portal.sync_feed", "ncis.nothing", "slot")


def test_a_worker_that_is_told_no_queue_takes_from_all_of_them() -> None:
    assert set(app.amqp.queues.consume_from) == set(QUEUES)


def test_every_beat_entry_names_a_task_that_has_a_queue() -> None:
    entries = app.conf.beat_schedule.values()
    assert {_queue(entry["task"], *entry.get("args", ())) for entry in entries} == {SCHEDULE_QUEUE}


@pytest.mark.parametrize("connector", CONNECTORS, ids=lambda connector: connector.name)
def test_a_round_of_doctor_waits_behind_its_own_agency_alone(connector: Connector) -> None:
    assert (
        _queue("portal.doctor", connector.name) == _queue("portal.doctor", connector=connector.name) == connector.name
    )
    with pytest.raises(KeyError, match=r"no connector 'nobody'"):
        _queue("portal.doctor", "nobody")

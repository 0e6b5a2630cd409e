"""The queue as web servers and commands send to it, which nobody started with ``celery``."""

from __future__ import annotations

from threading import Thread

from django.conf import settings

from portal.schedule import tasks
from portal.schedule.celery_app import app


def test_every_task_is_sent_to_the_portals_own_queue_from_any_thread() -> None:
    """A task that is bound to no app goes, from other threads than the first, to a broker that nobody set up."""
    brokers: list[str] = []
    sent = (tasks.due, tasks.sync_feed, tasks.publish_changes, tasks.tick)
    thread = Thread(target=lambda: brokers.extend(task.app.conf.broker_url for task in sent))
    thread.start()
    thread.join()
    assert brokers == [app.conf.broker_url] * len(sent)
    assert brokers[0].startswith(settings.CELERY_BROKER_URL.partition(":")[0])

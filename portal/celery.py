"""The queue: Redis where it is set, else folders under DATA_DIR; tasks are acknowledged early and return no result."""

from __future__ import annotations

import logging
import multiprocessing
import os
from pathlib import Path
from typing import Any

from celery import Celery
from celery.schedules import crontab
from celery.signals import task_failure, worker_shutting_down
from kombu import Exchange, Queue

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")

import django

django.setup()

from django.conf import settings  # noqa: E402

from connectors.feeds import Feed, Frequency  # noqa: E402
from connectors.registry import FEEDS  # noqa: E402
from portal.runs.claim import RunNotClosed  # noqa: E402
from portal.runs.stopping import add_stop_source  # noqa: E402
from portal.schedule.queues import QUEUES, SCHEDULE_QUEUE, queue_of  # noqa: E402
from portal.schedule.slots import NIGHT_HOUR, WEEKLY_DAY, minute_of  # noqa: E402

log = logging.getLogger(__name__)


def _broker() -> dict[str, Any]:
    if not settings.CELERY_BROKER_URL.startswith("filesystem"):
        return {
            "broker_url": settings.CELERY_BROKER_URL,
            "broker_transport_options": {"socket_connect_timeout": 5, "socket_keepalive": True},
        }
    folder = Path(settings.DATA_DIR) / "queue"
    for name in ("messages", "control"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    return {
        "broker_url": "filesystem://localhost//",
        "broker_transport_options": {
            "data_folder_in": str(folder / "messages"),
            "data_folder_out": str(folder / "messages"),
            "control_folder": str(folder / "control"),
            # The default of one second would mean one task in a second.
            "polling_interval": 0.05,
        },
    }


def _schedule_of(feed: Feed) -> crontab:
    minute = minute_of(feed.name)
    if feed.frequency is Frequency.HOURLY:
        return crontab(minute=minute)
    if feed.frequency is Frequency.DAILY:
        return crontab(minute=minute, hour=NIGHT_HOUR)
    return crontab(minute=minute, hour=NIGHT_HOUR, day_of_week=(WEEKLY_DAY + 1) % 7)


app = Celery("portal")
app.conf.update(
    **_broker(),
    timezone="Asia/Seoul",
    accept_content=["json"],
    task_serializer="json",
    task_ignore_result=True,
    task_acks_late=False,
    worker_prefetch_multiplier=1,
    task_default_queue=SCHEDULE_QUEUE,
    task_queues=[Queue(name, Exchange("portal"), routing_key=name) for name in QUEUES],
    task_create_missing_queues=False,
    task_routes=(queue_of,),
    worker_hijack_root_logger=False,
    broker_connection_retry_on_startup=True,
    # Retry without end: the default gives up within the hour, and the worker would stay down when the broker comes back.
    broker_connection_max_retries=None,
    # Retry for about two minutes: a lost slot waits for the tick, and a lost tick for the next one.
    task_publish_retry_policy={"max_retries": 30, "interval_start": 0, "interval_step": 0.5, "interval_max": 5},
    # A run needs no broker; it was acknowledged when it began.
    worker_cancel_long_running_tasks_on_connection_loss=False,
    imports=("portal.schedule.tasks",),
    beat_schedule={
        **{
            f"feed {name}": {"task": "portal.due", "schedule": _schedule_of(feed), "args": (name,)}
            for name, feed in FEEDS.items()
        },
        "tick": {"task": "portal.tick", "schedule": crontab(minute=7)},
    },
)

# Created before the worker forks, so that its processes share it. Signals do not work here: SIGTERM ends an idle process,
# and the pool then waits for it without end.
_shutting_down = multiprocessing.Event()
add_stop_source(_shutting_down.is_set)


@worker_shutting_down.connect
def _interrupt_runs(**details: object) -> None:
    """Makes runs write their batch and end as interrupted; without it a worker would wait hours for a live listing."""
    _shutting_down.set()


@task_failure.connect
def _end_process_that_holds_a_run(exception: BaseException, **details: object) -> None:
    """Ends this process after ``RunNotClosed``: its row says "running" and is believed while the process is alive."""
    if isinstance(exception, RunNotClosed):
        log.error("%s; this process ends", exception)
        logging.shutdown()
        os._exit(os.EX_OK)

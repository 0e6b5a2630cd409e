"""The queue as every process sends to it: Redis where it is set, else folders under DATA_DIR.

Tasks are acknowledged early and return no result. The configuration is read with the first task that is sent or awaited.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from celery import Celery
from celery.schedules import crontab
from django.conf import settings
from kombu import Exchange, Queue

from connectors.feeds import Feed, Frequency
from connectors.registry import FEEDS
from portal.schedule.queues import QUEUES, SCHEDULE_QUEUE, queue_of
from portal.schedule.slots import NIGHT_HOUR, WEEKLY_DAY, minute_of


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


def _configuration() -> dict[str, Any]:
    return {
        **_broker(),
        "timezone": "Asia/Seoul",
        "accept_content": ["json"],
        "task_serializer": "json",
        "task_ignore_result": True,
        "task_acks_late": False,
        "worker_prefetch_multiplier": 1,
        "task_default_queue": SCHEDULE_QUEUE,
        "task_queues": [Queue(name, Exchange("portal"), routing_key=name) for name in QUEUES],
        "task_create_missing_queues": False,
        "task_routes": (queue_of,),
        "worker_hijack_root_logger": False,
        "broker_connection_retry_on_startup": True,
        # Retry without end: the default gives up within the hour, and the worker would stay down when the broker comes back.
        "broker_connection_max_retries": None,
        # Retry for about two minutes: a lost slot waits for the tick, and a lost tick for the next one.
        "task_publish_retry_policy": {"max_retries": 30, "interval_start": 0, "interval_step": 0.5, "interval_max": 5},
        # A run needs no broker; it was acknowledged when it began.
        "worker_cancel_long_running_tasks_on_connection_loss": False,
        "imports": ("portal.schedule.tasks",),
        "beat_schedule": {
            **{
                f"feed {name}": {"task": "portal.due", "schedule": _schedule_of(feed), "args": (name,)}
                for name, feed in FEEDS.items()
            },
            "tick": {"task": "portal.tick", "schedule": crontab(minute=7)},
        },
    }


app = Celery("portal")
app.add_defaults(_configuration)

"""The portal's queue on a schedule of seconds: ``celery --app tests.services.quick_schedule worker|beat``.

``QUICK_FEEDS`` are queued every ``QUICK_SECONDS``, which is also the length of a slot unless ``QUICK_SLOT`` gives another
(0: the portal's own slots); the tick comes every ``QUICK_TICK`` seconds, or never. ``QUICK_VISIBILITY`` is the number of
seconds after which Redis delivers an unacknowledged task again.
"""

from __future__ import annotations

import os
from datetime import UTC, datetime

from celery.schedules import schedule as every

from connectors.feeds import Feed
from portal.celery import app
from portal.schedule import slots as schedule

FEEDS = os.environ["QUICK_FEEDS"].split(",")
SECONDS = float(os.environ["QUICK_SECONDS"])
SLOT = float(os.environ.get("QUICK_SLOT", SECONDS))
TICK = float(os.environ.get("QUICK_TICK", "0"))


def _last_slot(feed: Feed, now: datetime) -> datetime:
    return datetime.fromtimestamp(now.timestamp() // SLOT * SLOT, UTC)


def _slot_name(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")


if SLOT:
    schedule.last_slot = _last_slot
    schedule.slot_name = _slot_name

app.conf.beat_schedule = {
    f"feed {name}": {"task": "portal.due", "schedule": every(SECONDS), "args": (name,)} for name in FEEDS
}
if TICK:
    app.conf.beat_schedule["tick"] = {"task": "portal.tick", "schedule": every(TICK)}
if "QUICK_VISIBILITY" in os.environ:
    app.conf.broker_transport_options = {
        **app.conf.broker_transport_options,
        "visibility_timeout": float(os.environ["QUICK_VISIBILITY"]),
    }

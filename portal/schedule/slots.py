"""When each feed is due: by its frequency, in Asia/Seoul, at a minute that a hash of its name gives."""

from __future__ import annotations

from datetime import datetime, timedelta
from hashlib import blake2b

from django.utils import timezone

from connectors.feeds import Feed, Frequency
from portal.seoul_time import SEOUL

NIGHT_HOUR = 3
"""Daily feeds begin in this hour, when the agencies' services and the portal are least used."""
WEEKLY_DAY = 6
"""Sunday."""


def minute_of(feed: str) -> int:
    """The feed's minute within the hour: the same on every machine, spread evenly."""
    return int.from_bytes(blake2b(feed.encode(), digest_size=4).digest()) % 60


def last_slot(feed: Feed, now: datetime) -> datetime:
    """The latest due time that is not after ``now``."""
    local = now.astimezone(SEOUL)
    slot = local.replace(minute=minute_of(feed.name), second=0, microsecond=0)
    if feed.frequency is not Frequency.HOURLY:
        slot = slot.replace(hour=NIGHT_HOUR)
    if feed.frequency is Frequency.WEEKLY:
        slot -= timedelta(days=(slot.weekday() - WEEKLY_DAY) % 7)
    if slot > local:
        slot -= _step(feed)
    return slot


def next_slot(feed: Feed, now: datetime | None = None) -> datetime:
    """The first due time after ``now``."""
    return last_slot(feed, now or timezone.now()) + _step(feed)


def slot_name(moment: datetime) -> str:
    """The slot as text, as runs store it and tasks carry it."""
    return moment.astimezone(SEOUL).strftime("%Y-%m-%dT%H:%M%z")


def _step(feed: Feed) -> timedelta:
    return {
        Frequency.HOURLY: timedelta(hours=1),
        Frequency.DAILY: timedelta(days=1),
        Frequency.WEEKLY: timedelta(days=7),
    }[feed.frequency]

"""The queue's tasks; each has a command that does the same without a queue."""

from __future__ import annotations

from celery import shared_task
from django.utils import timezone

from connectors.registry import FEEDS, feed_named
from portal.ingest.aliases import sync_aliases
from portal.ingest.claim import close_dead
from portal.ingest.origins import origin_of, withdraw_demo
from portal.ingest.run import run_feed
from portal.ingest.schedule import last_slot, slot_name
from portal.models import INDEX_FEED, RunState, SyncRun


@shared_task(name="portal.sync_feed")
def sync_feed(feed: str, slot: str = "") -> None:
    """One pass of one feed for one slot, then publishing; nothing happens where the slot was already done."""
    run = run_feed(feed_named(feed), slot=slot)
    if run is not None:
        if run.added or run.withdrawn:
            sync_aliases()
        publish_changes()


@shared_task(name="portal.publish")
def publish_changes() -> None:
    """Brings the index up to the database."""
    from portal.publish.index import publish

    publish()


@shared_task(name="portal.tick")
def tick() -> None:
    """Hourly: closes dead runs, asks again for slots whose run died or was interrupted, and compares the index."""
    withdraw_demo()
    now = timezone.now()
    for name, feed in FEEDS.items():
        close_dead(name)
        if origin_of(feed) is None:
            continue
        slot = slot_name(last_slot(feed, now))
        runs = SyncRun.objects.filter(feed=name, slot=slot)
        if runs.filter(state__in=(RunState.ABANDONED, RunState.INTERRUPTED)).exists():
            sync_feed.delay(name, slot)
    close_dead(INDEX_FEED)
    publish_changes.delay()


@shared_task(name="portal.due")
def due(feed: str) -> None:
    """The feed's own beat entry: fixes the slot now, so that a delayed task still runs for the slot it was made for."""
    known = feed_named(feed)
    if origin_of(known) is not None:
        sync_feed.delay(feed, slot_name(last_slot(known, timezone.now())))

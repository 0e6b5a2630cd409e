"""The queue's tasks; for each one a command does the same without a queue."""

from __future__ import annotations

import logging
from datetime import datetime

from django.utils import timezone
from kombu.exceptions import OperationalError

from connectors.feeds import Feed
from connectors.registry import FEEDS, connector_named, feed_named
from portal.doctor.rounds import ask_connector, close_dead_rounds
from portal.feedback.sending_bounds import forget_senders
from portal.ingest.feed_run import run_feed
from portal.models import INDEX_FEED, RunState, SyncRun
from portal.own_feeds.catalogue import sync_own_feeds
from portal.publish.bulk_files import make_bulk_files
from portal.publish.index import publish
from portal.publish.made_alone import BeingMade, StateChanges
from portal.publish.offline_pack import make_offline_pack
from portal.runs.claim import close_dead_runs
from portal.schedule import slots
from portal.schedule.celery_app import app
from portal.store.origins import demo_allowed, origin_of, withdraw_demo

log = logging.getLogger(__name__)

CLOSED_SLOT_STATES = (RunState.RUNNING, RunState.SUCCEEDED, RunState.BUDGET_SPENT)

PACK_DELAY = 300
"""Seconds from publishing to pack and bulk files: they cost minutes of a processor, and once serves all publishing of that time."""


@app.task(name="portal.due")
def due(feed: str) -> None:
    """Called by the feed's beat entry: queues its sync with the slot of now, so that a delayed task still runs for that slot."""
    known = feed_named(feed)
    if origin_of(known) is not None:
        sync_feed.delay(feed, slots.slot_name(slots.last_slot(known, timezone.now())))


@app.task(name="portal.sync_feed")
def sync_feed(feed: str, slot: str = "") -> None:
    """Makes one pass of one feed for one slot and queues publishing; does nothing where the slot is already done."""
    run = run_feed(feed_named(feed), slot=slot)
    if run is None:
        log.info("%s: slot %s is done or being done", feed, slot or "–")
        return
    withdraw_demo()
    sync_own_feeds()
    try:
        publish_changes.delay()
    except OperationalError as error:
        # Without this, what was read could be searched only after the next tick that reaches the queue.
        log.warning("the queue takes no task (%s): publishing here", type(error).__name__)
        publish_changes()


@app.task(name="portal.doctor")
def doctor(connector: str) -> None:
    """Asks each operation of one connector once and keeps the reports for the staff pages; stores no facts."""
    if ask_connector(connector, connector_named(connector).feeds) is None:
        log.info("%s: doctor is asking already", connector)


@app.task(name="portal.publish")
def publish_changes() -> None:
    """Brings the index up to the database, and queues the offline pack and the bulk files of what it holds then."""
    publish()
    try:
        offline_pack.apply_async(countdown=PACK_DELAY, retry=False)
        bulk_files.apply_async(countdown=PACK_DELAY, retry=False)
    except OperationalError as error:
        log.warning(
            "the queue takes no task (%s): offline pack and bulk files wait for the next publishing",
            type(error).__name__,
        )


@app.task(name="portal.offline_pack")
def offline_pack() -> None:
    """Makes the offline pack of the present state, unless it is there."""
    try:
        make_offline_pack()
    except (BeingMade, StateChanges) as error:
        # Whoever makes it looks at the state again; whoever changed the state publishes, and so queues this task again.
        log.info("%s", error)


@app.task(name="portal.bulk_files")
def bulk_files() -> None:
    """Makes the bulk files of the present state, unless they are there."""
    try:
        make_bulk_files()
    except (BeingMade, StateChanges) as error:
        # As with the offline pack: whoever makes them or changes the state comes back to it.
        log.info("%s", error)


@app.task(name="portal.tick")
def tick() -> None:
    """Hourly: closes dead runs, queues slots that are still open, brings names and index up to date, forgets yesterday's senders."""
    forget_senders()
    withdraw_demo()
    now, demo = timezone.now(), demo_allowed()
    queued = 0
    for feed in FEEDS.values():
        close_dead_runs(feed.name)
        if origin_of(feed, demo=demo) is not None and is_slot_open(feed, now):
            sync_feed.delay(feed.name, slots.slot_name(slots.last_slot(feed, now)))
            queued += 1
    close_dead_runs(INDEX_FEED)
    close_dead_rounds()
    # Own feeds derived from a half-read list would leave wrong history; the list's own run syncs them at its end.
    if not queued and not SyncRun.objects.filter(feed__in=list(FEEDS), state=RunState.RUNNING).exists():
        sync_own_feeds()
    publish_changes.delay()


def is_slot_open(feed: Feed, now: datetime) -> bool:
    """Whether the feed's last slot still has to be done.

    A queued task is lost with its worker, so a slot without any run is open too, unless a run by hand came after it. A
    run that failed because the agency could not be reached is repeated; any other failure waits for the next slot,
    because repeating it would fail in the same way.
    """
    slot = slots.last_slot(feed, now)
    since = SyncRun.objects.filter(feed=feed.name, task="sync", started_at__gte=slot)
    if since.filter(state__in=CLOSED_SLOT_STATES).exists():
        return False
    last = since.order_by("-started_at").first()
    return last is None or last.state != RunState.FAILED or last.error.startswith("Unreachable")

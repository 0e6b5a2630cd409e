"""Whether the schedule is kept, judged from runs alone, because a worker that is alive may still do nothing."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import Max

from connectors.feeds import Feed
from connectors.registry import FEEDS
from portal.models import INDEX_FEED, SyncRun
from portal.schedule.slots import last_slot
from portal.store.origins import demo_allowed, origin_of

GRACE = timedelta(hours=2)
"""The hourly tick queues missed slots again; a feed that two ticks did not start will not start without help."""


def last_index_run() -> datetime | None:
    """When the index was last published or rebuilt; each hourly tick begins such a run."""
    return SyncRun.objects.filter(feed=INDEX_FEED).order_by("-started_at").values_list("started_at", flat=True).first()


def overdue_feeds(now: datetime) -> list[Feed]:
    """Feeds with a source whose due time passed ``GRACE`` ago without a run since."""
    last_started = dict(
        SyncRun.objects.filter(task="sync", feed__in=list(FEEDS))
        .order_by()
        .values_list("feed")
        .annotate(Max("started_at"))
    )
    demo = demo_allowed()
    return [
        feed
        for name, feed in FEEDS.items()
        if origin_of(feed, demo=demo) is not None and _missed(last_slot(feed, now), last_started.get(name), now)
    ]


def _missed(slot: datetime, last_started: datetime | None, now: datetime) -> bool:
    return slot + GRACE < now and (last_started is None or last_started < slot)

"""Shows the state of every feed, one line for each."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from connectors.registry import FEEDS
from portal.models import SourceRecord, SyncRun
from portal.publish.index_health import index_health
from portal.schedule.slots import next_slot
from portal.seoul_time import SEOUL
from portal.store.origins import origin_of


class Command(BaseCommand):
    """``status``: origin, last run, last complete pass, current records and next due time of each feed, then the index."""

    help = "Show how every feed and the index stand."

    def handle(self, *args: Any, **options: Any) -> None:
        """Prints the state; calls no agency."""
        self.stdout.write(f"{'feed':<32} {'origin':<7} {'last run':<13} {'complete':<17} {'records':>8}  next")
        for name, feed in FEEDS.items():
            origin = origin_of(feed)
            runs = SyncRun.objects.filter(feed=name).order_by("-started_at")
            last, complete = runs.first(), runs.filter(complete=True).first()
            records = SourceRecord.objects.filter(feed=name, origin=origin or "", withdrawn_at=None).count()
            when = (
                complete.finished_at.astimezone(SEOUL).strftime("%Y-%m-%d %H:%M")
                if complete and complete.finished_at
                else "–"
            )
            due = next_slot(feed).strftime("%Y-%m-%d %H:%M") if origin else "–"
            self.stdout.write(
                f"{name:<32} {origin or '–':<7} {last.state if last else '–':<13} {when:<17} {records:>8,}  {due}"
            )
            if last and (last.error or last.withheld):
                self.stdout.write(f"    {last.error or last.withheld}")
        health = index_health()
        self.stdout.write(
            f"index {health.build or '–'}: {health.trouble or 'answers'}, {health.lag:,} revisions behind"
        )

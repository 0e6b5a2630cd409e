"""기관 기준일 of a list that is read as a whole: its edition, for changed and unchanged rows alike."""

from __future__ import annotations

from django.db import transaction

from connectors.feeds import Feed
from portal.models import SourceRecord, SyncRun
from portal.runs.claim import fence


def restate_edition(feed: Feed, run: SyncRun, edition: str) -> None:
    """Gives every record that the list still has the edition that was read to its end.

    An unchanged row is not written otherwise, and would keep the edition in which it changed last. Where nobody states the
    edition, no record keeps an older one: the list that was read is another.
    """
    with transaction.atomic():
        fence(run)
        listed = SourceRecord.objects.filter(feed=feed.name, origin=run.origin, missing_since=None, withdrawn_at=None)
        listed.exclude(source_date=edition).update(source_date=edition)

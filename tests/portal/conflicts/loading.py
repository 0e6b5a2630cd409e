"""Loads rows of the real classifications as ingest would, and compares what is loaded as publishing does."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import groupby
from unittest.mock import patch

from connectors.registry import FEEDS
from portal.curation.joins import joined
from portal.history.conflict_spans import record_conflicts
from portal.models import Entry, RunState
from portal.own_feeds.catalogue import ALL_FEEDS
from portal.runs.claim import claim, finish
from portal.store.bulk_rows import chunks
from portal.store.record_batch import write_batch
from tests.portal.conflicts.real_feeds import REAL_FEEDS, SourceRow, record_of


@contextmanager
def real_feeds() -> Iterator[None]:
    """Within the block the portal reads the four feeds too."""
    with patch.dict(FEEDS, REAL_FEEDS), patch.dict(ALL_FEEDS, REAL_FEEDS):
        yield


def load(rows: Iterable[SourceRow], origin: str = "live") -> None:
    """Writes the rows, each as a record of its feed, in the order given."""
    with real_feeds():
        for feed, of_feed in groupby(rows, key=lambda row: row.feed):
            run = claim(feed, origin=origin)
            assert run is not None
            for several in chunks(of_feed):
                write_batch(REAL_FEEDS[feed], run, [record_of(row) for row in several], {}, joined)
            finish(run, RunState.SUCCEEDED, complete=True)


def publish_conflicts() -> None:
    """Compares every entry, as a first publishing does."""
    with real_feeds():
        record_conflicts(Entry.objects.order_by("revision"))

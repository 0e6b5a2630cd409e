"""Records for the tests of the store, written as a run of their feed writes them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from connectors.feeds import Feed
from connectors.schema import Fact, FactKind, Mention, Record, RecordKind
from portal.models import RunState, SyncRun
from portal.runs.claim import claim, finish
from portal.store.record_batch import BatchCounts, write_batch
from tests.portal.ingest.sample_feeds import listing

FEED = "test.list"


def cas(*numbers: str) -> tuple[Fact, ...]:
    """A CAS fact for each number."""
    return tuple(Fact(FactKind.CAS, number) for number in numbers)


def named(value: str, lang: str = "ko", **fields: Any) -> Fact:
    """A name in that language."""
    return Fact(FactKind.NAME, value, lang=lang, **fields)


def record(key: str, *facts: Fact, mentions: Sequence[str] = (), feed: str = FEED, **fields: Any) -> Record:
    """A record of a substance, unless ``kind`` is given; its payload differs where its facts or mentions do."""
    kind = fields.pop("kind", RecordKind.SUBSTANCE)
    payload = fields.pop("payload", {"id": key, "facts": [str(fact) for fact in facts], "mentions": list(mentions)})
    mentioned = tuple(Mention(text, "involved") for text in mentions)
    return Record(feed, key, kind, payload, facts, mentioned, **fields)


def accident(key: str, *mentions: str) -> Record:
    """An accident that mentions these substances."""
    return record(key, named("누출"), mentions=mentions, feed="test.accidents", kind=RecordKind.ACCIDENT)


def claimed(feed: str = FEED, origin: str = "live") -> SyncRun:
    """A run of the feed that this process holds."""
    run = claim(feed, origin=origin)
    assert run is not None
    return run


def write(
    *records: Record,
    origin: str = "live",
    feed: Feed | None = None,
    notes: Mapping[str, str] | None = None,
    joins: Mapping[str, str] | None = None,
    force: bool = False,
) -> BatchCounts:
    """Writes the records, all of one feed, as one batch of a run of their own."""
    of = feed or listing([], name=records[0].feed)
    run = claimed(of.name, origin)
    counts = write_batch(of, run, records, notes or {}, lambda: joins or {}, force=force)
    finish(run, RunState.SUCCEEDED)
    return counts

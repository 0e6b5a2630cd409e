"""One batch of records into the database, in one short transaction: what is new, what changed, what ended."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import connection
from django.utils import timezone

from connectors.feeds import Feed
from connectors.schema import Fact as StatedFact
from connectors.schema import Record, data_to_json
from portal.ingest.claim import guard
from portal.ingest.digest import fact_identity, packed, payload_digest
from portal.ingest.entries import Touched, ensure_entries, refresh_entries
from portal.ingest.identity import Identity, identify
from portal.ingest.links import link_batch
from portal.ingest.revisions import writing
from portal.ingest.rows import chunks, insert
from portal.models import Decision, Fact, Mention, Payload, SourceRecord, SyncRun
from search.analysis import key as name_key

FACT_COLUMNS = (
    "record_id", "kind", "value", "data", "original", "lang", "unit", "section", "label", "absence", "order", "identity", "first_seen",
)  # fmt: skip


@dataclass(slots=True)
class Outcome:
    """What one batch did."""

    added: int = 0
    changed: int = 0
    unchanged: int = 0


@dataclass(slots=True)
class _Work:
    """One record of the batch with what the database holds of it."""

    record: Record
    digest: bytes
    identity: Identity
    stored: SourceRecord | None = None
    changed: bool = True


@dataclass(slots=True)
class _Plan:
    """The batch sorted: rows to write, and rows whose absence is over."""

    write: list[_Work] = field(default_factory=list)
    back: list[int] = field(default_factory=list)
    unchanged: int = 0


def write_batch(feed: Feed, run: SyncRun, records: Sequence[Record], notes: Mapping[str, str]) -> Outcome:
    """Writes up to some hundred records; keys are unique within the batch. Rolled back whole where the run was lost.

    ``notes`` gives the source note by record key (a demonstration row names its public source).
    """
    now = timezone.now()
    same = staff_joins()
    plan = _sorted(feed, run.origin, records, same)
    if not plan.write and not plan.back:
        return Outcome(unchanged=plan.unchanged)
    with writing() as revisions:
        guard(run)
        # Sorted again under the lock: another writer (staff, a reread) may have come in between.
        plan = _sorted(feed, run.origin, records, same)
        SourceRecord.objects.filter(pk__in=plan.back).update(missing_since=None)
        touched = Touched(revisions, now)
        entries = ensure_entries([work.identity for work in plan.write], touched)
        added = _insert_records(feed, run.origin, plan.write, entries, notes, now)
        changed = _update_records(feed, plan.write, entries, notes, touched, now)
        _write_facts(feed, plan.write, now)
        refresh_entries(touched, {work.identity.key: work.record for work in plan.write if work.stored is None})
        link_batch([work.stored.pk for work in plan.write if work.stored], touched)
        touched.raise_revisions()
    return Outcome(added, changed, plan.unchanged)


def staff_joins() -> dict[str, str]:
    """Entry keys that staff decided to be the same, to the key that stays; undone decisions do not count."""
    decided = Decision.objects.filter(verdict="same", undone_at=None).order_by("pk")
    return dict(decided.values_list("subject", "object"))


def _sorted(feed: Feed, origin: str, records: Sequence[Record], same: Mapping[str, str]) -> _Plan:
    stored: dict[str, SourceRecord] = {}
    for keys in chunks(record.key for record in records):
        found = SourceRecord.objects.filter(feed=feed.name, origin=origin, key__in=keys)
        stored.update({row.key: row for row in found})
    plan = _Plan()
    for record in records:
        row = stored.get(record.key)
        digest = payload_digest(record.payload, feed.ignored)
        if (
            row is not None
            and bytes(row.digest) == digest
            and row.reader_version == feed.reader_version
            and not row.withdrawn_at
        ):
            plan.unchanged += 1
            if row.missing_since:
                plan.back.append(row.pk)
            continue
        plan.write.append(_Work(record, digest, identify(record, origin, same), row))
    return plan


def _insert_records(
    feed: Feed, origin: str, works: Sequence[_Work], entries: Mapping[str, int], notes: Mapping[str, str], now: datetime
) -> int:
    new = [work for work in works if work.stored is None]
    moment = connection.ops.adapt_datetimefield_value(now)
    columns = (
        "feed", "origin", "key", "kind", "entity", "url", "digest", "reader_version", "source_date", "source_note", "question",
        "first_seen", "changed_at", "entry_id",
    )  # fmt: skip
    insert(
        SourceRecord,
        columns,
        [
            (
                feed.name, origin, work.record.key, str(work.record.kind), work.record.entity, work.record.url[:500], work.digest,
                feed.reader_version, work.record.source_date, notes.get(work.record.key, "")[:500], work.record.question,
                moment, moment, entries[work.identity.key],
            )
            for work in new
        ],
    )  # fmt: skip
    by_key: dict[str, SourceRecord] = {}
    for keys in chunks(work.record.key for work in new):
        by_key.update(
            {row.key: row for row in SourceRecord.objects.filter(feed=feed.name, origin=origin, key__in=keys)}
        )
    for work in new:
        work.stored = by_key[work.record.key]
        work.changed = False
    return len(new)


def _update_records(
    feed: Feed,
    works: Sequence[_Work],
    entries: Mapping[str, int],
    notes: Mapping[str, str],
    touched: Touched,
    now: datetime,
) -> int:
    changed = [work for work in works if work.changed]
    for work in changed:
        row = work.stored
        assert row is not None  # noqa: S101  (narrows the type)
        touched.entry_ids.add(row.entry_id)
        if bytes(row.digest) != work.digest or row.withdrawn_at:
            row.changed_at = now
        row.digest, row.reader_version, row.entry_id = work.digest, feed.reader_version, entries[work.identity.key]
        row.entity, row.url = work.record.entity, work.record.url[:500]
        row.source_date, row.question = work.record.source_date, work.record.question
        row.source_note = notes.get(row.key, row.source_note)[:500]
        row.missing_since = row.withdrawn_at = None
        row.save()
    return len(changed)


def _write_facts(feed: Feed, works: Sequence[_Work], now: datetime) -> None:
    moment = connection.ops.adapt_datetimefield_value(now)
    held = _current_identities([work.stored.pk for work in works if work.changed and work.stored])
    payloads, facts, mentions, ended = [], [], [], []
    for work in works:
        assert work.stored is not None  # noqa: S101  (narrows the type)
        record_id = work.stored.pk
        payloads.append((record_id, work.digest, packed(work.record.payload), moment))
        stated = unique_facts(work.record.facts)
        before = held.get(record_id, {})
        ended += [pk for identity, pk in before.items() if identity not in stated]
        facts += [
            fact_row(record_id, fact, identity, moment) for identity, fact in stated.items() if identity not in before
        ]
        mentions += [
            (record_id, mention.text[:500], name_key(mention.text)[:500], str(mention.relation))
            for mention in dict.fromkeys(work.record.mentions)
        ]
    for pks in chunks(ended):
        Fact.objects.filter(pk__in=pks).update(ended_at=now)
    changed = [work.stored.pk for work in works if work.changed and work.stored]
    for pks in chunks(changed):
        Mention.objects.filter(record__in=pks).delete()
    insert(Payload, ("record_id", "digest", "body", "fetched_at"), payloads, ignore=True)
    insert(Fact, FACT_COLUMNS, facts)
    insert(Mention, ("record_id", "text", "normalised", "relation"), mentions, ignore=True)


def unique_facts(facts: Sequence[StatedFact]) -> dict[bytes, StatedFact]:
    """Facts by identity, in order; a statement made twice in one record is one fact."""
    return {fact_identity(fact): fact for fact in reversed(facts)} if len(facts) < 2 else _first_by_identity(facts)


def _first_by_identity(facts: Sequence[StatedFact]) -> dict[bytes, StatedFact]:
    found: dict[bytes, StatedFact] = {}
    for fact in facts:
        found.setdefault(fact_identity(fact), fact)
    return found


def _current_identities(record_ids: Sequence[int]) -> dict[int, dict[bytes, int]]:
    held: dict[int, dict[bytes, int]] = {}
    for pks in chunks(record_ids):
        for record_id, identity, pk in Fact.objects.filter(record__in=pks, ended_at=None).values_list(
            "record", "identity", "pk"
        ):
            held.setdefault(record_id, {})[bytes(identity)] = pk
    return held


def fact_row(record_id: int, fact: StatedFact, identity: bytes, moment: Any) -> tuple[Any, ...]:
    """The values of ``FACT_COLUMNS``."""
    data = None if fact.data is None else json.dumps(data_to_json(fact.data), ensure_ascii=False)
    return (
        record_id, str(fact.kind), fact.value, data, fact.original, fact.lang, fact.unit[:40], str(fact.section), fact.label[:200],
        str(fact.absence), fact.order, identity, moment,
    )  # fmt: skip

"""One batch of records into the database, in one short transaction: what is new, what changed, what ended."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection
from django.utils import timezone

from connectors.feeds import Feed
from connectors.schema import Record
from portal.models import SourceRecord, SyncRun
from portal.runs.claim import guard
from portal.store.bulk_rows import chunks, insert, pick, update
from portal.store.derived_entries import Touched, ensure_entries, refresh_entries
from portal.store.digest import payload_digest
from portal.store.identity import Identity, identify
from portal.store.links import link_batch
from portal.store.revisions import writing
from portal.store.statements import Statement, write_statements

Joins = Callable[[], Mapping[str, str]]
"""Gives the entry keys that staff joined, each with the key that stays."""

LONGEST_URL = 500
LONGEST_NOTE = 500

HELD_COLUMNS = (
    "key", "id", "digest", "reader_version", "entry_id", "source_note", "changed_at", "missing_since", "withdrawn_at",
)  # fmt: skip
NEW_COLUMNS = (
    "feed", "origin", "key", "kind", "entity", "url", "digest", "reader_version", "source_date", "source_note", "question",
    "first_seen", "changed_at", "entry_id",
)  # fmt: skip
CHANGED_COLUMNS = (
    "entity", "url", "digest", "reader_version", "source_date", "source_note", "question", "changed_at", "entry_id",
)  # fmt: skip


@dataclass(slots=True)
class Outcome:
    """What one batch did."""

    added: int = 0
    changed: int = 0
    unchanged: int = 0


@dataclass(frozen=True, slots=True)
class _Held:
    """What the database holds of a record before this batch."""

    pk: int
    digest: bytes
    reader_version: int
    entry_id: int
    source_note: str
    changed_at: Any
    missing: bool
    withdrawn: bool


@dataclass(slots=True)
class _Draft:
    """One record of the batch, its digest, and what is held of it."""

    record: Record
    digest: bytes
    held: _Held | None = None

    @property
    def same_row(self) -> bool:
        """Whether the agency's row is the one that is held."""
        return self.held is not None and self.held.digest == self.digest and not self.held.withdrawn

    def settled(self, feed: Feed) -> bool:
        """Whether nothing need be written: the same row, read by today's reader."""
        return self.held is not None and self.same_row and self.held.reader_version == feed.reader_version


def write_batch(
    feed: Feed, run: SyncRun, records: Sequence[Record], notes: Mapping[str, str], joins: Joins, *, again: bool = False
) -> Outcome:
    """Writes up to some hundred records; keys are unique within the batch. Rolled back whole where the run was lost.

    ``notes`` gives the source note by record key (a demonstration row names its public source). ``joins`` gives the entry
    keys that staff joined; it is asked under the lock, so that a decision made meanwhile counts. ``again`` writes records
    too whose row and reader are the same: staff decided something, or a reread was asked for.
    """
    drafts = [_Draft(record, payload_digest(record.payload, feed.ignored)) for record in records]
    _look_up(feed, run.origin, drafts)
    if not again and all(draft.settled(feed) and draft.held and not draft.held.missing for draft in drafts):
        return Outcome(unchanged=len(drafts))
    with writing() as revisions:
        guard(run)
        # Looked up again under the lock: another writer (staff, a reread) may have come in between.
        _look_up(feed, run.origin, drafts)
        _end_absence(drafts)
        due = [draft for draft in drafts if again or not draft.settled(feed)]
        touched = Touched(revisions, timezone.now())
        added, changed = _write(feed, run.origin, due, notes, joins(), touched)
    return Outcome(added, changed, len(drafts) - len(due))


def _look_up(feed: Feed, origin: str, drafts: Sequence[_Draft]) -> None:
    stored = pick(
        SourceRecord, HELD_COLUMNS, "key", (draft.record.key for draft in drafts), feed=feed.name, origin=origin
    )
    held = {
        key: _Held(pk, bytes(digest), version, entry, note, changed, missing is not None, withdrawn is not None)
        for key, pk, digest, version, entry, note, changed, missing, withdrawn in stored
    }
    for draft in drafts:
        draft.held = held.get(draft.record.key)


def _end_absence(drafts: Sequence[_Draft]) -> None:
    back = [draft.held.pk for draft in drafts if draft.held and draft.held.missing]
    for pks in chunks(back):
        SourceRecord.objects.filter(pk__in=pks).update(missing_since=None, withdrawn_at=None)


def _write(
    feed: Feed,
    origin: str,
    drafts: Sequence[_Draft],
    notes: Mapping[str, str],
    same: Mapping[str, str],
    touched: Touched,
) -> tuple[int, int]:
    """How many records were added and how many changed."""
    identities = [identify(draft.record, origin, same) for draft in drafts]
    entries = ensure_entries(
        [(identity, origin, draft.record) for identity, draft in zip(identities, drafts, strict=True)], touched
    )
    new = [(draft, identity) for draft, identity in zip(drafts, identities, strict=True) if draft.held is None]
    old = [(draft, identity) for draft, identity in zip(drafts, identities, strict=True) if draft.held is not None]
    ids = _insert_records(feed, origin, new, entries, notes, touched.now)
    _update_records(feed, old, entries, notes, touched.now)
    statements = [_statement(draft, ids) for draft in drafts]
    spoke_anew, mentioning = write_statements(feed, statements, touched.now)
    moved = {draft.held.pk for draft, identity in old if draft.held and draft.held.entry_id != entries[identity.key]}
    touched.entry_ids.update(entries[identity.key] for _, identity in new)
    for draft, identity in old:
        if draft.held and draft.held.pk in spoke_anew | moved:
            touched.entry_ids.update((draft.held.entry_id, entries[identity.key]))
    refresh_entries(touched)
    link_batch(mentioning | moved, touched)
    touched.raise_revisions()
    return len(new), len(spoke_anew) - len(new)


def _statement(draft: _Draft, ids: Mapping[str, int]) -> Statement:
    held = draft.held
    if held is None:
        return Statement(ids[draft.record.key], draft.record, draft.digest)
    stale_digest = None if held.withdrawn else held.digest
    return Statement(held.pk, draft.record, draft.digest, stale_digest, held.reader_version, held.changed_at)


def _insert_records(
    feed: Feed,
    origin: str,
    new: Sequence[tuple[_Draft, Identity]],
    entries: Mapping[str, int],
    notes: Mapping[str, str],
    now: datetime,
) -> dict[str, int]:
    moment = connection.ops.adapt_datetimefield_value(now)
    rows = []
    for draft, identity in new:
        record = draft.record
        rows.append(
            (
                feed.name, origin, record.key, str(record.kind), record.entity, record.url[:LONGEST_URL], draft.digest,
                feed.reader_version, record.source_date, notes.get(record.key, "")[:LONGEST_NOTE], record.question,
                moment, moment, entries[identity.key],
            )
        )  # fmt: skip
    insert(SourceRecord, NEW_COLUMNS, rows)
    keys = (draft.record.key for draft, _ in new)
    return dict(pick(SourceRecord, ("key", "id"), "key", keys, feed=feed.name, origin=origin))


def _update_records(
    feed: Feed,
    old: Sequence[tuple[_Draft, Identity]],
    entries: Mapping[str, int],
    notes: Mapping[str, str],
    now: datetime,
) -> None:
    moment = connection.ops.adapt_datetimefield_value(now)
    rows = []
    for draft, identity in old:
        record, held = draft.record, draft.held
        assert held is not None  # noqa: S101  (old drafts are held)
        changed_at = held.changed_at if draft.same_row else moment
        rows.append(
            (
                record.entity, record.url[:LONGEST_URL], draft.digest, feed.reader_version, record.source_date,
                notes.get(record.key, held.source_note)[:LONGEST_NOTE], record.question, changed_at,
                entries[identity.key], held.pk,
            )
        )  # fmt: skip
    update(SourceRecord, CHANGED_COLUMNS, rows)

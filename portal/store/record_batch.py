"""Writes one batch of records in one short transaction: what is new, what changed, what ended."""

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
from portal.runs.claim import fence
from portal.store.bulk_rows import chunks, insert, select, update
from portal.store.derived_entries import ChangedEntries, ensure_entries, refresh_entries
from portal.store.digest import payload_digest
from portal.store.identity import Identity, identify
from portal.store.links import update_links
from portal.store.record_contents import RecordContent, write_contents
from portal.store.revisions import write_transaction
from portal.store.run_changes import StatedChange, count_first_read, first_read, write_changes

Joins = Callable[[], Mapping[str, str]]
"""Returns the entry keys that staff joined, each with the key that stays."""

LONGEST_URL = 500
LONGEST_NOTE = 500

STORED_COLUMNS = (
    "key", "id", "digest", "reader_version", "entry_id", "source_note", "changed_at", "missing_since", "withdrawn_at",
)  # fmt: skip
NEW_COLUMNS = (
    "feed", "origin", "key", "kind", "entity", "url", "digest", "reader_version", "source_date", "source_note", "question",
    "first_seen", "changed_at", "entry_id",
)  # fmt: skip
CHANGED_COLUMNS = (
    "entity", "url", "digest", "reader_version", "source_date", "source_note", "question", "changed_at", "entry_id",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class DeferredChange:
    """A record whose row differs from the stored one, and which was not written: the caller judges the change first."""

    record: Record
    digest: bytes
    record_id: int
    stored_digest: bytes


@dataclass(slots=True)
class BatchCounts:
    """How many records one batch added, changed and left unchanged, how many facts it ended, and the changes it left out."""

    added: int = 0
    changed: int = 0
    unchanged: int = 0
    ended: int = 0
    deferred: tuple[DeferredChange, ...] = ()


@dataclass(frozen=True, slots=True)
class _StoredRecord:
    """A record's row as it was before this batch."""

    pk: int
    digest: bytes
    reader_version: int
    entry_id: int
    source_note: str
    changed_at: Any
    missing: bool
    withdrawn: bool


@dataclass(slots=True)
class _IncomingRecord:
    """One record of the batch, its digest, and its stored row."""

    record: Record
    digest: bytes
    stored: _StoredRecord | None = None

    @property
    def has_same_row(self) -> bool:
        """Whether the agency's row equals the stored one."""
        return self.stored is not None and self.stored.digest == self.digest and not self.stored.withdrawn

    def is_up_to_date(self, feed: Feed) -> bool:
        """Whether nothing has to be written: the row is the same, and today's reader wrote it."""
        return self.stored is not None and self.has_same_row and self.stored.reader_version == feed.reader_version


def write_batch(
    feed: Feed,
    run: SyncRun,
    records: Sequence[Record],
    notes: Mapping[str, str],
    joins: Joins,
    *,
    force: bool = False,
    defer_changes: bool = False,
) -> BatchCounts:
    """Writes up to some hundred records, whose keys are unique in the batch; all is rolled back where the run was lost.

    ``notes`` has the source note by record key (a demonstration row names its public source). ``joins`` returns the entry
    keys that staff joined; it is called under the lock, so that a decision made meanwhile counts. ``force`` also writes
    records whose row and reader are the same, after a decision of staff or for a full reread. ``defer_changes`` writes no
    record whose row differs from a stored one, but returns it.
    """
    incoming = [_IncomingRecord(record, payload_digest(record.payload, feed.ignored)) for record in records]
    _load_stored(feed, run.origin, incoming)
    deferred: tuple[DeferredChange, ...] = ()
    if defer_changes:
        deferred = tuple(change for item in incoming if (change := _deferred(item)) is not None)
        incoming = [item for item in incoming if _deferred(item) is None] if deferred else incoming
    if not force and all(item.is_up_to_date(feed) and item.stored and not item.stored.missing for item in incoming):
        return BatchCounts(unchanged=len(incoming), deferred=deferred)
    with write_transaction() as revisions:
        fence(run)
        # Loaded again under the lock: another writer (staff, a reread) may have written in between.
        _load_stored(feed, run.origin, incoming)
        _end_absence(incoming)
        due = [item for item in incoming if force or not item.is_up_to_date(feed)]
        changed_entries = ChangedEntries(revisions, timezone.now())
        added, changed, ended = _write(feed, run, due, notes, joins(), changed_entries)
    return BatchCounts(added, changed, len(incoming) - len(due), ended, deferred)


def _deferred(item: _IncomingRecord) -> DeferredChange | None:
    stored = item.stored
    if stored is None or stored.withdrawn or stored.digest == item.digest:
        return None
    return DeferredChange(item.record, item.digest, stored.pk, stored.digest)


def _load_stored(feed: Feed, origin: str, incoming: Sequence[_IncomingRecord]) -> None:
    rows = select(
        SourceRecord, STORED_COLUMNS, "key", (item.record.key for item in incoming), feed=feed.name, origin=origin
    )
    stored = {
        key: _StoredRecord(pk, bytes(digest), version, entry, note, changed, missing is not None, withdrawn is not None)
        for key, pk, digest, version, entry, note, changed, missing, withdrawn in rows
    }
    for item in incoming:
        item.stored = stored.get(item.record.key)


def _end_absence(incoming: Sequence[_IncomingRecord]) -> None:
    back = [item.stored.pk for item in incoming if item.stored and item.stored.missing]
    for pks in chunks(back):
        SourceRecord.objects.filter(pk__in=pks).update(missing_since=None, withdrawn_at=None)


def _write(
    feed: Feed,
    run: SyncRun,
    incoming: Sequence[_IncomingRecord],
    notes: Mapping[str, str],
    joined_keys: Mapping[str, str],
    changed_entries: ChangedEntries,
) -> tuple[int, int, int]:
    """Writes these records; returns how many were added and how many changed, and how many facts ended."""
    identities = [identify(item.record, run.origin, joined_keys) for item in incoming]
    entries = ensure_entries(
        [(identity, run.origin, item.record) for identity, item in zip(identities, incoming, strict=True)],
        changed_entries,
    )
    new = [(item, identity) for item, identity in zip(incoming, identities, strict=True) if item.stored is None]
    old = [(item, identity) for item, identity in zip(incoming, identities, strict=True) if item.stored is not None]
    ids = _insert_records(feed, run.origin, new, entries, notes, changed_entries.now)
    _update_records(feed, old, entries, notes, changed_entries.now)
    contents = [_content(item, ids) for item in incoming]
    written = write_contents(feed, contents, changed_entries.now)
    _note_changes(feed, run, [item.record for item, _ in new], ids, written.stated, changed_entries.now)
    moved = {item.stored.pk for item, identity in old if item.stored and item.stored.entry_id != entries[identity.key]}
    changed_entries.entry_ids.update(entries[identity.key] for _, identity in new)
    for item, identity in old:
        if item.stored and item.stored.pk in written.changed | moved:
            changed_entries.entry_ids.update((item.stored.entry_id, entries[identity.key]))
    refresh_entries(changed_entries)
    update_links(written.relinked | moved, changed_entries)
    changed_entries.raise_revisions()
    return len(new), len(written.changed) - len(new), written.ended


def _note_changes(
    feed: Feed,
    run: SyncRun,
    new: Sequence[Record],
    ids: Mapping[str, int],
    stated: Sequence[StatedChange],
    now: datetime,
) -> None:
    """Writes down what the agency changed; records that nobody can call new are one line of the run."""
    unheard = {ids[key] for key in first_read(feed, run, new)}
    count_first_read(run, len(unheard), now)
    write_changes(run, [change for change in stated if change.record_id not in unheard], now)


def _content(item: _IncomingRecord, ids: Mapping[str, int]) -> RecordContent:
    stored = item.stored
    if stored is None:
        return RecordContent(ids[item.record.key], item.record, item.digest)
    stale_digest = None if stored.withdrawn else stored.digest
    return RecordContent(stored.pk, item.record, item.digest, stale_digest, stored.reader_version, stored.changed_at)


def _insert_records(
    feed: Feed,
    origin: str,
    new: Sequence[tuple[_IncomingRecord, Identity]],
    entries: Mapping[str, int],
    notes: Mapping[str, str],
    now: datetime,
) -> dict[str, int]:
    moment = connection.ops.adapt_datetimefield_value(now)
    rows = []
    for item, identity in new:
        record = item.record
        rows.append(
            (
                feed.name, origin, record.key, str(record.kind), record.entity, record.url[:LONGEST_URL], item.digest,
                feed.reader_version, record.source_date, notes.get(record.key, "")[:LONGEST_NOTE], record.question,
                moment, moment, entries[identity.key],
            )
        )  # fmt: skip
    insert(SourceRecord, NEW_COLUMNS, rows)
    keys = (item.record.key for item, _ in new)
    return dict(select(SourceRecord, ("key", "id"), "key", keys, feed=feed.name, origin=origin))


def _update_records(
    feed: Feed,
    old: Sequence[tuple[_IncomingRecord, Identity]],
    entries: Mapping[str, int],
    notes: Mapping[str, str],
    now: datetime,
) -> None:
    moment = connection.ops.adapt_datetimefield_value(now)
    rows = []
    for item, identity in old:
        record, stored = item.record, item.stored
        assert stored is not None  # noqa: S101  (each of them has a stored row)
        changed_at = stored.changed_at if item.has_same_row else moment
        rows.append(
            (
                record.entity, record.url[:LONGEST_URL], item.digest, feed.reader_version, record.source_date,
                notes.get(record.key, stored.source_note)[:LONGEST_NOTE], record.question, changed_at,
                entries[identity.key], stored.pk,
            )
        )  # fmt: skip
    update(SourceRecord, CHANGED_COLUMNS, rows)

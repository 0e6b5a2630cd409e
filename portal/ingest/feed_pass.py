"""The state of one running pass over a feed: the current batch, the keys seen, and the counts."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b

from connectors.feeds import Feed
from connectors.pass_report import PassReport
from connectors.row_cleaning import RowCleaner
from connectors.row_limits import MAX_TOTAL
from connectors.schema import Record
from connectors.secrets import hider
from portal.curation.joins import joined
from portal.ingest.held_changes import accepted_digests, forget, held_keys, remember, sign
from portal.ingest.pending_changes import Judgement, PendingChanges
from portal.models import RunState, SyncRun
from portal.runs.claim import finish, heartbeat
from portal.runs.stopping import stop_requested
from portal.store.bulk_rows import chunks
from portal.store.record_batch import BatchCounts, write_batch

BATCH_SIZE = 500
BATCH_SECONDS = 15.0
PROGRESS_SECONDS = 5.0
MOST_SAMPLES = 100
LONGEST_SENTENCE = 500
"""Characters of ``SyncRun.withheld``."""

Progress = Callable[[int, int | None], None]


class Interrupted(Exception):
    """A stop was requested: the current batch is written, then the run ends so that the next one can continue."""


@dataclass(slots=True)
class FeedPass:
    """One running pass over a feed."""

    feed: Feed
    run: SyncRun
    tally: PassReport
    progress: Progress
    seen: set[bytes] = field(default_factory=set)
    batch: list[Record] = field(default_factory=list)
    notes: dict[str, str] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)
    batch_started: float = field(default_factory=time.monotonic)
    last_heartbeat: float = 0.0
    ended: int = 0
    held: int = 0
    hide: Callable[[str], str] = field(default_factory=lambda: hider(()))
    cleaner: RowCleaner = field(default_factory=RowCleaner)
    pending: PendingChanges = field(init=False)

    def __post_init__(self) -> None:
        feed, origin = self.feed.name, self.run.origin
        self.pending = PendingChanges(self.feed, self.run, accepted_digests(feed, origin), held_keys(feed, origin))

    def hide_key(self, key: str) -> None:
        """From now on the agency's key is removed from every row, and from what is stored of the run."""
        self.hide = hider((key,) if key else ())
        self.cleaner = RowCleaner(self.hide)

    def add(self, record: Record) -> None:
        """Adds a record to the batch; of a key that occurs twice in one pass the first record stays, the other is counted."""
        digest = key_digest(record.key)
        if digest in self.seen:
            self.count_duplicate(record.key)
            return
        self.seen.add(digest)
        self.batch.append(record)
        if len(self.batch) >= BATCH_SIZE or time.monotonic() - self.batch_started > BATCH_SECONDS:
            self.flush()

    def flush(self) -> None:
        """Writes the batch and the heartbeat; raises ``Interrupted`` where a stop was requested."""
        self.write(self.batch)
        self.batch = []
        self.batch_started = time.monotonic()
        self.report_progress(force=True)
        if stop_requested():
            raise Interrupted

    def count_duplicate(self, key: str) -> None:
        """Counts a key that occurs twice in one pass or answer: the first row stays, the other is reported."""
        self.run.doubles += 1
        self.tally.reject("key", key, "stands twice in one pass")

    def write(self, records: Sequence[Record]) -> int:
        """Writes new records with their source notes and keeps changed ones back; returns how many were kept back."""
        counts = self._written(records, self.notes, defer_changes=True) if records else BatchCounts()
        self.pending.compared += counts.unchanged
        self.pending.add(counts.deferred, self.notes)
        self.notes = {}
        return len(counts.deferred)

    def _written(
        self, records: Sequence[Record], notes: Mapping[str, str], *, defer_changes: bool = False
    ) -> BatchCounts:
        counts = write_batch(self.feed, self.run, records, notes, joined, defer_changes=defer_changes)
        self.run.added += counts.added
        self.run.changed += counts.changed
        self.run.unchanged += counts.unchanged
        self.ended += counts.ended
        return counts

    def settle(self) -> Judgement:
        """Judges the changes that were kept back, writes those that are not held, and remembers the others."""
        judgement = self.pending.judgement()
        for records in chunks(self.pending.records_to_write(judgement.held), BATCH_SIZE):
            self._written([record for record, _ in records], {record.key: note for record, note in records})
            forget(self.feed.name, self.run.origin, [record.key for record, _ in records])
            self.report_progress(force=True)
        remember(self.feed.name, self.run.origin, judgement.held.values())
        self.held += len(judgement.held)
        self.run.withheld = judgement.sentence[:LONGEST_SENTENCE] or self.run.withheld
        return judgement

    def sign_acceptance(self, by: str) -> None:
        """Keeps who accepted the changes of this pass, and why."""
        if self.run.accept_change:
            sign(self.feed.name, self.run.origin, self.run.accept_change, by)

    def storable(self, text: str) -> str:
        """The text without the agency's key and without characters that the database cannot hold."""
        return self.hide(text).replace("\x00", " ").encode("utf-8", "replace").decode("utf-8")

    def report_progress(self, *, force: bool = False) -> None:
        """Reports progress, and writes a heartbeat at most every few seconds."""
        if self.counts:
            self.progress(self.counts["found"] + self.counts["none"] + self.counts["failed"], self.counts["due"])
        else:
            self.progress(self.tally.received, self.tally.total)
        if force or time.monotonic() - self.last_heartbeat > PROGRESS_SECONDS:
            self.last_heartbeat = time.monotonic()
            heartbeat(self.run, **run_counts(self))

    def seen_keys(self) -> _SeenKeys:
        """The keys seen in this pass; use ``in``."""
        return _SeenKeys(self.seen)


@dataclass(frozen=True, slots=True)
class _SeenKeys:
    digests: set[bytes]

    def __contains__(self, key: object) -> bool:
        return isinstance(key, str) and key_digest(key) in self.digests


def key_digest(key: str) -> bytes:
    """Eight bytes for a key: 144,000 uses of pesticides fit into few megabytes, and two keys collide once in a billion passes."""
    return blake2b(key.encode("utf-8", "surrogatepass"), digest_size=8).digest()


def run_counts(current_pass: FeedPass) -> dict[str, object]:
    """The pass's counts so far, by column of the run; a total that no column can hold is left out."""
    run, tally = current_pass.run, current_pass.tally
    return {
        "total": tally.total if tally.total is not None and tally.total <= MAX_TOTAL else None,
        "received": tally.received,
        "added": run.added,
        "changed": run.changed,
        "unchanged": run.unchanged,
        "doubles": run.doubles,
        "bad_rows": tally.bad_rows,
    }


def finish_pass(current_pass: FeedPass, state: str, error: str = "") -> None:
    """Ends the pass's run with its state, counts, drift and samples, all without the agency's key."""
    run, tally, clean = current_pass.run, current_pass.tally, current_pass.storable
    finish(
        run,
        state,
        **run_counts(current_pass),
        complete=run.complete and state == RunState.SUCCEEDED,
        concluded=run.concluded and state == RunState.SUCCEEDED,
        withheld=clean(run.withheld)[:LONGEST_SENTENCE],
        missing=run.missing,
        withdrawn=run.withdrawn,
        counts={
            **current_pass.counts,
            "rejected": {clean(name): count for name, count in tally.rejected.items()},
            "mended": {clean(name): count for name, count in tally.mended.items()},
            "ended": current_pass.ended,
            "held": current_pass.held,
        },
        drift={clean(name): count for name, count in tally.drift.items()},
        samples=[
            {"name": clean(name), "field": clean(s.field), "text": clean(s.text), "reason": clean(s.reason)}
            for name, s in list(tally.samples.items())[:MOST_SAMPLES]
        ],
        error=clean(error or run.error),
    )

"""The state of one running pass over a feed: the current batch, the keys seen, and the counts."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b

from connectors.feeds import Feed
from connectors.pass_report import PassReport
from connectors.schema import Record
from portal.curation.joins import joined
from portal.models import RunState, SyncRun
from portal.runs.claim import finish, heartbeat
from portal.runs.stopping import stop_requested
from portal.store.record_batch import write_batch

BATCH_SIZE = 500
BATCH_SECONDS = 15.0
PROGRESS_SECONDS = 5.0
MOST_SAMPLES = 100

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

    def write(self, records: Sequence[Record]) -> None:
        """Writes records with their source notes."""
        if records:
            batch_counts = write_batch(self.feed, self.run, records, self.notes, joined)
            self.run.added += batch_counts.added
            self.run.changed += batch_counts.changed
            self.run.unchanged += batch_counts.unchanged
        self.notes = {}

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
    """The pass's counts so far, by column of the run."""
    run, tally = current_pass.run, current_pass.tally
    return {
        "total": tally.total,
        "received": tally.received,
        "added": run.added,
        "changed": run.changed,
        "unchanged": run.unchanged,
        "doubles": run.doubles,
        "bad_rows": tally.bad_rows,
    }


def finish_pass(current_pass: FeedPass, state: str, error: str = "") -> None:
    """Ends the pass's run with its state, counts, drift and samples."""
    run, tally = current_pass.run, current_pass.tally
    finish(
        run,
        state,
        **run_counts(current_pass),
        complete=run.complete and state == RunState.SUCCEEDED,
        concluded=run.concluded and state == RunState.SUCCEEDED,
        withheld=run.withheld,
        missing=run.missing,
        withdrawn=run.withdrawn,
        counts={**current_pass.counts, "rejected": tally.rejected},
        drift=tally.drift,
        samples=[
            {"name": name, "field": s.field, "text": s.text, "reason": s.reason}
            for name, s in list(tally.samples.items())[:MOST_SAMPLES]
        ],
        error=error or run.error,
    )

"""One pass of one feed while it goes on: the batch in hand, what was seen, what was counted."""

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
from portal.runs.claim import beat, finish
from portal.runs.stopping import stop_asked
from portal.store.record_batch import write_batch

BATCH = 500
BATCH_SECONDS = 15.0
PROGRESS_SECONDS = 5.0
MOST_SAMPLES = 100

Progress = Callable[[int, int | None], None]


class Interrupted(Exception):
    """SIGTERM came: the batch in hand is written, then the run ends so that it can be taken up again."""


@dataclass(slots=True)
class Pass:
    """One pass while it goes on."""

    feed: Feed
    run: SyncRun
    tally: PassReport
    progress: Progress
    seen: set[bytes] = field(default_factory=set)
    batch: list[Record] = field(default_factory=list)
    notes: dict[str, str] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)
    begun: float = field(default_factory=time.monotonic)
    beaten: float = 0.0

    def add(self, record: Record) -> None:
        """Takes a record into the batch; a key that stands twice in one pass is counted, the first one stays."""
        mark = seen_mark(record.key)
        if mark in self.seen:
            self.double(record.key)
            return
        self.seen.add(mark)
        self.batch.append(record)
        if len(self.batch) >= BATCH or time.monotonic() - self.begun > BATCH_SECONDS:
            self.flush()

    def flush(self) -> None:
        """Writes the batch and beats; the place where SIGTERM is heard."""
        self.write(self.batch)
        self.batch = []
        self.begun = time.monotonic()
        self.alive(force=True)
        if stop_asked():
            raise Interrupted

    def double(self, key: str) -> None:
        """Counts a key that stands twice in one pass or answer: the first row stays, the other is reported."""
        self.run.doubles += 1
        self.tally.reject("key", key, "stands twice in one pass")

    def write(self, records: Sequence[Record]) -> None:
        """Writes records with the source notes that came with them."""
        if records:
            outcome = write_batch(self.feed, self.run, records, self.notes, joined)
            self.run.added += outcome.added
            self.run.changed += outcome.changed
            self.run.unchanged += outcome.unchanged
        self.notes = {}

    def alive(self, *, force: bool = False) -> None:
        """Beats at most every few seconds, and shows progress."""
        if self.counts:
            self.progress(self.counts["found"] + self.counts["none"] + self.counts["failed"], self.counts["due"])
        else:
            self.progress(self.tally.received, self.tally.total)
        if force or time.monotonic() - self.beaten > PROGRESS_SECONDS:
            self.beaten = time.monotonic()
            beat(self.run, **counts_of(self))

    def has_seen(self) -> _Seen:
        """The keys of this pass, to be asked with ``in``."""
        return _Seen(self.seen)


@dataclass(frozen=True, slots=True)
class _Seen:
    marks: set[bytes]

    def __contains__(self, key: object) -> bool:
        return isinstance(key, str) and seen_mark(key) in self.marks


def seen_mark(key: str) -> bytes:
    """Eight bytes of a key: 144,000 uses fit into few megabytes, and two keys share a mark once in a billion passes."""
    return blake2b(key.encode("utf-8", "surrogatepass"), digest_size=8).digest()


def counts_of(going: Pass) -> dict[str, object]:
    """The counts of a run's row as they stand."""
    run, tally = going.run, going.tally
    return {
        "total": tally.total,
        "received": tally.received,
        "added": run.added,
        "changed": run.changed,
        "unchanged": run.unchanged,
        "doubles": run.doubles,
        "bad_rows": tally.bad_rows,
    }


def end(going: Pass, state: str, error: str = "") -> None:
    """Finishes the pass's run with everything that it learnt."""
    run, tally = going.run, going.tally
    finish(
        run,
        state,
        **counts_of(going),
        complete=run.complete and state == RunState.SUCCEEDED,
        concluded=run.concluded and state == RunState.SUCCEEDED,
        withheld=run.withheld,
        missing=run.missing,
        withdrawn=run.withdrawn,
        counts={**going.counts, "rejected": tally.rejected},
        drift=tally.drift,
        samples=[
            {"name": name, "field": s.field, "text": s.text, "reason": s.reason}
            for name, s in list(tally.samples.items())[:MOST_SAMPLES]
        ],
        error=error or run.error,
    )

"""Runs one feed once: claim, stream, write in batches, conclude, finish. Killed anywhere, what was committed is true on its own."""

from __future__ import annotations

import logging
import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from hashlib import blake2b
from types import FrameType

from django.db import Error as DatabaseError

from connectors.errors import BadRow, BudgetSpent, QuotaSpent, SourceError
from connectors.feeds import Feed, FeedKind
from connectors.schema import Origin, Record, Row, Tally
from connectors.source import Source
from portal.ingest.absence import answered, conclude, incompleteness, withheld
from portal.ingest.batch import write_batch
from portal.ingest.claim import RunLost, beat, claim, finish
from portal.ingest.origins import origin_of
from portal.ingest.questions import due_questions, note
from portal.ingest.sources import open_source
from portal.logs import run_id
from portal.models import RunState, SyncRun

log = logging.getLogger(__name__)

BATCH = 500
BATCH_SECONDS = 15.0
BAD_SHARE = 0.01
"""More bad rows than this and the pass failed: the format changed, and what still reads may be read wrongly."""
PROGRESS_SECONDS = 5.0

Progress = Callable[[int, int | None], None]


class Interrupted(Exception):
    """SIGTERM came: the batch in hand is written, then the run ends so that it can be taken up again."""


class NotReadable(Exception):
    """The feed has no source now: no key or file is set and the demonstration is off."""


@dataclass(slots=True)
class _Pass:
    """One pass while it goes on."""

    feed: Feed
    run: SyncRun
    tally: Tally
    progress: Progress
    stop: threading.Event
    seen: set[bytes] = field(default_factory=set)
    batch: list[Record] = field(default_factory=list)
    notes: dict[str, str] = field(default_factory=dict)
    begun: float = field(default_factory=time.monotonic)
    beaten: float = 0.0

    def add(self, record: Record) -> None:
        """Takes a record into the batch; a key that stands twice in one pass is counted, the first one stays."""
        mark = seen_mark(record.key)
        if mark in self.seen:
            self.run.doubles += 1
            self.tally.reject("key", record.key, "stands twice in one pass")
            return
        self.seen.add(mark)
        self.batch.append(record)
        if len(self.batch) >= BATCH or time.monotonic() - self.begun > BATCH_SECONDS:
            self.flush()

    def flush(self) -> None:
        """Writes the batch and beats; the place where SIGTERM is heard."""
        if self.batch:
            outcome = write_batch(self.feed, self.run, self.batch, self.notes)
            self.run.added += outcome.added
            self.run.changed += outcome.changed
            self.run.unchanged += outcome.unchanged
            self.batch, self.notes = [], {}
        self.begun = time.monotonic()
        self.alive(force=True)
        if self.stop.is_set():
            raise Interrupted

    def alive(self, *, force: bool = False) -> None:
        """Beats at most every few seconds, and shows progress."""
        self.progress(self.tally.received, self.tally.total)
        if force or time.monotonic() - self.beaten > PROGRESS_SECONDS:
            self.beaten = time.monotonic()
            beat(self.run, **_counts(self))

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


def run_feed(
    feed: Feed,
    *,
    slot: str = "",
    progress: Progress = lambda received, total: None,
    accept_shrink: str = "",
    limit: int | None = None,
) -> SyncRun | None:
    """One pass over the feed; ``None`` while another process runs it or where the slot was already done.

    Errors of the agency end the run as failed with their message; errors of ours are recorded and raised. ``limit``
    bounds the questions of a look-up. Raises ``NotReadable`` where the feed has no source.
    """
    origin = origin_of(feed)
    if origin is None:
        raise NotReadable(f"{feed.name} has neither a key nor a file set, and the demonstration is off")
    run = claim(feed.name, origin=origin, slot=slot, accept_shrink=accept_shrink)
    if run is None:
        return None
    with run_id(feed.name, run.pk), _terminated() as stop:
        going = _Pass(feed, run, Tally(), progress, stop)
        try:
            with open_source(feed, origin, going.alive) as source:
                state = _ask(going, source, origin, limit) if feed.kind is FeedKind.LOOKUP else _list(going, source)
            _end(going, state)
        except Interrupted:
            _end(going, RunState.INTERRUPTED)
        except SourceError as error:
            _end(going, RunState.FAILED, f"{type(error).__name__}: {error}")
        except RunLost as error:
            log.warning("%s", error)
            run.refresh_from_db()
        except DatabaseError:
            raise
        except Exception as error:
            _end(going, RunState.FAILED, f"{type(error).__name__}: {error}")
            raise
    return run


def _list(going: _Pass, source: Source) -> str:
    """A listing or file from its first row to its last; concludes only where that is allowed."""
    assert going.feed.rows is not None  # noqa: S101  (a listing has rows)
    tally, run, feed = going.tally, going.run, going.feed
    for row in going.feed.rows(source, tally):
        record = _record(going, row, source)
        if record is not None:
            going.add(record)
        going.alive()
    going.flush()
    if tally.bad_rows > BAD_SHARE * max(tally.received, 1):
        run.error = f"{tally.bad_rows:,} of {tally.received:,} rows could not be read"
        return RunState.FAILED
    run.withheld = incompleteness(tally)
    run.complete = not run.withheld
    if run.complete:
        run.withheld = withheld(feed, run, tally)
        if not run.withheld:
            conclude(feed, run, going.has_seen())
            run.concluded = True
    return RunState.SUCCEEDED


def _ask(going: _Pass, source: Source, origin: Origin, limit: int | None) -> str:
    """Questions one by one until none is due or a budget is spent; each answer commits whole."""
    feed, run, tally = going.feed, going.run, going.tally
    assert feed.answer is not None  # noqa: S101  (a look-up has an answer)
    for count, question in enumerate(due_questions(feed, origin)):
        if limit is not None and count >= limit:
            return RunState.SUCCEEDED
        try:
            rows = feed.answer(source, question, tally)
        except BudgetSpent as error:
            run.withheld = f"오늘 호출 한도를 다 씀 ({error.operation})"
            return RunState.BUDGET_SPENT
        except QuotaSpent as error:
            source.quota_spent([error.operation])
            run.withheld = f"기관이 오늘 호출 한도 초과로 답함 ({error.operation})"
            return RunState.BUDGET_SPENT
        except SourceError as error:
            note(feed, origin, question, "failed", f"{type(error).__name__}: {error}")
            if not error.retry:
                raise
            tally.reject("question", question, "no answer")
            run.counts["failed"] = run.counts.get("failed", 0) + 1
            if run.counts["failed"] > 20:
                raise
            continue
        tally.received += 1
        keys = _write_answer(going, rows, question, source)
        answered(feed, run, question, keys)
        note(feed, origin, question, "found" if keys else "none")
        run.counts["found" if keys else "none"] = run.counts.get("found" if keys else "none", 0) + 1
        going.alive()
        if going.stop.is_set():
            raise Interrupted
    run.complete = run.concluded = True
    return RunState.SUCCEEDED


def _write_answer(going: _Pass, rows: list[Row], question: str, source: Source) -> set[str]:
    keys: set[str] = set()
    records: list[Record] = []
    for row in rows:
        record = _record(going, row, source)
        if record is not None and record.key not in keys:
            keys.add(record.key)
            records.append(replace(record, question=question))
    outcome = write_batch(going.feed, going.run, records, going.notes)
    going.run.added += outcome.added
    going.run.changed += outcome.changed
    going.run.unchanged += outcome.unchanged
    going.notes = {}
    return keys


def _record(going: _Pass, row: Row, source: Source) -> Record | None:
    """The record of a row, or ``None`` for a bad one, which is counted with its sample and never lost silently."""
    try:
        record = going.feed.record(row, going.tally)
    except BadRow as error:
        going.tally.bad_row(error.reason, str(row), has_key=error.has_key)
        if error.key:
            going.seen.add(seen_mark(error.key))
        return None
    if source.client.source_note:
        going.notes[record.key] = source.client.source_note
    return record


def _counts(going: _Pass) -> dict[str, object]:
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


def _end(going: _Pass, state: str, error: str = "") -> None:
    run, tally = going.run, going.tally
    finish(
        run,
        state,
        **_counts(going),
        complete=run.complete and state == RunState.SUCCEEDED,
        concluded=run.concluded and state == RunState.SUCCEEDED,
        withheld=run.withheld,
        missing=run.missing,
        withdrawn=run.withdrawn,
        counts={**run.counts, "rejected": tally.rejected},
        drift=tally.drift,
        samples=[
            {"name": name, "field": s.field, "text": s.text, "reason": s.reason}
            for name, s in list(tally.samples.items())[:100]
        ],
        error=error or run.error,
    )


@contextmanager
def _terminated() -> Iterator[threading.Event]:
    """Hears SIGTERM while the block runs; outside the main thread signals belong to someone else."""
    stop = threading.Event()
    if threading.current_thread() is not threading.main_thread():
        yield stop
        return

    def hear(number: int, frame: FrameType | None) -> None:
        stop.set()

    before = signal.signal(signal.SIGTERM, hear)
    try:
        yield stop
    finally:
        signal.signal(signal.SIGTERM, before)

"""Runs one feed once: claim, stream, write in batches, conclude, finish. Killed anywhere, what was committed is true on its own."""

from __future__ import annotations

import logging
from dataclasses import replace

from django.db import InterfaceError, OperationalError

from connectors.errors import BadRow, BudgetSpent, QuotaSpent, SourceError
from connectors.feeds import Feed, FeedKind
from connectors.pass_report import PassReport
from connectors.schema import Origin, Record, Row
from connectors.source import Source
from portal.ingest.absence import answered, conclude, incompleteness, withheld
from portal.ingest.one_pass import Interrupted, Pass, Progress, end, seen_mark
from portal.ingest.opened_source import open_source
from portal.ingest.questions import due_questions, note
from portal.ingest.storable import storable
from portal.logs import run_id
from portal.models import RunState, SyncRun
from portal.runs.claim import RunLost, RunNotClosed, claim
from portal.runs.stopping import sigterm_heard, stop_asked
from portal.store.origins import origin_of

log = logging.getLogger(__name__)

BAD_SHARE = 0.01
"""More bad rows than this and the pass failed: the format changed, and what still reads may be read wrongly."""
MOST_FAILURES = 20
"""Questions without an answer after which a run gives up: the agency is down, and waiting out each one helps nobody."""


class NotReadable(Exception):
    """The feed has no source now: no key or file is set and the demonstration is off."""


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
    with run_id(feed.name, run.pk), sigterm_heard():
        going = Pass(feed, run, PassReport(), progress)
        try:
            with open_source(feed, origin, going.alive) as source:
                state = _ask(going, source, origin, limit) if feed.kind is FeedKind.LOOKUP else _list(going, source)
            end(going, state)
        except Interrupted:
            end(going, RunState.INTERRUPTED)
        except SourceError as error:
            end(going, RunState.FAILED, _words_of(error))
        except RunLost as error:
            log.warning("%s", error)
            run.refresh_from_db()
        except RunNotClosed:
            raise
        except BaseException as error:
            _end_broken(going, error)
            raise
    return run


def _end_broken(going: Pass, error: BaseException) -> None:
    """Records an error of ours; a database that went away is no fault of the feed, whose slot is asked for again."""
    state = RunState.ABANDONED if isinstance(error, (OperationalError, InterfaceError)) else RunState.FAILED
    end(going, state, _words_of(error))


def _words_of(error: BaseException) -> str:
    return f"{type(error).__name__}: {error}"


def _spent(going: Pass, source: Source, error: BudgetSpent | QuotaSpent) -> str:
    """Ends a run whose calls of today are used up: by our count, or by the agency's, which closes the operation until tomorrow."""
    if isinstance(error, QuotaSpent):
        source.quota_spent([error.operation])
        going.run.withheld = f"기관이 오늘 호출 한도 초과로 답함 ({error.operation})"
    else:
        going.run.withheld = f"오늘 호출 한도를 다 씀 ({error.operation})"
    return RunState.BUDGET_SPENT


def _list(going: Pass, source: Source) -> str:
    """A listing or file from its first row to its last; concludes only where that is allowed."""
    assert going.feed.rows is not None  # noqa: S101  (a listing has rows)
    tally, run, feed = going.tally, going.run, going.feed
    try:
        for row in going.feed.rows(source, tally):
            record = _record(going, row, source)
            if record is not None:
                going.add(record)
            going.alive()
    except (BudgetSpent, QuotaSpent) as error:
        going.flush()
        return _spent(going, source, error)
    going.flush()
    if _too_many_bad(going):
        return RunState.FAILED
    run.withheld = incompleteness(tally)
    run.complete = not run.withheld
    if run.complete:
        run.withheld = withheld(feed, run, tally)
        if not run.withheld:
            conclude(feed, run, going.has_seen())
            run.concluded = True
    return RunState.SUCCEEDED


def _ask(going: Pass, source: Source, origin: Origin, limit: int | None) -> str:
    """Questions one by one until none is due or a budget is spent; each answer commits whole."""
    feed, run, tally = going.feed, going.run, going.tally
    assert feed.lookup is not None  # noqa: S101  (a look-up has an answer)
    due = due_questions(feed, origin)
    going.counts = {"due": len(due), "found": 0, "none": 0, "failed": 0}
    for question in due[:limit]:
        received = tally.received
        try:
            rows = feed.lookup(source, question, tally)
        except (BudgetSpent, QuotaSpent) as error:
            return _spent(going, source, error)
        except SourceError as error:
            note(feed, origin, question, "failed", _words_of(error))
            going.counts["failed"] += 1
            tally.reject("question", question, "no answer")
            if not error.retry or going.counts["failed"] >= MOST_FAILURES:
                raise
            continue
        tally.received = received + len(rows)
        found = _write_answer(going, rows, question, source)
        note(feed, origin, question, "found" if found else "none")
        going.counts["found" if found else "none"] += 1
        going.alive()
        if stop_asked():
            raise Interrupted
    if _too_many_bad(going):
        return RunState.FAILED
    if going.counts["failed"]:
        run.withheld = f"질문 {going.counts['failed']:,}건에 답을 받지 못함"
    run.complete = run.concluded = len(due[:limit]) == len(due) and not going.counts["failed"]
    return RunState.SUCCEEDED


def _write_answer(going: Pass, rows: list[Row], question: str, source: Source) -> bool:
    """Whether the answer held anything; what the question gave before and this answer lacks is missing.

    An answer with a row that cannot be told from those it gave before says nothing about absence.
    """
    keyless = going.tally.keyless_rows
    seen: set[str] = set()
    records: list[Record] = []
    for row in rows:
        record = _record(going, row, source, seen)
        if record is None:
            continue
        if record.key in seen:
            going.double(record.key)
            continue
        seen.add(record.key)
        records.append(replace(record, question=question))
    going.write(records)
    if going.tally.keyless_rows == keyless:
        answered(going.feed, going.run, question, seen)
    return bool(rows)


def _too_many_bad(going: Pass) -> bool:
    tally = going.tally
    if tally.bad_rows <= BAD_SHARE * tally.received:
        return False
    going.run.error = f"{tally.bad_rows:,} of {tally.received:,} rows could not be read"
    return True


def _record(going: Pass, row: Row, source: Source, seen: set[str] | None = None) -> Record | None:
    """The record of a row, or ``None`` for a bad one, which is counted with its sample and never lost silently.

    The key of a bad row, where it can be read, counts as seen: in this answer (``seen``) or in this pass.
    """
    try:
        record = storable(going.feed.record(row, going.tally))
    except BadRow as error:
        going.tally.add_bad_row(error.reason, str(row), has_key=bool(error.key))
        if error.key and seen is not None:
            seen.add(error.key)
        elif error.key:
            going.seen.add(seen_mark(error.key))
        return None
    if source.client.source_note:
        going.notes[record.key] = source.client.source_note
    return record

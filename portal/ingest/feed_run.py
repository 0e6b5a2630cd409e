"""Runs one feed once: claim, read, write in batches, conclude, finish. A kill at any point leaves only valid commits."""

from __future__ import annotations

import logging
from dataclasses import replace

from django.db import InterfaceError, OperationalError

from connectors.errors import BadRow, BudgetSpent, QuotaSpent, SourceError
from connectors.feeds import Feed, FeedKind
from connectors.pass_report import PassReport
from connectors.schema import Origin, Record, Row
from connectors.source import Source
from portal.ingest.absence import conclude_answer, conclude_pass, reason_incomplete, reason_not_to_conclude
from portal.ingest.feed_pass import FeedPass, Interrupted, Progress, finish_pass, key_digest
from portal.ingest.feed_source import open_source
from portal.ingest.lookup_questions import due_questions, save_outcome
from portal.ingest.storage_check import checked_for_storage
from portal.logs import run_id
from portal.models import RunState, SyncRun
from portal.runs.claim import RunLost, RunNotClosed, claim
from portal.runs.stopping import stop_on_sigterm, stop_requested
from portal.store.editions import restate_edition
from portal.store.origins import origin_of

log = logging.getLogger(__name__)

MOST_BAD_SHARE = 0.01
"""With a larger share of bad rows the pass fails: the format changed, and the readable rows may be read wrongly."""
MOST_FAILURES = 20
"""Questions without an answer after which a run gives up: the agency is down, and further waiting helps nobody."""


class NoSource(Exception):
    """The feed has no source now: no key or file is set and the demonstration is off."""


def run_feed(
    feed: Feed,
    *,
    slot: str = "",
    progress: Progress = lambda received, total: None,
    accept_shrink: str = "",
    limit: int | None = None,
) -> SyncRun | None:
    """Makes one pass over the feed; ``None`` while another process runs it or where the slot is already done.

    Errors of the agency end the run as failed with their message; our own errors are recorded and raised. ``limit``
    bounds the questions of a look-up. Raises ``NoSource`` where the feed has no source.
    """
    origin = origin_of(feed)
    if origin is None:
        raise NoSource(f"{feed.name} has neither a key nor a file set, and the demonstration is off")
    run = claim(feed.name, origin=origin, slot=slot, accept_shrink=accept_shrink)
    if run is None:
        return None
    with run_id(feed.name, run.pk), stop_on_sigterm():
        current_pass = FeedPass(feed, run, PassReport(), progress)
        try:
            with open_source(feed, origin, current_pass.report_progress) as source:
                state = (
                    _read_lookup(current_pass, source, origin, limit)
                    if feed.kind is FeedKind.LOOKUP
                    else _read_listing(current_pass, source)
                )
                if run.concluded and feed.edition:
                    restate_edition(feed, run, feed.edition(source))
            finish_pass(current_pass, state)
        except Interrupted:
            finish_pass(current_pass, RunState.INTERRUPTED)
        except SourceError as error:
            finish_pass(current_pass, RunState.FAILED, _error_text(error))
        except RunLost as error:
            log.warning("%s", error)
            run.refresh_from_db()
        except RunNotClosed:
            raise
        except BaseException as error:
            _finish_broken(current_pass, error)
            raise
    return run


def _finish_broken(current_pass: FeedPass, error: BaseException) -> None:
    """Ends the run after our own error; where the database went away, it is abandoned and its slot stays open."""
    state = RunState.ABANDONED if isinstance(error, (OperationalError, InterfaceError)) else RunState.FAILED
    finish_pass(current_pass, state, _error_text(error))


def _error_text(error: BaseException) -> str:
    return f"{type(error).__name__}: {error}"


def _end_of_budget(current_pass: FeedPass, source: Source, error: BudgetSpent | QuotaSpent) -> str:
    """The state of a run whose calls of today are used up, by our count or by the agency's, which closes the operation for today."""
    if isinstance(error, QuotaSpent):
        source.quota_spent([error.operation])
        current_pass.run.withheld = f"기관이 오늘 호출 한도 초과로 답함 ({error.operation})"
    else:
        current_pass.run.withheld = f"오늘 호출 한도를 다 씀 ({error.operation})"
    return RunState.BUDGET_SPENT


def _read_listing(current_pass: FeedPass, source: Source) -> str:
    """Reads a listing or file from its first row to its last; concludes only where that is allowed."""
    assert current_pass.feed.rows is not None  # noqa: S101  (a listing has rows)
    tally, run, feed = current_pass.tally, current_pass.run, current_pass.feed
    try:
        for row in current_pass.feed.rows(source, tally):
            record = _record(current_pass, row, source)
            if record is not None:
                current_pass.add(record)
            current_pass.report_progress()
    except (BudgetSpent, QuotaSpent) as error:
        current_pass.flush()
        return _end_of_budget(current_pass, source, error)
    current_pass.flush()
    if _too_many_bad(current_pass):
        return RunState.FAILED
    run.withheld = reason_incomplete(tally)
    run.complete = not run.withheld
    if run.complete:
        run.withheld = reason_not_to_conclude(feed, run, tally)
        if not run.withheld:
            conclude_pass(feed, run, current_pass.seen_keys())
            run.concluded = True
    return RunState.SUCCEEDED


def _read_lookup(current_pass: FeedPass, source: Source, origin: Origin, limit: int | None) -> str:
    """Asks due questions one by one until none is left or a budget is spent; each answer is committed as a whole."""
    feed, run, tally = current_pass.feed, current_pass.run, current_pass.tally
    assert feed.lookup is not None  # noqa: S101  (a look-up has an answer)
    due = due_questions(feed, origin)
    current_pass.counts = {"due": len(due), "found": 0, "none": 0, "failed": 0}
    for question in due[:limit]:
        received, bad_rows, keyless = tally.received, tally.bad_rows, tally.keyless_rows
        try:
            rows = feed.lookup(source, question, tally)
        except (BudgetSpent, QuotaSpent) as error:
            return _end_of_budget(current_pass, source, error)
        except SourceError as error:
            save_outcome(feed, origin, question, "failed", _error_text(error))
            current_pass.counts["failed"] += 1
            tally.reject("question", question, "no answer")
            if not error.retry or current_pass.counts["failed"] >= MOST_FAILURES:
                raise
            continue
        tally.received = received + len(rows)
        found = _write_answer(current_pass, rows, question, source, keyless)
        if tally.bad_rows > bad_rows:
            # What was refused confirms nothing that is stored, and is asked about again in its turn.
            save_outcome(feed, origin, question, "failed", tally.last_bad_row)
            current_pass.counts["failed"] += 1
        else:
            save_outcome(feed, origin, question, "found" if found else "none")
            current_pass.counts["found" if found else "none"] += 1
        current_pass.report_progress()
        if stop_requested():
            raise Interrupted
    if _too_many_bad(current_pass):
        return RunState.FAILED
    if current_pass.counts["failed"]:
        why = f" (마지막으로: {tally.last_bad_row})" if tally.last_bad_row else ""
        run.withheld = f"질문 {current_pass.counts['failed']:,}건에 답을 받지 못함{why}"
    run.complete = run.concluded = len(due[:limit]) == len(due) and not current_pass.counts["failed"]
    return RunState.SUCCEEDED


def _write_answer(current_pass: FeedPass, rows: list[Row], question: str, source: Source, keyless: int) -> bool:
    """Writes the answer and says whether it had rows; records that the question gave before and this answer lacks are missing.

    An answer with a row without a readable key, more than the ``keyless`` before it, concludes nothing about absence: the
    row may be one of those records.
    """
    seen: set[str] = set()
    records: list[Record] = []
    for row in rows:
        record = _record(current_pass, row, source, seen)
        if record is None:
            continue
        if record.key in seen:
            current_pass.count_duplicate(record.key)
            continue
        seen.add(record.key)
        records.append(replace(record, question=question))
    current_pass.write(records)
    if current_pass.tally.keyless_rows == keyless:
        conclude_answer(current_pass.feed, current_pass.run, question, seen)
    return bool(rows)


def _too_many_bad(current_pass: FeedPass) -> bool:
    tally = current_pass.tally
    if tally.bad_rows <= MOST_BAD_SHARE * tally.received:
        return False
    current_pass.run.error = f"{tally.bad_rows:,} of {tally.received:,} rows could not be read: {tally.last_bad_row}"
    return True


def _record(current_pass: FeedPass, row: Row, source: Source, seen: set[str] | None = None) -> Record | None:
    """The record of a row, or ``None`` for a bad row, which is counted and kept as a sample.

    Where the key of a bad row can be read, it counts as seen: in this answer (``seen``) or in this pass.
    """
    try:
        record = checked_for_storage(current_pass.feed.record(row, current_pass.tally))
    except BadRow as error:
        current_pass.tally.add_bad_row(error.reason, str(row), has_key=bool(error.key))
        if error.key and seen is not None:
            seen.add(error.key)
        elif error.key:
            current_pass.seen.add(key_digest(error.key))
        return None
    if source.client.source_note:
        current_pass.notes[record.key] = source.client.source_note
    return record

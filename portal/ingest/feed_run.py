"""Runs one feed once: claim, read, write in batches, conclude, finish. A kill at any point leaves only valid commits."""

from __future__ import annotations

import logging

from django.db import DatabaseError, InterfaceError, OperationalError

from connectors.errors import BudgetSpent, QuotaSpent, SourceError
from connectors.feeds import Feed, FeedKind
from connectors.pass_report import PassReport
from connectors.source import Source
from portal.ingest.absence import absences, conclude_pass, reason_incomplete, reason_not_to_conclude, reason_of_absences
from portal.ingest.feed_pass import FeedPass, Interrupted, Progress, finish_pass
from portal.ingest.feed_source import open_source
from portal.ingest.held_changes import forget
from portal.ingest.lookup_pass import read_lookup
from portal.ingest.row_reading import end_of_budget, error_text, record_of_row, too_many_bad
from portal.logs import run_id
from portal.models import RunState, SyncRun
from portal.runs.claim import RunLost, RunNotClosed, claim, finish
from portal.runs.stopping import stop_on_sigterm
from portal.store.editions import restate_edition
from portal.store.origins import origin_of

log = logging.getLogger(__name__)


class NoSource(Exception):
    """The feed has no source now: no key or file is set and the demonstration is off."""


def run_feed(
    feed: Feed,
    *,
    slot: str = "",
    progress: Progress = lambda received, total: None,
    accept_shrink: str = "",
    accept_change: str = "",
    accepted_by: str = "",
    limit: int | None = None,
) -> SyncRun | None:
    """Makes one pass over the feed; ``None`` while another process runs it or where the slot is already done.

    Errors of the agency end the run as failed with their message; our own errors are recorded and raised. ``limit``
    bounds the questions of a look-up. With ``accept_change`` the pass writes and ends whatever came, signed by
    ``accepted_by``. Raises ``NoSource`` where the feed has no source.
    """
    origin = origin_of(feed)
    if origin is None:
        raise NoSource(f"{feed.name} has neither a key nor a file set, and the demonstration is off")
    run = claim(feed.name, origin=origin, slot=slot, accept_shrink=accept_shrink, accept_change=accept_change)
    if run is None:
        return None
    with run_id(feed.name, run.pk), stop_on_sigterm():
        current_pass = FeedPass(feed, run, PassReport(), progress)
        try:
            current_pass.sign_acceptance(accepted_by)
            with open_source(feed, origin, current_pass.report_progress) as source:
                current_pass.hide_key(source.key)
                state = (
                    read_lookup(current_pass, source, origin, limit)
                    if feed.kind is FeedKind.LOOKUP
                    else _read_listing(current_pass, source)
                )
                if run.concluded and feed.edition:
                    restate_edition(feed, run, feed.edition(source))
            finish_pass(current_pass, state)
        except Interrupted:
            finish_pass(current_pass, RunState.INTERRUPTED)
        except SourceError as error:
            finish_pass(current_pass, RunState.FAILED, error_text(error))
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
    """Ends the run after our own error; where the database went away, it is abandoned and its slot stays open.

    Where even the counts cannot be stored, the run ends without them: a run that stays open blocks its feed.
    """
    state = RunState.ABANDONED if isinstance(error, (OperationalError, InterfaceError)) else RunState.FAILED
    text = current_pass.storable(error_text(error))
    try:
        finish_pass(current_pass, state, text)
    except (DatabaseError, ValueError, OverflowError):
        log.exception("the counts of run %d could not be stored", current_pass.run.pk)
        finish(current_pass.run, state, error=text)


def _read_listing(current_pass: FeedPass, source: Source) -> str:
    """Reads a listing or file from its first row to its last; concludes only where that is allowed.

    A pass that is interrupted or fails forgets the changes that it kept back: the next one reads them again.
    """
    assert current_pass.feed.rows is not None  # noqa: S101  (a listing has rows)
    tally, run, feed = current_pass.tally, current_pass.run, current_pass.feed
    try:
        for row in current_pass.feed.rows(source, tally):
            record = record_of_row(current_pass, row, source)
            if record is not None:
                current_pass.add(record)
            current_pass.report_progress()
    except (BudgetSpent, QuotaSpent) as error:
        current_pass.flush()
        current_pass.settle()
        return end_of_budget(current_pass, source, error)
    current_pass.flush()
    if too_many_bad(current_pass):
        return RunState.FAILED
    is_held = bool(current_pass.settle().held)
    incomplete = reason_incomplete(tally)
    run.complete = not incomplete
    run.withheld = "; ".join(filter(None, (incomplete, run.withheld)))
    if run.complete and not is_held:
        _conclude(feed, run, current_pass)
    return RunState.SUCCEEDED


def _conclude(feed: Feed, run: SyncRun, current_pass: FeedPass) -> None:
    """Concludes what is absent, or says why not."""
    run.withheld = reason_not_to_conclude(feed, run, current_pass.tally)
    if run.withheld:
        return
    found = absences(feed, run, current_pass.seen_keys())
    run.withheld = reason_of_absences(feed, run, found)
    if run.withheld:
        current_pass.held += len(found.newly)
    else:
        current_pass.ended += conclude_pass(feed, run, found)
        forget(feed.name, run.origin)
        run.concluded = True

"""One pass of a look-up: due questions one by one, each answer as a whole, doubtful changes judged together at its end."""

from __future__ import annotations

from dataclasses import dataclass, replace

from connectors.errors import BudgetSpent, QuotaSpent, Refused, SourceError, Unexpected
from connectors.schema import Origin, Record, Row
from connectors.source import Source
from portal.ingest.absence import absent_from_answer, conclude_answer
from portal.ingest.answer_subject import reason_another_was_answered
from portal.ingest.feed_pass import FeedPass, Interrupted
from portal.ingest.held_changes import Held
from portal.ingest.lookup_questions import due_questions, save_outcome
from portal.ingest.pending_changes import PendingAnswer
from portal.ingest.row_reading import end_of_budget, error_text, record_of_row, too_many_bad
from portal.models import RunState
from portal.runs.stopping import stop_requested
from portal.store.digest import payload_digest

MOST_FAILURES = 20
"""Questions without an answer after which a run gives up: the agency is down, and further waiting helps nobody."""
MOST_UNEXPECTED = 3
"""Answers in a row that are no answers of this agency, after which a run gives up."""
MOST_PENDING = 500
"""Answers with changes that are kept back before they are judged, so that a killed run loses little."""


def read_lookup(current_pass: FeedPass, source: Source, origin: Origin, limit: int | None) -> str:
    """Asks due questions until none is left or a budget is spent; returns the state of the run."""
    try:
        return _Lookup(current_pass, source, origin).read(limit)
    except (Interrupted, SourceError):
        # Each answer that came is whole, whatever ended the run.
        _settle(current_pass, origin)
        raise


@dataclass(frozen=True, slots=True)
class _Counts:
    """The counts of a pass before a question."""

    received: int
    bad_rows: int
    keyless_rows: int


class _Lookup:
    """The questions of one run; ``_digests`` tells a record that two answers give alike from one that they exchange."""

    def __init__(self, current_pass: FeedPass, source: Source, origin: Origin) -> None:
        self._pass = current_pass
        self._source = source
        self._origin = origin
        self._in_a_row = 0
        self._digests: dict[str, bytes] = {}

    def read(self, limit: int | None) -> str:
        current_pass, run = self._pass, self._pass.run
        due = due_questions(current_pass.feed, self._origin)
        current_pass.counts = {"due": len(due), "found": 0, "none": 0, "failed": 0}
        for question in due[:limit]:
            try:
                self._ask(question)
            except (BudgetSpent, QuotaSpent) as error:
                _settle(current_pass, self._origin)
                return end_of_budget(current_pass, self._source, error)
            current_pass.report_progress()
            if stop_requested():
                raise Interrupted
        held = _settle(current_pass, self._origin)
        if too_many_bad(current_pass):
            return RunState.FAILED
        failed = current_pass.counts["failed"]
        if failed and not run.withheld:
            reason = current_pass.tally.last_bad_row
            run.withheld = f"질문 {failed:,}건에 답을 받지 못함" + (f" (마지막으로: {reason})" if reason else "")
        run.complete = len(due[:limit]) == len(due) and not failed and not held and not current_pass.held
        if run.complete and run.doubles:
            run.withheld = f"한 번호가 다른 내용으로 {run.doubles:,}번 겹쳐 와 먼저 온 것만 둠"
        run.concluded = run.complete and not run.doubles
        return RunState.SUCCEEDED

    def _ask(self, question: str) -> None:
        current_pass, tally = self._pass, self._pass.tally
        assert current_pass.feed.lookup is not None  # noqa: S101  (a look-up has an answer)
        before = _Counts(tally.received, tally.bad_rows, tally.keyless_rows)
        try:
            rows = current_pass.feed.lookup(self._source, question, tally)
            tally.received = before.received + len(rows)
            self._take(question, rows, before)
        except (BudgetSpent, QuotaSpent):
            raise
        except SourceError as error:
            self._note_failure(question, error)
        else:
            self._in_a_row = 0

    def _note_failure(self, question: str, error: SourceError) -> None:
        """Counts a question without an answer; raises where the agency refuses, is down, or is no longer itself."""
        current_pass = self._pass
        text = current_pass.storable(error_text(error))
        save_outcome(current_pass.feed, self._origin, question, "failed", text)
        current_pass.counts["failed"] += 1
        current_pass.tally.reject("question", f"{question}: {text}", "no answer")
        self._in_a_row += isinstance(error, Unexpected)
        given_up = current_pass.counts["failed"] >= MOST_FAILURES or self._in_a_row >= MOST_UNEXPECTED
        if isinstance(error, Refused) or given_up:
            raise error

    def _take(self, question: str, rows: list[Row], before: _Counts) -> None:
        """Writes the answer, or keeps it back where it changes or lacks records that this question gave before.

        An answer with a row without a readable key concludes nothing about absence: the row may be one of those records.
        What was refused confirms nothing that is stored: the question counts as failed and is asked again in its turn.
        """
        current_pass = self._pass
        lost = current_pass.tally.lost_rows
        seen, records = self._records(question, rows)
        if rows and current_pass.tally.lost_rows - lost == len(rows):
            raise Unexpected(f"{current_pass.feed.name}: no row of the answer could be read")
        changes = current_pass.write(records)
        absent = absent_from_answer(current_pass.feed, current_pass.run, question, seen)
        if current_pass.tally.keyless_rows > before.keyless_rows:
            absent = ()
        newly = tuple(record.key for record in absent if record.since is None)
        current_pass.pending.compared += len(newly)
        refused = current_pass.tally.last_bad_row if current_pass.tally.bad_rows > before.bad_rows else ""
        answer = PendingAnswer(question, frozenset(seen), newly, bool(rows), refused)
        if changes or newly:
            current_pass.pending.answers[question] = answer
        else:
            current_pass.pending.forget_held(seen)
            current_pass.ended += conclude_answer(current_pass.run, absent)
            _save(current_pass, self._origin, answer)
        if len(current_pass.pending.answers) >= MOST_PENDING:
            _settle(current_pass, self._origin)

    def _records(self, question: str, rows: list[Row]) -> tuple[set[str], list[Record]]:
        """The keys and the records of an answer; raises ``Unexpected`` where it is about something else than was asked."""
        current_pass = self._pass
        seen: set[str] = set()
        records: list[Record] = []
        for row in rows:
            record = record_of_row(current_pass, row, self._source, seen)
            if record is None:
                continue
            if other := reason_another_was_answered(current_pass.feed, self._origin, question, record):
                raise Unexpected(f"{current_pass.feed.name}: {other}")
            if self._is_double(record, seen):
                current_pass.count_duplicate(record.key)
                continue
            seen.add(record.key)
            records.append(replace(record, question=question))
        return seen, records

    def _is_double(self, record: Record, seen: set[str]) -> bool:
        """Whether the key stood in this answer, or with other content in another answer of this run: the first stays."""
        digest = payload_digest(record.payload, self._pass.feed.ignored)
        return record.key in seen or self._digests.setdefault(record.key, digest) != digest


def _settle(current_pass: FeedPass, origin: Origin) -> dict[str, Held]:
    """Judges what was kept back; answers that are held are no answers, so their questions count as failed."""
    pending = current_pass.pending
    answers = dict(pending.answers)
    judgement = current_pass.settle()
    pending.clear()
    reasons = {held.question: held.reason for held in judgement.held.values()}
    for question, answer in answers.items():
        if reason := reasons.get(question):
            save_outcome(current_pass.feed, origin, question, "failed", f"보류: {reason}")
            current_pass.counts["failed"] += 1
            continue
        absent = absent_from_answer(current_pass.feed, current_pass.run, question, answer.seen)
        current_pass.ended += conclude_answer(current_pass.run, absent)
        current_pass.pending.forget_held(record.key for record in absent)
        _save(current_pass, origin, answer)
    return dict(judgement.held)


def _save(current_pass: FeedPass, origin: Origin, answer: PendingAnswer) -> None:
    outcome = "failed" if answer.refused else "found" if answer.found else "none"
    save_outcome(current_pass.feed, origin, answer.question, outcome, current_pass.storable(answer.refused))
    current_pass.counts[outcome] += 1

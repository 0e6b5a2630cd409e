"""Rows as records in one pass, and when a pass has read too badly or has no more calls."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from connectors.errors import BadRow, BudgetSpent, QuotaSpent
from connectors.pass_report import PassReport
from connectors.row_cleaning import RowCleaner
from connectors.row_damage import Damage
from connectors.schema import Origin, Record, Row
from connectors.source import Source
from portal.ingest.feed_pass import FeedPass, key_digest
from portal.ingest.storage_check import checked_for_storage
from portal.models import RunState

MOST_BAD_SHARE = 0.01
"""With a larger share of bad rows the pass fails: the format changed, and the readable rows may be read wrongly."""
DAMAGED_ROWS_BORNE = 2
"""So many rows lost to characters or null fail no pass, however short the listing: one bad character costs one row."""


@dataclass(frozen=True, slots=True)
class ReadRow:
    """A row as it was read: its record, or for a bad row the key where that could be read."""

    row: Row
    damages: tuple[Damage, ...] = ()
    record: Record | None = None
    key: str = ""


def read_row(row: Row, read: Callable[[Row, PassReport], Record], cleaner: RowCleaner, report: PassReport) -> ReadRow:
    """The row, cleaned and read; lost rows, bad rows and mended text are counted with samples."""
    clean, damages = cleaner.cleaned(row)
    if not clean and not damages:
        damages = (Damage("an empty row", lost=True),)
    if lost := next((damage for damage in damages if damage.lost), None):
        report.add_lost_row(lost)
        return ReadRow(clean, damages)
    try:
        record = checked_for_storage(read(clean, report), clean=True)
        _refuse_doubtful(record, damages)
    except BadRow as error:
        report.add_bad_row(error.reason, str(clean), has_key=bool(error.key))
        return ReadRow(clean, damages, key=error.key)
    for damage in damages:
        report.add_mended(damage)
    return ReadRow(clean, damages, record, record.key)


def record_of_row(current_pass: FeedPass, row: Row, source: Source, seen: set[str] | None = None) -> Record | None:
    """The record of a row, or ``None`` for a bad row.

    Where the key of a bad row can be read, it counts as seen: in this answer (``seen``) or in this pass. A lost row has
    no key that could be trusted.
    """
    reading = read_row(row, current_pass.feed.record, current_pass.cleaner, current_pass.tally)
    if reading.record is None:
        if reading.key and seen is not None:
            seen.add(reading.key)
        elif reading.key:
            current_pass.seen.add(key_digest(reading.key))
        return None
    if any(damage.replaced for damage in reading.damages):
        current_pass.pending.damaged.add(reading.key)
    if source.client.source_note and source.origin is Origin.DEMO:
        current_pass.notes[reading.key] = source.client.source_note
    return reading.record


def _refuse_doubtful(record: Record, damages: tuple[Damage, ...]) -> None:
    for damage in damages:
        if damage.doubtful:
            raise BadRow(damage.reason, has_key=True, key=record.key)


def too_many_bad(current_pass: FeedPass) -> bool:
    """Whether the pass fails for its bad rows; says so on the run."""
    tally = current_pass.tally
    borne = min(tally.lost_rows, DAMAGED_ROWS_BORNE) if tally.bad_rows < tally.received else 0
    if tally.bad_rows - borne <= MOST_BAD_SHARE * tally.received:
        return False
    current_pass.run.error = f"{tally.bad_rows:,} of {tally.received:,} rows could not be read: {tally.last_bad_row}"
    return True


def end_of_budget(current_pass: FeedPass, source: Source, error: BudgetSpent | QuotaSpent) -> str:
    """The state of a run whose calls of today are used up, by our count or by the agency's, which closes the operation for today."""
    if isinstance(error, QuotaSpent):
        source.quota_spent([error.operation])
        reason = f"기관이 오늘 호출 한도 초과로 답함 ({error.operation})"
    else:
        reason = f"오늘 호출 한도를 다 씀 ({error.operation})"
    current_pass.run.withheld = "; ".join(filter(None, (current_pass.run.withheld, reason)))
    return RunState.BUDGET_SPENT


def error_text(error: BaseException) -> str:
    """The kind of an error and its message."""
    return f"{type(error).__name__}: {error}"

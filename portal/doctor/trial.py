"""One trial of one feed: a call of each of its operations, read as a pass reads it, with nothing stored and nothing concluded."""

from __future__ import annotations

import logging
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import islice

from django.utils import timezone

from connectors.errors import QuotaSpent, SourceError, Unexpected
from connectors.exchange import Exchange
from connectors.feeds import Feed, FeedKind
from connectors.pass_report import PassReport
from connectors.row_cleaning import RowCleaner
from connectors.schema import Origin, Record, Row
from connectors.source import Source
from portal.doctor.field_use import FieldUse, WatchedRow, field_use, watched
from portal.ingest.feed_source import open_source
from portal.ingest.row_reading import read_row

log = logging.getLogger(__name__)

MOST_ROWS = 1_000
"""Rows that are read of one listing; a list that comes in one body (33 MB) is left after them."""
MOST_CALLS_OF_A_QUESTION = 10
"""Calls of one operation for one question: pages of a look-up that matches parts of a number."""
READER_ERRORS = (ArithmeticError, AttributeError, LookupError, TypeError, ValueError)


class _EnoughAsked(Exception):
    """The pages of a listing that a trial may ask for have been asked for."""


@dataclass(slots=True)
class Trial:
    """What one trial saw. ``error`` is the agency's or the connection's, ``reader_errors`` are our own, one text a kind."""

    feed: Feed
    origin: Origin
    question: str
    asked_at: datetime
    exchanges: list[Exchange] = field(default_factory=list)
    report: PassReport = field(default_factory=PassReport)
    rows: list[Row] = field(default_factory=list)
    records: list[Record] = field(default_factory=list)
    doubled_keys: int = 0
    reader_errors: dict[str, int] = field(default_factory=dict)
    error: SourceError | None = None
    asked_fields: set[str] = field(default_factory=set)
    cleaner: RowCleaner = field(default_factory=RowCleaner)

    @property
    def passed_over(self) -> SourceError | None:
        """The first error of an answer that the feed read on after: the last attempt of its call was refused."""
        last = {(each.call.url, *each.call.params.items()): each.error for each in self.exchanges}
        return None if self.error else next((error for error in last.values() if error is not None), None)

    @property
    def use(self) -> FieldUse:
        """What became of the fields of the rows."""
        return field_use(self.rows, self.asked_fields, self.drift)

    @property
    def drift(self) -> dict[str, int]:
        """The fields that the feed did not know, with their counts."""
        # A reader that names the type of an unexpected value sees that of the watched row.
        return {name.replace(WatchedRow.__name__, "dict"): count for name, count in self.report.drift.items()}

    def add(self, row: Row) -> None:
        """Reads one row as a pass does; an error of our reader is logged, counted and reported."""
        try:
            reading = read_row(row, self._record, self.cleaner, self.report)
        except READER_ERRORS as error:
            log.exception("%s: a row cannot be read", self.feed.name)
            words = f"{type(error).__name__}: {error}"
            self.reader_errors[words] = self.reader_errors.get(words, 0) + 1
            self.rows.append(row)
            return
        self.rows.append(reading.row)
        if reading.record is not None:
            self.doubled_keys += any(reading.key == other.key for other in self.records)
            self.records.append(reading.record)

    def _record(self, row: Row, report: PassReport) -> Record:
        return self.feed.record(watched(row, self.asked_fields), report)


def ask(
    feed: Feed,
    origin: Origin,
    question: str = "",
    *,
    pages: int = 1,
    most_rows: int | None = MOST_ROWS,
    on_progress: Callable[[], None] = lambda: None,
) -> Trial:
    """Asks the feed's operations once each, within the budgets: a look-up its question, a listing its first ``pages`` pages.

    Errors of the agency end the trial and stand on it; they are not raised.
    """
    trial = Trial(feed, origin, question, timezone.now())
    with open_source(feed, origin, on_progress, trial.exchanges.append) as source:
        read_into(trial, source, pages=pages, most_rows=most_rows)
    return trial


def read_into(trial: Trial, source: Source, *, pages: int = 1, most_rows: int | None = MOST_ROWS) -> None:
    """The same from a source that is open; its client must show its exchanges to the trial."""
    feed = trial.feed
    try:
        for row in _rows(feed, _limited(source, feed, pages), trial, most_rows):
            trial.add(row)
    except _EnoughAsked:
        log.debug("%s: %d pages were asked for", feed.name, pages)
        # A pass goes on behind a page that cannot be read; of a trial it may have been the only one.
        trial.error = None if trial.rows else trial.report.page_error
    except SourceError as error:
        trial.error = error
        if isinstance(error, QuotaSpent):
            source.quota_spent([error.operation])


def _rows(feed: Feed, source: Source, trial: Trial, most: int | None) -> Iterator[Row]:
    if feed.lookup is not None:
        yield from feed.lookup(source, trial.question, trial.report)
        return
    assert feed.rows is not None  # noqa: S101  (a feed has rows or a look-up)
    with closing(_as_generator(feed.rows(source, trial.report))) as rows:
        yield from islice(rows, most)


def _as_generator(rows: Iterator[Row]) -> Generator[Row, None, None]:
    """The rows as a generator, whose end closes theirs and so the connection that they stream from."""
    yield from rows


def _limited(source: Source, feed: Feed, pages: int) -> Source:
    """The source that ends a listing after its pages, and refuses a question that takes too many calls."""
    calls: dict[str, int] = {}
    most = MOST_CALLS_OF_A_QUESTION if feed.kind is FeedKind.LOOKUP else pages

    def reserve(operations: Sequence[str]) -> None:
        for operation in operations:
            if calls.get(operation, 0) < most:
                continue
            if feed.kind is FeedKind.LOOKUP:
                raise Unexpected(f"{operation}: one question took more than {most} calls", operation=operation)
            raise _EnoughAsked
        source.reserve(operations)
        calls.update({operation: calls.get(operation, 0) + 1 for operation in operations})

    return replace(source, reserve=reserve)

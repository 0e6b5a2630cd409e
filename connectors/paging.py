"""Listings read to their end: every page, counted against the total, with repeated and empty pages noticed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from connectors.errors import Unexpected
from connectors.gateway import Page
from connectors.pass_report import PassReport
from connectors.row_damage import DAMAGE, place_on_page
from connectors.schema import Row

MAX_PAGES = 100_000
"""Far beyond the longest listing (PSIS: 144,000 rows, 50 a page); only an endless source reaches it."""


MOST_UNREADABLE = 3
"""Unreadable pages one after another, after which the listing is given up."""


def rows_of_all_pages(
    fetch: Callable[[int], Page], report: PassReport, *, size: int, passes_over: bool = True
) -> Iterator[Row]:
    """All rows from page 1 until the total is reached; ``fetch`` requests one page by its number.

    Ends early, and notes it on the report, at an empty page before the total or a page equal to the one before it (a
    source that ignores the page number would otherwise never end). Without a total, a short page is the last. The
    newest total counts; ``report.totals_seen`` shows that it changed. A page that cannot be read (``Unexpected``) is
    noted and passed over; its error is raised where nothing could be read, or where several follow one another. Half of
    an answer to a question is no answer, so look-ups pass nothing over (``passes_over``).
    """
    pages = _Pages(report, size)
    for number in range(1, MAX_PAGES + 1):
        try:
            page = fetch(number)
        except Unexpected as error:
            if not passes_over:
                raise
            pages.note_unreadable(number, error)
            continue
        if pages.end_before(page):
            break
        for row in page.rows:
            place_on_page(row, number)
            yield row
        if pages.end_after(page):
            break
    else:
        raise Unexpected(f"the listing did not end within {MAX_PAGES} pages")
    pages.raise_if_nothing_was_read()


@dataclass(slots=True)
class _Pages:
    """What decides where a listing ends: the page before, and the pages that could not be read."""

    report: PassReport
    size: int
    previous_rows: list[Row] = field(default_factory=list)
    unreadable: int = 0
    in_a_row: int = 0
    first_error: Unexpected | None = None

    def note_unreadable(self, number: int, error: Unexpected) -> None:
        self.unreadable += 1
        self.in_a_row += 1
        self.first_error = self.first_error or error
        if self.in_a_row >= MOST_UNREADABLE:
            raise self.first_error
        self.report.add_unreadable_page(number, error)

    def end_before(self, page: Page) -> bool:
        """Whether the page only shows that the listing has ended; otherwise it is counted."""
        self.in_a_row = 0
        undamaged = [{name: value for name, value in row.items() if name != DAMAGE} for row in page.rows]
        if undamaged and undamaged == self.previous_rows:
            self.report.repeated_page = True
            return True
        self.previous_rows = undamaged
        self.report.add_page(len(page.rows), page.total)
        if not page.rows:
            self.report.empty_early = self._expected() < (self.report.total or 0)
        return not page.rows

    def end_after(self, page: Page) -> bool:
        return self._expected() >= self.report.total if self.report.total is not None else len(page.rows) < self.size

    def raise_if_nothing_was_read(self) -> None:
        if self.first_error is not None and not self.report.received:
            raise self.first_error

    def _expected(self) -> int:
        """Rows received, and those that the unreadable pages would have brought."""
        return self.report.received + self.unreadable * self.size


def offset_of(page_number: int, size: int) -> int:
    """The 1-based offset of a page's first row, for sources that count rows where others count pages (PSIS)."""
    return (page_number - 1) * size + 1

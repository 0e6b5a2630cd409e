"""Listings read to their end: every page, counted against the total, with repeated and empty pages noticed."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from connectors.errors import Unexpected
from connectors.gateway import Page
from connectors.pass_report import PassReport
from connectors.schema import Row

MAX_PAGES = 100_000
"""Far beyond the longest listing (PSIS: 144,000 rows, 50 a page); only an endless source reaches it."""


def rows_of_all_pages(fetch: Callable[[int], Page], report: PassReport, *, size: int) -> Iterator[Row]:
    """All rows from page 1 until the total is reached; ``fetch`` requests one page by its number.

    Ends early, and notes it on the report, at an empty page before the total or a page equal to the one before it (a
    source that ignores the page number would otherwise never end). Without a total, a short page is the last. The
    newest total counts; ``report.totals_seen`` shows that it changed.
    """
    previous_rows: list[Row] = []
    for number in range(1, MAX_PAGES + 1):
        page = fetch(number)
        if page.rows and page.rows == previous_rows:
            report.repeated_page = True
            return
        report.add_page(len(page.rows), page.total)
        if not page.rows:
            report.empty_early = report.received < (report.total or 0)
            return
        yield from page.rows
        if report.received >= report.total if report.total is not None else len(page.rows) < size:
            return
        previous_rows = page.rows
    raise Unexpected(f"the listing did not end within {MAX_PAGES} pages")


def offset_of(page_number: int, size: int) -> int:
    """The 1-based offset of a page's first row, for sources that count rows where others count pages (PSIS)."""
    return (page_number - 1) * size + 1

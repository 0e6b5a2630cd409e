"""Listings read to their end: every page, counted against the total, with repeated and empty pages noticed."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from connectors.errors import Unexpected
from connectors.gateway import Page
from connectors.schema import Row
from connectors.tally import Tally

MOST_PAGES = 100_000
"""Far beyond the longest listing (PSIS: 144,000 rows, 50 a page); only a source that never ends gets there."""


def pages(fetch: Callable[[int], Page], tally: Tally, *, size: int) -> Iterator[Row]:
    """All rows from page 1 until as many came as the total says; ``fetch`` asks for one page by its number.

    Ends early, and says so on the tally, at an empty page before the total or a page equal to the one before it (a
    source that ignores the page number would otherwise never end). Without a total, a short page is the last. The
    newest total counts; that it changed, ``tally.totals_seen`` tells.
    """
    before: list[Row] = []
    for number in range(1, MOST_PAGES + 1):
        page = fetch(number)
        if page.rows and page.rows == before:
            tally.repeated_page = True
            return
        tally.page(len(page.rows), page.total)
        if not page.rows:
            tally.empty_early = tally.received < (tally.total or 0)
            return
        yield from page.rows
        if tally.received >= tally.total if tally.total is not None else len(page.rows) < size:
            return
        before = page.rows
    raise Unexpected(f"the listing did not end within {MOST_PAGES} pages")


def offset_of(page_number: int, size: int) -> int:
    """The 1-based offset of a page's first row, for sources that count rows where others count pages (PSIS)."""
    return (page_number - 1) * size + 1

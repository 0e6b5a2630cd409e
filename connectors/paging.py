"""Listings read to their end: every page, counted against the total, with repeated and empty pages noticed."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from connectors.gateway import Page
from connectors.schema import Row, Tally

MOST_PAGES = 100_000


def pages(fetch: Callable[[int], Page], tally: Tally, *, size: int) -> Iterator[Row]:
    """All rows from page 1 until as many came as the total says; ``fetch`` asks for one page by its number.

    Ends early, and says so on the tally, at an empty page before the total or a page equal to the one before it (a
    source that ignores the page number would otherwise never end). Without a total, a short page is the last.
    """
    before: list[Row] | None = None
    for number in range(1, MOST_PAGES):
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


def offset_of(page_number: int, size: int) -> int:
    """The 1-based offset of a page's first row, for sources that count rows where others count pages (PSIS)."""
    return (page_number - 1) * size + 1

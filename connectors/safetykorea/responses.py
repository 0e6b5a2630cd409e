"""SafetyKorea's two kinds of response: a whole list in one body of up to 33 MB, streamed; a short search, read at once."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from connectors.errors import Unexpected
from connectors.http import Response
from connectors.json_body import read_whole, stream_rows
from connectors.json_rows import checked_row
from connectors.pass_report import PassReport
from connectors.row_damage import DAMAGE
from connectors.safetykorea.agency import holds_rows, search_call
from connectors.safetykorea.redaction import redacted
from connectors.schema import Row
from connectors.source import Source

ROWS = "resultData"
EVERYTHING = ("all", "%")
"""The condition that returns each recall list whole; there are no pages."""

MAX_LIST_BYTES = 256 * 1024 * 1024
"""Eight times the foreign list of 2026-09 (32.84 MB): a bound against an endless body, not a forecast."""
MAX_SEARCH_BYTES = 16 * 1024 * 1024


def every_row(source: Source, operation: str, path: str, report: PassReport) -> Iterator[Row]:
    """All rows of a recall list as they arrive, redacted; memory holds one at a time.

    No total is sent: the closing bracket shows that the list is complete. A list with the success code and no row, or
    with rows under another code, raises ``Unexpected``: an empty list has its own code.
    """
    source.reserve([operation])
    search = search_call(source, operation, path, *EVERYTHING, max_bytes=MAX_LIST_BYTES)
    top: dict[str, Any] = {}
    readable = False
    with source.client.open(search) as response:
        for row in stream_rows(response, ROWS, operation, top):
            if "resultCode" in top and not holds_rows(top, operation):
                raise Unexpected(f"{operation}: rows came under the code for no data", operation=operation)
            report.received += 1
            readable = readable or DAMAGE not in row
            yield redacted(row)
    report.pages += 1
    if holds_rows(top, operation) and not readable:
        raise Unexpected(f"{operation}: success, but no row", operation=operation)


def rows_where(source: Source, operation: str, path: str, condition: str, value: str) -> list[Row]:
    """The rows of a search, redacted. SafetyKorea matches prefixes: the caller compares the whole value."""
    source.reserve([operation])
    search = search_call(source, operation, path, condition, value, max_bytes=MAX_SEARCH_BYTES)

    def read(response: Response) -> list[Row]:
        top = read_whole(response.body.read(), response.charset, operation)
        if not isinstance(top, dict):
            raise Unexpected(f"{operation}: the answer is not an object", operation=operation)
        if not holds_rows(top, operation):
            return []
        found = top.get(ROWS)
        rows = [found] if isinstance(found, dict) else found
        if not isinstance(rows, list) or not any(isinstance(row, dict) for row in rows):
            raise Unexpected(f"{operation}: success, but {ROWS} holds no rows", operation=operation)
        return [redacted(checked_row(row, f"row {place}", str(row)[:1000])) for place, row in enumerate(rows, 1)]

    return source.client.read(search, read)

"""The two listings of NICS (화학물질안전원): XML pages from the gateway, read from the first to the last."""

from __future__ import annotations

from collections.abc import Iterator

from connectors.gateway import Page, read_xml_or_json
from connectors.http import Call
from connectors.ncis.agency import GATEWAY
from connectors.paging import rows_of_all_pages
from connectors.pass_report import PassReport
from connectors.schema import Row
from connectors.source import Source

PAGE_ROWS = 100
"""Rows a page; what NICS takes at most is unverified."""


def rows(source: Source, operation: str, path: str, report: PassReport) -> Iterator[Row]:
    """Every row of a listing."""

    def fetch(page: int) -> Page:
        source.reserve([operation])
        call = Call(
            operation,
            f"{GATEWAY}{path}",
            {"pageNo": str(page), "numOfRows": str(PAGE_ROWS)},
            secret={"serviceKey": source.key},
        )
        return source.client.read(call, lambda response: read_xml_or_json(response, call))

    return rows_of_all_pages(fetch, report, size=PAGE_ROWS)

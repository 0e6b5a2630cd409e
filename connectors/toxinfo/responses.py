"""ToxctyInfoService02 over data.go.kr: eleven listings and one look-up; no response was ever recorded, so every known shape is accepted."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from connectors.errors import Unexpected
from connectors.gateway import Page, read_xml_or_json
from connectors.http import Call
from connectors.paging import rows_of_all_pages
from connectors.pass_report import PassReport
from connectors.rows_about import rows_about
from connectors.schema import Row
from connectors.source import Source
from connectors.toxinfo.operations import Operation
from connectors.toxinfo.records import with_places

BASE = "https://apis.data.go.kr/1471057/ToxctyInfoService02"
PAGE_ROWS = 100
"""Rows a page; the service's maximum is not published."""


def rows_function(operation: Operation) -> Callable[[Source, PassReport], Iterator[Row]]:
    """The function that reads every row of this operation."""

    def rows(source: Source, report: PassReport) -> Iterator[Row]:
        return with_places(operation, rows_of_all_pages(_fetch(source, operation, {}), report, size=PAGE_ROWS))

    return rows


def lookup_function(operation: Operation) -> Callable[[Source, str, PassReport], list[Row]]:
    """The function that looks up one CAS number in this operation and keeps the rows with exactly that number."""

    def lookup(source: Source, question: str, report: PassReport) -> list[Row]:
        lookup_report = PassReport()
        found = list(
            rows_of_all_pages(
                _fetch(source, operation, {"CAS_NO": question}), lookup_report, size=PAGE_ROWS, passes_over=False
            )
        )
        if lookup_report.total is None and not found:
            raise Unexpected(f"{operation.name}: the answer for {question} has no body", operation=operation.name)
        # Half a result must not end facts.
        if lookup_report.empty_early or lookup_report.repeated_page or len(lookup_report.totals_seen) > 1:
            raise Unexpected(
                f"{operation.name}: {len(found)} rows of {lookup_report.total} came for {question}",
                operation=operation.name,
            )
        report.add_page(len(found), None)
        matching, unreadable = rows_about(question, found, field=operation.cas, operation=operation.name, report=report)
        for row in unreadable:
            report.reject(operation.cas, str(row), "a row without a number")
        return list(with_places(operation, matching))

    return lookup


def _fetch(source: Source, operation: Operation, search: Mapping[str, str]) -> Callable[[int], Page]:
    def fetch(number: int) -> Page:
        source.reserve([operation.name])
        params = {"pageNo": str(number), "numOfRows": str(PAGE_ROWS), "type": "json", **search}
        call = Call(operation.name, f"{BASE}/{operation.name}", params, secret={"serviceKey": source.key})
        return source.client.read(call, lambda response: read_xml_or_json(response, call))

    return fetch

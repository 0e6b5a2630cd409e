"""The two look-ups of KECO (한국환경공단) by CAS number; this side compares the number of each row."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from connectors.asked_numbers import refuse_other_numbers
from connectors.errors import Unexpected
from connectors.gateway import Page, read_xml_or_json
from connectors.http import Call
from connectors.ncis.agency import GATEWAY
from connectors.paging import rows_of_all_pages
from connectors.pass_report import PassReport
from connectors.schema import Row
from connectors.source import Source
from identifiers import cas

SUCCESS = ("200",)
"""KECO's own success code; "00", the gateway's, would come from another service."""
BY_CAS = "2"
PAGE_ROWS = 100


def lookup(source: Source, operation: str, path: str, number: str, report: PassReport) -> list[Row]:
    """The rows with exactly this CAS number; [] where KECO has none.

    Whether KECO matches parts of a number is unverified (KOSHA does), so all pages are read and compared here. Where no
    row has the number, the result is the rows whose own number cannot be read: one of them may be the wanted row, and []
    would say that KECO does not have the substance. A missing page raises ``Unexpected``: half a result must not end facts.
    """

    def fetch(page: int) -> Page:
        source.reserve([operation])
        call = Call(
            operation,
            f"{GATEWAY}{path}",
            {
                "pageNo": str(page),
                "numOfRows": str(PAGE_ROWS),
                "searchGubun": BY_CAS,
                "searchNm": number,
                "returnType": "JSON",
            },
            secret={"serviceKey": source.key},
        )
        return source.client.read(call, lambda response: read_xml_or_json(response, call, success=SUCCESS))

    lookup_report = PassReport()
    rows = list(rows_of_all_pages(fetch, lookup_report, size=PAGE_ROWS))
    if lookup_report.empty_early or lookup_report.repeated_page or len(lookup_report.totals_seen) > 1:
        raise Unexpected(
            f"{operation}: {len(rows)} rows of {lookup_report.total} came for {number}", operation=operation
        )
    # Ingest counts the rows of look-ups itself, so only the pages are added here.
    report.pages += lookup_report.pages
    refuse_other_numbers([numbers_of(row) for row in rows], number, operation)
    matching = [row for row in rows if number in numbers_of(row)]
    return matching or _unreadable(rows, report)


def _unreadable(rows: list[Row], report: PassReport) -> list[Row]:
    for row in rows:
        if numbers_of(row):
            report.reject("casNo", str(row["casNo"]), "another number than was asked for")
    return [row for row in rows if not numbers_of(row)]


def numbers_of(row: Mapping[str, Any]) -> tuple[str, ...]:
    """The valid CAS numbers of a row's ``casNo``."""
    text = str(row.get("casNo") or "")
    return (cas.parse(text),) if cas.is_valid(text) else cas.find(text)


def question_of(row: Mapping[str, Any]) -> str:
    """The CAS number that was looked up for this row; "" where the row names several or none."""
    numbers = numbers_of(row)
    return numbers[0] if len(numbers) == 1 else ""


def nested_rows(value: Any) -> list[Mapping[str, Any]]:
    """Nested rows of a row: a list, one object, or an XML-like ``{"item": …}``; the XML form of KECO is unverified."""
    if isinstance(value, Mapping) and set(value) == {"item"}:
        value = value["item"]
    if isinstance(value, Mapping):
        return [value]
    return [item for item in value if isinstance(item, Mapping)] if isinstance(value, list) else []

"""The two look-ups of KECO (한국환경공단) by CAS number; this side compares the number of each row."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from connectors.errors import BadRow, Unexpected
from connectors.gateway import Page, read_xml_or_json
from connectors.http import Call
from connectors.ncis.agency import GATEWAY
from connectors.paging import rows_of_all_pages
from connectors.pass_report import PassReport
from connectors.row_fields import Fields
from connectors.rows_about import numbers_of, rows_about
from connectors.schema import Row
from connectors.source import Source

SUCCESS = ("200",)
"""KECO's own success code; "00", the gateway's, would come from another service."""
BY_CAS = "2"
PAGE_ROWS = 100

NestedRows = list[Mapping[str, Any]]


def lookup(source: Source, operation: str, path: str, number: str, report: PassReport) -> list[Row]:
    """The rows with exactly this CAS number; [] where KECO has none.

    Whether KECO matches parts of a number is unverified (KOSHA does), so all pages are read and compared here. Where no
    row has the number, the result is the rows whose own number cannot be read: one of them may be the wanted row, and []
    would say that KECO does not have the substance. A missing page or body raises ``Unexpected``: half a result must not
    end facts, and neither must an answer about other substances.
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
    rows = list(rows_of_all_pages(fetch, lookup_report, size=PAGE_ROWS, passes_over=False))
    if lookup_report.total is None and not rows:
        raise Unexpected(f"{operation}: the answer for {number} has no body", operation=operation)
    if lookup_report.empty_early or lookup_report.repeated_page or len(lookup_report.totals_seen) > 1:
        raise Unexpected(
            f"{operation}: {len(rows)} rows of {lookup_report.total} came for {number}", operation=operation
        )
    # Ingest counts the rows of look-ups itself, so only the pages are added here.
    report.pages += lookup_report.pages
    matching, unreadable = rows_about(number, rows, field="casNo", operation=operation, report=report)
    return matching or unreadable


def question_of(row: Mapping[str, Any]) -> str:
    """The CAS number that was looked up for this row; "" where the row names several or none."""
    numbers = numbers_of(row, "casNo")
    return numbers[0] if len(numbers) == 1 else ""


def key_and_rows(fields: Fields, row: Row, name: str) -> tuple[str, NestedRows]:
    """The record's key ``sbstnId`` and the rows of the list ``name``; raises ``BadRow`` where either cannot be read.

    A list that is null, blank, missing or of another shape, and a text that came as an object, are refused for this
    substance: read as nothing, they would end every listing or hazard that it has.
    """
    key = fields.key("sbstnId")
    if not key:
        raise BadRow("no sbstnId", has_key=False)
    nested = _nested_rows(fields.raw(name))
    if nested is None:
        raise BadRow(f"{name} is no list: {_excerpt(row.get(name))}", has_key=True, key=key)
    texts = [(field, value) for field, value in row.items() if field != name]
    texts += [(f"{name}.{field}", value) for inner in nested for field, value in inner.items()]
    for field, value in texts:
        if isinstance(value, dict | list):
            raise BadRow(f"{field} is no text: {_excerpt(value)}", has_key=True, key=key)
    return key, nested


def _nested_rows(value: Any) -> NestedRows | None:
    """Rows inside a row: a list, one object, or an XML-like ``{"item": …}``; ``None`` for anything else. KECO's XML is unverified."""
    if isinstance(value, Mapping) and set(value) == {"item"}:
        value = value["item"] or []
    found = [value] if isinstance(value, Mapping) and value else value
    if not isinstance(found, list) or not all(isinstance(item, Mapping) for item in found):
        return None
    return found


def _excerpt(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)[:60]

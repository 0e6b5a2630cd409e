"""Responses of PSIS: XML under <service>, errors as a code in it with HTTP 200, pages by the offset of their first row."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from connectors.envelope import error_in_body
from connectors.errors import Refused, SourceError, Unexpected, Unreachable
from connectors.gateway import Page, checked_total
from connectors.http import Call, Response
from connectors.paging import offset_of, rows_of_all_pages
from connectors.pass_report import PassReport
from connectors.psis.agency import SERVICE_TYPE
from connectors.row_damage import add_damage
from connectors.schema import Row
from connectors.source import Source
from connectors.text_body import decoded_xml, excerpt
from connectors.xml_body import XmlPage, read_page

PAGE_ROWS = 50
"""The maximum that PSIS allows."""

_REFUSED: Mapping[str, str] = {
    "101": "the key is not registered",
    "102": "the service has been stopped",
    "103": "the service code is wrong",
    "104": "the key has no right to this service",
    "201": "a parameter is wrong",
}
_TEMPORARY: Mapping[str, str] = {"901": "system error"}


def every_row(source: Source, operation: str, url: str, report: PassReport) -> Iterator[Row]:
    """All rows of a listing. ``startPoint`` counts rows from 1, although the manual speaks of page numbers."""

    def fetch(number: int) -> Page:
        source.reserve([operation])
        params = {
            "serviceCode": operation,
            "serviceType": SERVICE_TYPE,
            "displayCount": str(PAGE_ROWS),
            "startPoint": str(offset_of(number, PAGE_ROWS)),
        }
        call = Call(operation, url, params, secret={"apiKey": source.key})
        return source.client.read(call, lambda response: _page(response, operation))

    return rows_of_all_pages(fetch, report, size=PAGE_ROWS)


def one_row(source: Source, operation: str, url: str, params: Mapping[str, str]) -> Row:
    """The fields directly under <service>; {} where there are none."""
    source.reserve([operation])
    call = Call(operation, url, {"serviceCode": operation, **params}, secret={"apiKey": source.key})
    page = source.client.read(call, lambda response: _checked_page(response, operation))
    row: Row = {name: value for name, value in page.leaves.items() if name != "service"}
    for damage in page.damage:
        add_damage(row, damage)
    return row


def _page(response: Response, operation: str) -> Page:
    page = _checked_page(response, operation)
    total = page.leaves.get("totalCount", "").replace(",", "")
    if not (total.isascii() and total.isdigit()):
        raise Unexpected(f"{operation}: totalCount is {total[:20]!r}", operation=operation)
    return Page(page.rows, checked_total(total, operation))


def _checked_page(response: Response, operation: str) -> XmlPage:
    """The parsed response; raises unless it is PSIS's own and states no error."""
    body = response.body.read()
    if b"cmmMsgHeader" in body[:2000] and (gateway_error := error_in_body(body[:4096], operation)):
        raise gateway_error
    page = read_page(decoded_xml(body, response.charset, operation), item="item", operation=operation)
    if page.root != "service":
        raise Unexpected(f"{operation}: the root is <{page.root}>: {excerpt(body)!r}", operation=operation)
    if code := page.leaves.get("errorCode", ""):
        raise _error(code, page.leaves.get("errorMsg", ""), operation)
    return page


def _error(code: str, message: str, operation: str) -> SourceError:
    number = code.upper().removeprefix("ERR_")
    if number in _REFUSED:
        return Refused(f"{operation}: {code} ({_REFUSED[number]})", code=code, operation=operation)
    if number in _TEMPORARY:
        return Unreachable(f"{operation}: {code} ({_TEMPORARY[number]})", code=code, operation=operation)
    return Unexpected(f"{operation}: {code} ({message[:100]})", code=code, operation=operation)

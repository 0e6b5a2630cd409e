"""PSIS's answers: XML under <service>, an error as a code in it with HTTP 200, pages by the offset of their first row."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from connectors.envelope import error_in_body
from connectors.errors import Refused, SourceError, Unexpected, Unreachable
from connectors.gateway import Page
from connectors.http import Answer, Call
from connectors.paging import offset_of, pages
from connectors.psis.agency import SERVICE_TYPE
from connectors.schema import Row
from connectors.source import Source
from connectors.tally import Tally
from connectors.text_body import decoded_xml, excerpt
from connectors.xml_body import XmlPage, read_page

PAGE_ROWS = 50
"""The most that PSIS gives."""

_REFUSED: Mapping[str, str] = {
    "101": "the key is not registered",
    "102": "the service has been stopped",
    "103": "the service code is wrong",
    "104": "the key has no right to this service",
    "201": "a parameter is wrong",
}
_TEMPORARY: Mapping[str, str] = {"901": "system error"}


def every_row(source: Source, operation: str, url: str, tally: Tally) -> Iterator[Row]:
    """All rows of a listing. ``startPoint`` counts rows from 1, whatever the manual says of page numbers."""

    def fetch(number: int) -> Page:
        source.reserve([operation])
        params = {
            "serviceCode": operation,
            "serviceType": SERVICE_TYPE,
            "displayCount": str(PAGE_ROWS),
            "startPoint": str(offset_of(number, PAGE_ROWS)),
        }
        call = Call(operation, url, params, secret={"apiKey": source.key})
        return source.client.read(call, lambda answer: _page(answer, operation))

    return pages(fetch, tally, size=PAGE_ROWS)


def one_row(source: Source, operation: str, url: str, params: Mapping[str, str]) -> Row:
    """The fields that stand directly under <service>; {} where there are none."""
    source.reserve([operation])
    call = Call(operation, url, {"serviceCode": operation, **params}, secret={"apiKey": source.key})
    leaves = source.client.read(call, lambda answer: _service(answer, operation)).leaves
    return {name: value for name, value in leaves.items() if name != "service"}


def _page(answer: Answer, operation: str) -> Page:
    page = _service(answer, operation)
    total = page.leaves.get("totalCount", "").replace(",", "")
    if not (total.isascii() and total.isdigit()):
        raise Unexpected(f"{operation}: totalCount is {total[:20]!r}", operation=operation)
    return Page(page.rows, int(total))


def _service(answer: Answer, operation: str) -> XmlPage:
    """The answer, once it is one of PSIS's and states no error."""
    body = answer.body.read()
    if b"cmmMsgHeader" in body[:2000] and (told := error_in_body(body[:4096], operation)):
        raise told
    page = read_page(decoded_xml(body, answer.charset, operation), item="item", operation=operation)
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

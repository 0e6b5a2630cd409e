"""Responses of 초록누리: XML under <rows> with its own codes, errors as <error> with HTTP 200, at most twenty rows a page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from connectors.ecolife.agency import SERVICE
from connectors.errors import Refused, SourceError, Unexpected
from connectors.gateway import Page, checked_total
from connectors.http import Call, Response
from connectors.paging import rows_of_all_pages
from connectors.pass_report import PassReport
from connectors.privacy import row_without_persons
from connectors.schema import Row
from connectors.source import Source
from connectors.text_body import decoded_xml, excerpt
from connectors.xml_body import read_page

PAGE_ROWS = 20
"""The service's maximum; a larger page is an error (ERROR00050)."""

NARRATIVES = frozenset({"violt_cn", "action_cn", "etc_info"})
"""Prose that may name a person."""

SUCCESS = "0000"
_REFUSED: Mapping[str, str] = {
    "ERROR00001": "the name of the service is missing",
    "ERROR00002": "the key is missing",
    "ERROR00010": "there is no service of that name",
    "ERROR00020": "the service has been stopped",
    "ERROR00030": "a mandatory parameter is missing",
    "ERROR00040": "the key is not approved yet",
    "ERROR00050": "more than twenty rows a page were asked for",
}


def every_row(source: Source, service: str, params: Mapping[str, str], report: PassReport) -> Iterator[Row]:
    """All rows of a listing."""
    return rows_of_all_pages(lambda number: _fetch_page(source, service, params, number), report, size=PAGE_ROWS)


def rows_where(source: Source, service: str, params: Mapping[str, str]) -> list[Row]:
    """The rows found for one question; [] where 초록누리 has none."""
    return _fetch_page(source, service, params, 1).rows


def _fetch_page(source: Source, service: str, params: Mapping[str, str], number: int) -> Page:
    source.reserve([service])
    call = Call(
        service,
        SERVICE,
        {"ServiceName": service, "PageCount": str(PAGE_ROWS), "PageNum": str(number), **params},
        secret={"AuthKey": source.key},
    )
    return source.client.read(call, lambda response: _page(response, service))


def _page(response: Response, service: str) -> Page:
    """One page, with personal numbers and names removed from its texts; raises unless the response is 초록누리's own and states success."""
    body = response.body.read()
    page = read_page(decoded_xml(body, response.charset, service), item="row", operation=service)
    code = page.leaves.get("resultcode", "")
    if page.root == "error":
        raise _error(code, service)
    if page.root != "rows":
        raise Unexpected(f"{service}: the root is <{page.root}>: {excerpt(body)!r}", operation=service)
    if code != SUCCESS:
        raise _error(code, service)
    total = page.leaves.get("count", "")
    if not (total.isascii() and total.isdigit()):
        raise Unexpected(f"{service}: count is {total[:20]!r}", operation=service)
    return Page([row_without_persons(row, NARRATIVES) for row in page.rows], checked_total(total, service))


def _error(code: str, service: str) -> SourceError:
    """The error of a code, without the agency's message: the message may repeat the address with the key."""
    if code in _REFUSED:
        return Refused(f"{service}: {code} ({_REFUSED[code]})", code=code, operation=service)
    return Unexpected(f"{service}: {code or 'no code in the answer'}", code=code, operation=service)

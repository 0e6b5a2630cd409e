"""Responses in the format of data.go.kr: a header with a code, a body with a total and rows; success is recognised, never assumed."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from connectors.envelope import NO_DATA, error_in_body, error_of_code, unpadded_code
from connectors.errors import Unexpected
from connectors.http import Call, Response
from connectors.json_body import read_whole
from connectors.json_rows import checked_row
from connectors.row_damage import add_damage
from connectors.row_limits import MAX_TOTAL
from connectors.schema import Row
from connectors.text_body import decoded_xml, excerpt
from connectors.xml_body import read_page

_LEADING_BLANKS = b"\xef\xbb\xbf \r\n\t"
SUCCESS = ("00",)
"""The code of success where an agency has no other; also accepted in the spellings ``0``, ``000``, ``0000``."""


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a listing or the whole response to a look-up; counters are ``None`` where the response has none."""

    rows: list[Row] = field(default_factory=list)
    total: int | None = None
    page_no: int | None = None


def read_xml(
    response: Response,
    call: Call,
    *,
    item: str = "item",
    success: Collection[str] = SUCCESS,
    roots: Collection[str] = ("response",),
) -> Page:
    """A page of XML; ``item`` names the row element. Raises the error of its code, or ``Unexpected``."""
    return _xml(response.body.read(), response, call, item, success, roots)


def read_xml_or_json(
    response: Response,
    call: Call,
    *,
    item: str = "item",
    success: Collection[str] = SUCCESS,
    roots: Collection[str] = ("response",),
) -> Page:
    """A page of XML or JSON, recognised by the first character and never by the requested or declared type."""
    body = response.body.read()
    if body.lstrip(_LEADING_BLANKS).startswith((b"{", b"[")):
        return _json(body, response, call, success)
    return _xml(body, response, call, item, success, roots)


def rows_of(content: Mapping[str, Any], call: Call) -> list[Row]:
    """The rows of a body: ``items`` as list, object, ``{"item": …}``, "" or null; or a singular ``item``.

    A null among rows is a lost row; raises ``Unexpected`` where no member is an object.
    """
    found = content.get("items", content.get("item"))
    if isinstance(found, Mapping) and set(found) <= {"item"}:
        found = found.get("item")
    if found is None or found == "":
        return []
    listed = found if isinstance(found, list) else [found]
    rows = [row["item"] if isinstance(row, Mapping) and set(row) == {"item"} else row for row in listed]
    if rows and not any(isinstance(row, dict) for row in rows):
        raise Unexpected(f"{call.operation}: a row is not an object", operation=call.operation)
    return [checked_row(row, f"row {number}", str(row)[:1000]) for number, row in enumerate(rows, 1)]


def _xml(
    body: bytes, response: Response, call: Call, item: str, success: Collection[str], roots: Collection[str]
) -> Page:
    _reject_other_content(body, call)
    page = read_page(decoded_xml(body, response.charset, call.operation), item=item, operation=call.operation)
    if page.root not in roots:
        raise Unexpected(
            f"{call.operation}: the root is <{page.root}>, expected <{'> or <'.join(roots)}>: {excerpt(body)!r}",
            operation=call.operation,
        )
    code = page.leaves.get("resultCode", page.leaves.get("resultcode", ""))
    if not _has_data(code, page.leaves.get("resultMsg", ""), success, call):
        return Page(total=0)
    for damage in page.damage:
        for row in page.rows[:1]:
            add_damage(row, damage)
    return Page(page.rows, _count(page.leaves, "totalCount", call), _count(page.leaves, "pageNo", call))


def _json(body: bytes, response: Response, call: Call, success: Collection[str]) -> Page:
    _reject_other_content(body, call)
    value = read_whole(body, response.charset, call.operation)
    top = _object(value.get("response", value) if isinstance(value, Mapping) else value, "answer", call)
    header = _object(top.get("header") or {}, "header", call)
    content = _object(top.get("body") or {}, "body", call)
    code = header.get("resultCode", content.get("resultCode"))
    if not _has_data("" if code is None else str(code), str(header.get("resultMsg", "")), success, call):
        return Page(total=0)
    return Page(rows_of(content, call), _count(content, "totalCount", call), _count(content, "pageNo", call))


def _object(value: Any, name: str, call: Call) -> Mapping[str, Any]:
    if not isinstance(value, Mapping):
        raise Unexpected(f"{call.operation}: the {name} is not an object", operation=call.operation)
    return value


def _has_data(code: str, message: str, success: Collection[str], call: Call) -> bool:
    """True for the feed's success code, False for "no data"; any other code raises its error."""
    if not code.strip():
        raise Unexpected(f"{call.operation}: the answer has no result code", operation=call.operation)
    if code in success or (unpadded_code(code) == "0" and "00" in success):
        return True
    if unpadded_code(code) == NO_DATA:
        return False
    raise error_of_code(code, message, call.operation)


def _reject_other_content(body: bytes, call: Call) -> None:
    """Raises for the gateway's own envelope, and for a body that is neither XML nor JSON: maintenance page, plain text, empty."""
    head = body.lstrip(_LEADING_BLANKS)[:200].lower()
    if not head:
        raise Unexpected(f"{call.operation}: the answer is empty", operation=call.operation)
    if b"cmmMsgHeader" in body[:2000]:
        gateway_error = error_in_body(body[:4096], call.operation)
        if gateway_error is not None:
            raise gateway_error
    if head.startswith((b"<!doctype", b"<html")) or not head.startswith((b"<", b"{", b"[")):
        raise Unexpected(f"{call.operation}: neither XML nor JSON came: {excerpt(body)!r}", operation=call.operation)


def _count(counters: Mapping[str, Any], name: str, call: Call) -> int | None:
    """A counter as text or number; ``None`` where it is missing or blank, an error where it is not a count."""
    sent = counters.get(name)
    text = "" if sent is None else str(sent).replace(",", "").strip()
    if not text:
        return None
    if not (text.isascii() and text.isdigit()):
        raise Unexpected(f"{call.operation}: {name} is {text[:20]!r}", operation=call.operation)
    return checked_total(text, call.operation)


def checked_total(digits: str, operation: str) -> int:
    """The count that the digits state; raises ``Unexpected`` beyond any listing, which no column of a run could hold."""
    if len(digits) > len(str(MAX_TOTAL)) + 8 or int(digits) > MAX_TOTAL:
        raise Unexpected(f"{operation}: a total of {digits[:20]} is beyond any listing", operation=operation)
    return int(digits)

"""Answers in the manner of data.go.kr: a header with a code, a body with a total and rows; success is recognised, never assumed."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from connectors.envelope import NO_DATA, error_in_body, error_of_code, plain_code
from connectors.errors import Unexpected
from connectors.http import Answer, Call
from connectors.json_body import read_whole
from connectors.schema import Row
from connectors.text_body import decoded, decoded_xml
from connectors.xml_body import read_page


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a listing or the whole answer to a question."""

    rows: list[Row] = field(default_factory=list)
    total: int | None = None
    page_no: int | None = None


def read_xml(
    answer: Answer,
    call: Call,
    *,
    item: str = "item",
    success: Collection[str] = ("00",),
    roots: Collection[str] = ("response",),
) -> Page:
    """A page of XML; ``item`` names the row element. Raises what the code in it stands for, or ``Unexpected``."""
    return _xml(answer.body.read(), answer, call, item, success, roots)


def read_json(answer: Answer, call: Call, *, success: Collection[str] = ("00",)) -> Page:
    """A page of JSON, with or without the ``response`` wrapper; XML where JSON was asked is read as XML."""
    body = answer.body.read()
    if body.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"<"):
        return _xml(body, answer, call, "item", success, ("response",))
    return _json(body, answer, call, success)


def read_any(
    answer: Answer,
    call: Call,
    *,
    item: str = "item",
    success: Collection[str] = ("00",),
    roots: Collection[str] = ("response",),
) -> Page:
    """A page of whichever of the two came, told by its first character."""
    body = answer.body.read()
    if body.lstrip(b"\xef\xbb\xbf \r\n\t").startswith((b"{", b"[")):
        return _json(body, answer, call, success)
    return _xml(body, answer, call, item, success, roots)


def _xml(body: bytes, answer: Answer, call: Call, item: str, success: Collection[str], roots: Collection[str]) -> Page:
    _refuse_foreign(body, answer, call)
    page = read_page(decoded_xml(body, answer.charset, call.operation), item=item, operation=call.operation)
    if page.root not in roots:
        raise Unexpected(
            f"{call.operation}: the root is <{page.root}>, expected <{'> or <'.join(roots)}>", operation=call.operation
        )
    code = page.leaves.get("resultCode", page.leaves.get("resultcode", ""))
    if not _succeeded(code, page.leaves.get("resultMsg", ""), success, call):
        return Page(total=0)
    return Page(page.rows, _count(page.leaves.get("totalCount")), _count(page.leaves.get("pageNo")))


def _json(body: bytes, answer: Answer, call: Call, success: Collection[str]) -> Page:
    _refuse_foreign(body, answer, call)
    value = read_whole(body, answer.charset, call.operation)
    if not isinstance(value, Mapping):
        raise Unexpected(f"{call.operation}: the answer is not an object", operation=call.operation)
    top = value.get("response", value)
    header, content = top.get("header") or {}, top.get("body") or {}
    if not isinstance(header, Mapping) or not isinstance(content, Mapping):
        raise Unexpected(f"{call.operation}: header or body is not an object", operation=call.operation)
    code = str(header.get("resultCode", content.get("resultCode", "")))
    if not _succeeded(code, str(header.get("resultMsg", "")), success, call):
        return Page(total=0)
    return Page(rows_of(content, call), _count(content.get("totalCount")), _count(content.get("pageNo")))


def rows_of(content: Mapping[str, Any], call: Call) -> list[Row]:
    """The rows of a body: ``items`` as list, object, ``{"item": …}``, "" or null; or a singular ``item``."""
    found = content.get("items", content.get("item"))
    if isinstance(found, Mapping) and set(found) <= {"item"}:
        found = found.get("item")
    if found in (None, "", []):
        return []
    listed = found if isinstance(found, list) else [found]
    rows = [row["item"] if isinstance(row, Mapping) and set(row) == {"item"} else row for row in listed]
    if not all(isinstance(row, dict) for row in rows):
        raise Unexpected(f"{call.operation}: a row is not an object", operation=call.operation)
    return rows


def _succeeded(code: str, message: str, success: Collection[str], call: Call) -> bool:
    """True for the feed's success code, False for "no data"; any other code raises what it stands for."""
    if code in success or (code and plain_code(code) == "0" and "00" in success):
        return True
    if plain_code(code) == NO_DATA and code:
        return False
    if not code:
        raise Unexpected(f"{call.operation}: the answer has no result code", operation=call.operation)
    raise error_of_code(code, message, call.operation)


def _refuse_foreign(body: bytes, answer: Answer, call: Call) -> None:
    """Raises for the gateway's own envelope, and for what is neither XML nor JSON: maintenance pages, plain text, nothing."""
    head = body.lstrip(b"\xef\xbb\xbf \r\n\t")
    if not head:
        raise Unexpected(f"{call.operation}: the answer is empty", operation=call.operation)
    if b"cmmMsgHeader" in body[:2000]:
        told = error_in_body(body[:4096], call.operation)
        if told is not None:
            raise told
    lower = head[:200].lower()
    if lower.startswith((b"<!doctype", b"<html")) or not lower.startswith((b"<", b"{", b"[")):
        shown = decoded(body[:400], answer.charset, call.operation)[:200] if _is_text(body[:400]) else "bytes"
        raise Unexpected(f"{call.operation}: neither XML nor JSON came: {shown!r}", operation=call.operation)


def _is_text(body: bytes) -> bool:
    try:
        body.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _count(value: Any) -> int | None:
    text = str(value if value is not None else "").replace(",", "").strip()
    return int(text) if text.isdigit() else None

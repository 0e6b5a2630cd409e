"""Faults in the reply itself: each function returns a faulty reply; faults of the connection are in ``demo.faults``."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import replace

from demo.page_requests import requested_page, with_page_number
from demo.reply_rows import Row, rows_in, total_of, with_rows, with_total
from demo.wire import Reply, Request

ReplyFunction = Callable[[Request], Reply]
ReplyFault = Callable[[Request, ReplyFunction, int], Reply]
"""Returns the faulty reply to a request; takes the function of the right reply and the count of matching requests so far."""

XML = "application/xml;charset=UTF-8"
JSON = "application/json;charset=UTF-8"
_NAMES_OF_ROWS = """
dataNo sbstnId casNo casno CAS_NO chemId chemicalno pestiCode diseaseUseSeq prdlstRegistNo recallUid fRecallUid certNum
certUid prdtarm_cd prdt_mstr_no TOXIC_CODE CHEM_ID SEQ ITEM_NO objt_id BIZPLC_NM msdsItemCode
"""
KEYS = frozenset(_NAMES_OF_ROWS.split())
"""The key fields of rows, which ``fields_nulled`` keeps."""


def fixed_reply(
    body: str, content_type: str = XML, status: int = 200, headers: Mapping[str, str] | None = None
) -> ReplyFault:
    """The same reply to every request."""
    return lambda request, reply_to, count: Reply(body.encode(), content_type, status, headers=headers or {})


def envelope(code: str, name: str, message: str) -> str:
    """The gateway's own error envelope in XML."""
    return (
        f"<OpenAPI_ServiceResponse><cmmMsgHeader><errMsg>{name}</errMsg><returnAuthMsg>{message}</returnAuthMsg>"
        f"<returnReasonCode>{code}</returnReasonCode></cmmMsgHeader></OpenAPI_ServiceResponse>"
    )


def json_envelope(code: str, name: str, message: str) -> str:
    """The same in JSON, which the gateway also sends where XML was requested."""
    inner = {"errMsg": name, "returnAuthMsg": message, "returnReasonCode": code}
    return json.dumps({"OpenAPI_ServiceResponse": {"cmmMsgHeader": inner}}, ensure_ascii=False)


def rows_changed(change: Callable[[list[Row]], list[Row]]) -> ReplyFault:
    """The reply with changed rows and the unchanged total."""
    return lambda request, reply_to, count: with_rows(reply_to(request), lambda rows: change(rows) if rows else rows)


def key_echoed(request: Request, reply_to: ReplyFunction, count: int) -> Reply:
    """An error page that repeats the whole request, key included."""
    sent = json.dumps([dict(request.params), dict(request.headers)], ensure_ascii=False)
    return Reply(f"Bad request: {sent}".encode(), "text/plain;charset=UTF-8")


def first_page(request: Request, reply_to: ReplyFunction, count: int) -> Reply:
    """The first page in reply to a request for any page."""
    return reply_to(with_page_number(request, 1))


def beyond_the_end(request: Request, reply_to: ReplyFunction, count: int) -> Reply:
    """A page after the last one, with the unchanged total."""
    return reply_to(with_page_number(request, 99_999))


def total_raised(request: Request, reply_to: ReplyFunction, count: int) -> Reply:
    """The total grows by one at each request after the first, as if rows were added during a pass."""
    reply = reply_to(request)
    return with_total(reply, (total_of(reply) or 0) + count - 1)


def shifted(request: Request, reply_to: ReplyFunction, count: int) -> Reply:
    """From the second page on, every row is one position later: one row was inserted at the start and one removed at the end.

    The total stays, so a pass receives that many rows: one row twice, and the last row never.
    """
    page = requested_page(request)
    reply = reply_to(request)
    if page is None or page.number == 1:
        return reply
    pushed_over = rows_in(reply_to(with_page_number(request, page.number - 1)))[-1:]
    return with_rows(reply, lambda rows: [*pushed_over, *rows[:-1]])


def shrunk(request: Request, reply_to: ReplyFunction, count: int) -> Reply:
    """A listing with half its rows and the total of that half."""
    reply, page = reply_to(request), requested_page(request)
    total = total_of(reply)
    if page is None or total is None:
        return with_rows(reply, lambda rows: rows[: len(rows) // 2])
    left = total // 2
    before = (page.number - 1) * page.size
    return with_total(with_rows(reply, lambda rows: rows[: max(left - before, 0)]), left)


def field_added(rows: list[Row]) -> list[Row]:
    """An unknown field in every row."""
    return [{**row, "newlyAdded": "1"} for row in rows]


def row_emptied(rows: list[Row]) -> list[Row]:
    """The first row with all fields blank, including its key."""
    return [dict.fromkeys(rows[0], ""), *rows[1:]]


def row_doubled(rows: list[Row]) -> list[Row]:
    """The first row again in place of the last."""
    return [*rows[:-1], rows[0]] if len(rows) > 1 else [*rows, *rows]


def fields_nulled(rows: list[Row]) -> list[Row]:
    """Every field null (in XML: empty) except the key fields."""
    return [{name: value if name in KEYS else None for name, value in row.items()} for row in rows]


def cp949(*, declared: bool) -> ReplyFault:
    """The reply in CP949, declared as EUC-KR, or undeclared in the header and declared as UTF-8 in the document."""

    def changed(request: Request, reply_to: ReplyFunction, count: int) -> Reply:
        reply = reply_to(request)
        text = reply.body.decode("utf-8")
        if declared:
            text = text.replace('encoding="UTF-8"', 'encoding="EUC-KR"')
        kind = reply.content_type.partition(";")[0]
        content_type = f"{kind};charset=EUC-KR" if declared else kind
        return replace(reply, body=text.encode("cp949", "replace"), content_type=content_type)

    return changed


def with_dtd(request: Request, reply_to: ReplyFunction, count: int) -> Reply:
    """An XML document whose entities grow when they are expanded."""
    reply = reply_to(request)
    text = reply.body.decode("utf-8")
    declaration = '<!DOCTYPE response [<!ENTITY a "x"><!ENTITY b "&a;&a;&a;&a;">]>'
    start = text.find("?>") + 2 if text.startswith("<?xml") else 0
    return replace(reply, body=(text[:start] + declaration + text[start:]).encode(), content_type=XML)


def cut_off(request: Request, reply_to: ReplyFunction, count: int) -> Reply:
    """Two thirds of the document, with the right length of that part."""
    reply = reply_to(request)
    return replace(reply, body=reply.body[: len(reply.body) * 2 // 3])


def byte_lost(request: Request, reply_to: ReplyFunction, count: int) -> Reply:
    """UTF-8 with one byte removed from the middle of a Korean letter."""
    reply = reply_to(request)
    at_letter = next((place for place, byte in enumerate(reply.body) if byte >= 0xEA), len(reply.body) - 1)
    return replace(reply, body=reply.body[:at_letter] + reply.body[at_letter + 1 :])

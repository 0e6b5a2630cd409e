"""Faults between the portal and an agency, by name; a rule turns a fault on for some requests."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from demo import content_faults, reply_faults
from demo.content_faults import damaged, first_row, is_name, is_statement, shifted_by_one, texts_changed
from demo.reply_faults import ReplyFault, ReplyFunction, envelope, fixed_reply, json_envelope, rows_changed
from demo.wire import Reply, Request


class Fault(StrEnum):
    """Every fault that the demonstration can simulate."""

    # the connection
    TIMEOUT = "timeout"
    RESET = "reset"
    TRUNCATED = "truncated"
    LENGTH_UNDERSTATED = "length_understated"
    BROKEN_CHUNK = "broken_chunk"
    OVERSIZE = "oversize"
    # the status
    HTTP_500 = "http_500"
    HTTP_503 = "http_503"
    HTTP_429 = "http_429"
    HTTP_401_NO_KEY = "http_401_no_key"
    HTTP_403_UNREGISTERED = "http_403_unregistered"
    HTTP_403_FORBIDDEN_TEXT = "http_403_forbidden_text"
    REDIRECT = "redirect"
    # the gateway's codes
    CODE_04 = "code_04"
    CODE_12 = "code_12"
    CODE_12_OK = "code_12_ok"
    CODE_22 = "code_22"
    CODE_30_JSON = "code_30_json"
    CODE_31 = "code_31"
    CODE_UNKNOWN = "code_unknown"
    # the document
    MAINTENANCE_PAGE = "maintenance_page"
    PLAIN_TEXT = "plain_text"
    KEY_ECHOED = "key_echoed"
    EMPTY_BODY = "empty_body"
    CUT_OFF_DOCUMENT = "cut_off_document"
    BYTE_LOST = "byte_lost"
    CP949_DECLARED = "cp949_declared"
    CP949_UNDECLARED = "cp949_undeclared"
    DTD_WITH_ENTITY = "dtd_with_entity"
    DEEP_NESTING = "deep_nesting"
    # the listing
    REPEATED_PAGE = "repeated_page"
    EMPTY_PAGE_EARLY = "empty_page_early"
    TOTAL_CHANGES = "total_changes"
    SHIFTED_PAGES = "shifted_pages"
    SHRUNK = "shrunk"
    # the rows
    UNKNOWN_FIELD = "unknown_field"
    BAD_ROW = "bad_row"
    DUPLICATE_KEY = "duplicate_key"
    NULL_FIELDS = "null_fields"
    # characters of one row
    FORBIDDEN_CHARACTER = "forbidden_character"
    FORBIDDEN_REFERENCE = "forbidden_reference"
    BARE_AMPERSAND = "bare_ampersand"
    BARE_LESS_THAN = "bare_less_than"
    ENTITY_OF_HTML = "entity_of_html"
    RAW_LINE_BREAK = "raw_line_break"
    BYTE_ORDER_MARK = "byte_order_mark"
    NULL_ROW = "null_row"
    # the content of all rows
    NAMES_ENCODED_TWICE = "names_encoded_twice"
    INVISIBLE_CHARACTERS = "invisible_characters"
    TEXTS_AS_OBJECTS = "texts_as_objects"
    TEXTS_AS_LISTS = "texts_as_lists"
    TEXTS_WITHOUT_DATA = "texts_without_data"
    NAMES_SHIFTED = "names_shifted"
    TEXTS_SHIFTED = "texts_shifted"
    OTHER_SUBSTANCE = "other_substance"
    KEY_IN_A_FIELD = "key_in_a_field"
    # size
    HUGE_TOTAL = "huge_total"
    HUGE_FIELD = "huge_field"
    MANY_FIELDS = "many_fields"
    ENDLESS_NAMES = "endless_names"
    DEEP_FIELD = "deep_field"


class Transmission(StrEnum):
    """How a reply is transmitted."""

    WHOLE = "whole"
    NEVER = "never"
    RESET = "reset"
    HALF = "half"
    UNDERSTATED = "understated"
    BROKEN_CHUNK = "broken_chunk"
    ENDLESS = "endless"


TRANSMISSION_OF: Mapping[Fault, Transmission] = {
    Fault.TIMEOUT: Transmission.NEVER,
    Fault.RESET: Transmission.RESET,
    Fault.TRUNCATED: Transmission.HALF,
    Fault.LENGTH_UNDERSTATED: Transmission.UNDERSTATED,
    Fault.BROKEN_CHUNK: Transmission.BROKEN_CHUNK,
    Fault.OVERSIZE: Transmission.ENDLESS,
}

_UNREGISTERED = json_envelope("30", "SERVICE_KEY_IS_NOT_REGISTERED_ERROR", "등록되지 않은 서비스키")
_NO_SERVICE = json_envelope("12", "NO_OPENAPI_SERVICE_ERROR", "해당 오픈API 서비스가 없거나 폐기됨")
_MAINTENANCE = "<!DOCTYPE html><html><body>시스템 점검 중입니다.</body></html>"

REPLY_FAULT_OF: Mapping[Fault, ReplyFault] = {
    Fault.HTTP_500: fixed_reply("Unexpected errors", "text/plain", 500),
    Fault.HTTP_503: fixed_reply("", "text/html", 503),
    Fault.HTTP_429: fixed_reply("", reply_faults.JSON, 429),
    Fault.HTTP_401_NO_KEY: fixed_reply(envelope("20", "SERVICE_KEY_IS_NULL", "서비스 접근거부"), status=401),
    Fault.HTTP_403_UNREGISTERED: fixed_reply(_UNREGISTERED, reply_faults.JSON, 403),
    Fault.HTTP_403_FORBIDDEN_TEXT: fixed_reply("Forbidden", "text/plain", 403),
    Fault.REDIRECT: fixed_reply("", "text/html", 302, {"Location": "http://127.0.0.1:9/elsewhere"}),
    Fault.CODE_04: fixed_reply(envelope("04", "HTTP_ERROR", "HTTP 에러")),
    Fault.CODE_12: fixed_reply(_NO_SERVICE, reply_faults.JSON, 400),
    Fault.CODE_12_OK: fixed_reply(_NO_SERVICE, reply_faults.JSON),
    Fault.CODE_22: fixed_reply(envelope("22", "SERVICE ERROR", "LIMITED_NUMBER_OF_SERVICE_REQUESTS_EXCEEDS_ERROR")),
    Fault.CODE_30_JSON: fixed_reply(_UNREGISTERED, reply_faults.JSON),
    Fault.CODE_31: fixed_reply(envelope("31", "DEADLINE_HAS_EXPIRED_ERROR", "활용기간 만료")),
    Fault.CODE_UNKNOWN: fixed_reply(envelope("77", "SOMETHING_NEW", "새 오류")),
    Fault.MAINTENANCE_PAGE: fixed_reply(_MAINTENANCE, "text/html;charset=UTF-8"),
    Fault.PLAIN_TEXT: fixed_reply("API not found", "text/plain"),
    Fault.KEY_ECHOED: reply_faults.key_echoed,
    Fault.EMPTY_BODY: fixed_reply(""),
    Fault.CUT_OFF_DOCUMENT: reply_faults.cut_off,
    Fault.BYTE_LOST: reply_faults.byte_lost,
    Fault.CP949_DECLARED: reply_faults.cp949(declared=True),
    Fault.CP949_UNDECLARED: reply_faults.cp949(declared=False),
    Fault.DTD_WITH_ENTITY: reply_faults.with_dtd,
    Fault.DEEP_NESTING: fixed_reply("<response>" + "<a>" * 5_000 + "</a>" * 5_000 + "</response>"),
    Fault.REPEATED_PAGE: reply_faults.first_page,
    Fault.EMPTY_PAGE_EARLY: reply_faults.beyond_the_end,
    Fault.TOTAL_CHANGES: reply_faults.total_raised,
    Fault.SHIFTED_PAGES: reply_faults.shifted,
    Fault.SHRUNK: reply_faults.shrunk,
    Fault.UNKNOWN_FIELD: rows_changed(reply_faults.field_added),
    Fault.BAD_ROW: rows_changed(reply_faults.row_emptied),
    Fault.DUPLICATE_KEY: rows_changed(reply_faults.row_doubled),
    Fault.NULL_FIELDS: rows_changed(reply_faults.fields_nulled),
    Fault.FORBIDDEN_CHARACTER: damaged(b"\x1f", b"\x1f"),
    Fault.FORBIDDEN_REFERENCE: damaged(b"&#x1F;", b"\\u001f"),
    Fault.BARE_AMPERSAND: damaged(b"R&D", b"R&D"),
    Fault.BARE_LESS_THAN: damaged(b"<1%", b"<1%"),
    Fault.ENTITY_OF_HTML: damaged(b"&middot;", b"&middot;"),
    Fault.RAW_LINE_BREAK: damaged(b"\n", b"\n"),
    Fault.BYTE_ORDER_MARK: content_faults.with_bom,
    Fault.NULL_ROW: content_faults.null_row,
    Fault.NAMES_ENCODED_TWICE: texts_changed(lambda text: text.encode().decode("latin-1"), only=is_name),
    Fault.INVISIBLE_CHARACTERS: texts_changed(lambda text: f"\u202e{text[:1]}\u200b{text[1:]}", only=is_name),
    Fault.TEXTS_AS_OBJECTS: content_faults.as_objects,
    Fault.TEXTS_AS_LISTS: content_faults.as_lists,
    Fault.TEXTS_WITHOUT_DATA: texts_changed(lambda text: "자료없음", only=is_statement),
    Fault.NAMES_SHIFTED: shifted_by_one(is_name),
    Fault.TEXTS_SHIFTED: shifted_by_one(is_statement),
    Fault.OTHER_SUBSTANCE: content_faults.other_substance,
    Fault.KEY_IN_A_FIELD: content_faults.key_in_a_field,
    Fault.HUGE_TOTAL: content_faults.huge_total,
    Fault.HUGE_FIELD: first_row(content_faults.huge_field),
    Fault.MANY_FIELDS: first_row(content_faults.many_fields),
    Fault.ENDLESS_NAMES: first_row(content_faults.endless_names),
    Fault.DEEP_FIELD: content_faults.deep_field,
}


@dataclass(frozen=True, slots=True)
class FaultRule:
    """One fault, for the requests whose host and path contain ``where``, from the ``first``-th to the ``last``-th of them."""

    fault: Fault
    where: str = ""
    first: int = 1
    last: int = 1_000_000


@dataclass(frozen=True, slots=True)
class Delivery:
    """The reply to a request and how it is transmitted."""

    reply: Reply
    transmission: Transmission = Transmission.WHOLE


@dataclass(slots=True)
class Faults:
    """The fault rules that are on; without any, the demonstration replies as the agencies normally do.

    ``seconds`` is how long a time-out keeps the connection open; it must be longer than the client's time-out.
    """

    rules: list[FaultRule] = field(default_factory=list)
    seconds: float = 5.0
    _request_counts: dict[FaultRule, int] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def delivery(self, request: Request, reply_to: ReplyFunction) -> Delivery:
        """The right reply, or the reply of the first matching fault."""
        rule, count = self._matching_rule(request)
        if rule is None:
            return Delivery(reply_to(request))
        transmission = TRANSMISSION_OF.get(rule.fault)
        if transmission is not None:
            return Delivery(reply_to(request), transmission)
        return Delivery(REPLY_FAULT_OF[rule.fault](request, reply_to, count))

    def _matching_rule(self, request: Request) -> tuple[FaultRule | None, int]:
        address = request.host + request.path
        with self._lock:
            for rule in self.rules:
                if rule.where in address:
                    self._request_counts[rule] = count = self._request_counts.get(rule, 0) + 1
                    if rule.first <= count <= rule.last:
                        return rule, count
        return None, 0

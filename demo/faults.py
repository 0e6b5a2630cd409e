"""What goes wrong between a portal and an agency, each fault by name, to be turned on for some requests."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from demo import damage
from demo.damage import Answerer, Damage, envelope, fixed, json_envelope, rows_changed
from demo.wire import Reply, Request


class Fault(StrEnum):
    """Every fault that the demonstration can be told to have."""

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


class Manner(StrEnum):
    """How a reply goes over the wire."""

    WHOLE = "whole"
    NEVER = "never"
    RESET = "reset"
    HALF = "half"
    UNDERSTATED = "understated"
    BROKEN_CHUNK = "broken_chunk"
    ENDLESS = "endless"


MANNER_OF: Mapping[Fault, Manner] = {
    Fault.TIMEOUT: Manner.NEVER,
    Fault.RESET: Manner.RESET,
    Fault.TRUNCATED: Manner.HALF,
    Fault.LENGTH_UNDERSTATED: Manner.UNDERSTATED,
    Fault.BROKEN_CHUNK: Manner.BROKEN_CHUNK,
    Fault.OVERSIZE: Manner.ENDLESS,
}

_UNREGISTERED = json_envelope("30", "SERVICE_KEY_IS_NOT_REGISTERED_ERROR", "등록되지 않은 서비스키")
_NO_SERVICE = json_envelope("12", "NO_OPENAPI_SERVICE_ERROR", "해당 오픈API 서비스가 없거나 폐기됨")
_MAINTENANCE = "<!DOCTYPE html><html><body>시스템 점검 중입니다.</body></html>"

DAMAGE_OF: Mapping[Fault, Damage] = {
    Fault.HTTP_500: fixed("Unexpected errors", "text/plain", 500),
    Fault.HTTP_503: fixed("", "text/html", 503),
    Fault.HTTP_429: fixed("", damage.JSON, 429),
    Fault.HTTP_401_NO_KEY: fixed(envelope("20", "SERVICE_KEY_IS_NULL", "서비스 접근거부"), status=401),
    Fault.HTTP_403_UNREGISTERED: fixed(_UNREGISTERED, damage.JSON, 403),
    Fault.HTTP_403_FORBIDDEN_TEXT: fixed("Forbidden", "text/plain", 403),
    Fault.REDIRECT: fixed("", "text/html", 302, {"Location": "http://127.0.0.1:9/elsewhere"}),
    Fault.CODE_04: fixed(envelope("04", "HTTP_ERROR", "HTTP 에러")),
    Fault.CODE_12: fixed(_NO_SERVICE, damage.JSON, 400),
    Fault.CODE_12_OK: fixed(_NO_SERVICE, damage.JSON),
    Fault.CODE_22: fixed(envelope("22", "SERVICE ERROR", "LIMITED_NUMBER_OF_SERVICE_REQUESTS_EXCEEDS_ERROR")),
    Fault.CODE_30_JSON: fixed(_UNREGISTERED, damage.JSON),
    Fault.CODE_31: fixed(envelope("31", "DEADLINE_HAS_EXPIRED_ERROR", "활용기간 만료")),
    Fault.CODE_UNKNOWN: fixed(envelope("77", "SOMETHING_NEW", "새 오류")),
    Fault.MAINTENANCE_PAGE: fixed(_MAINTENANCE, "text/html;charset=UTF-8"),
    Fault.PLAIN_TEXT: fixed("API not found", "text/plain"),
    Fault.KEY_ECHOED: damage.key_echoed,
    Fault.EMPTY_BODY: fixed(""),
    Fault.CUT_OFF_DOCUMENT: damage.cut_off,
    Fault.BYTE_LOST: damage.byte_lost,
    Fault.CP949_DECLARED: damage.cp949(declared=True),
    Fault.CP949_UNDECLARED: damage.cp949(declared=False),
    Fault.DTD_WITH_ENTITY: damage.with_dtd,
    Fault.DEEP_NESTING: fixed("<response>" + "<a>" * 5_000 + "</a>" * 5_000 + "</response>"),
    Fault.REPEATED_PAGE: damage.first_page,
    Fault.EMPTY_PAGE_EARLY: damage.beyond_the_end,
    Fault.TOTAL_CHANGES: damage.total_raised,
    Fault.SHIFTED_PAGES: damage.shifted,
    Fault.SHRUNK: damage.shrunk,
    Fault.UNKNOWN_FIELD: rows_changed(damage.field_added),
    Fault.BAD_ROW: rows_changed(damage.row_emptied),
    Fault.DUPLICATE_KEY: rows_changed(damage.row_doubled),
    Fault.NULL_FIELDS: rows_changed(damage.fields_nulled),
}


@dataclass(frozen=True, slots=True)
class Switch:
    """One fault, for the requests whose host and path contain ``where``, from the ``first``-th to the ``last``-th of them."""

    fault: Fault
    where: str = ""
    first: int = 1
    last: int = 1_000_000


@dataclass(frozen=True, slots=True)
class Outcome:
    """What is sent for a request, and how."""

    reply: Reply
    manner: Manner = Manner.WHOLE


@dataclass(slots=True)
class Faults:
    """The faults that are on; without any the demonstration answers as the agencies do on a good day.

    ``seconds`` is how long a time-out keeps the connection open; make it longer than the client waits.
    """

    switches: list[Switch] = field(default_factory=list)
    seconds: float = 5.0
    _asked: dict[Switch, int] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def outcome(self, request: Request, answer: Answerer) -> Outcome:
        """The answer, or what the first matching fault makes of it."""
        switch, count = self._matching(request)
        if switch is None:
            return Outcome(answer(request))
        manner = MANNER_OF.get(switch.fault)
        if manner is not None:
            return Outcome(answer(request), manner)
        return Outcome(DAMAGE_OF[switch.fault](request, answer, count))

    def _matching(self, request: Request) -> tuple[Switch | None, int]:
        address = request.host + request.path
        with self._lock:
            for switch in self.switches:
                if switch.where in address:
                    self._asked[switch] = count = self._asked.get(switch, 0) + 1
                    if switch.first <= count <= switch.last:
                        return switch, count
        return None, 0

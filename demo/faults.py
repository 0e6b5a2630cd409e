"""What goes wrong between a portal and an agency, each fault by name, to be turned on for some requests."""

from __future__ import annotations

import json
import re
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from demo.wire import Reply, Request

if TYPE_CHECKING:
    from demo.server import _Handler

Answerer = Callable[[Request], Reply]
PAGE_NUMBERS = ("pageNo", "pIndex", "startPoint")
_XML = "application/xml;charset=UTF-8"
_JSON = "application/json;charset=UTF-8"


class Fault(StrEnum):
    """Every fault that the demonstration can be told to have."""

    TIMEOUT = "timeout"
    RESET = "reset"
    HTTP_500 = "http_500"
    HTTP_503 = "http_503"
    HTTP_429 = "http_429"
    HTTP_401_NO_KEY = "http_401_no_key"
    HTTP_403_UNREGISTERED = "http_403_unregistered"
    HTTP_403_FORBIDDEN_TEXT = "http_403_forbidden_text"
    CODE_04 = "code_04"
    CODE_12 = "code_12"
    CODE_22 = "code_22"
    CODE_30_JSON = "code_30_json"
    CODE_31 = "code_31"
    CODE_UNKNOWN = "code_unknown"
    MAINTENANCE_PAGE = "maintenance_page"
    PLAIN_TEXT = "plain_text"
    EMPTY_BODY = "empty_body"
    TRUNCATED = "truncated"
    CUT_OFF_DOCUMENT = "cut_off_document"
    CP949_DECLARED = "cp949_declared"
    CP949_UNDECLARED = "cp949_undeclared"
    DTD_WITH_ENTITY = "dtd_with_entity"
    DEEP_NESTING = "deep_nesting"
    OVERSIZE = "oversize"
    REDIRECT = "redirect"
    REPEATED_PAGE = "repeated_page"
    EMPTY_PAGE_EARLY = "empty_page_early"
    TOTAL_CHANGES = "total_changes"
    UNKNOWN_FIELD = "unknown_field"


@dataclass(frozen=True, slots=True)
class Switch:
    """One fault, for the requests whose host and path contain ``where``, from the ``first``-th to the ``last``-th of them."""

    fault: Fault
    where: str = ""
    first: int = 1
    last: int = 1_000_000


@dataclass(slots=True)
class Faults:
    """The faults that are on; without any the demonstration answers as the agencies do on a good day."""

    switches: list[Switch] = field(default_factory=list)
    seconds: float = 5.0
    _asked: dict[Switch, int] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def reply(self, handler: _Handler, request: Request, answer: Answerer) -> None:
        """Sends what the request gets: the answer, or what the first matching fault makes of it."""
        switch = self._matching(request)
        if switch is None:
            handler.send(answer(request))
            return
        fault = switch.fault
        if fault is Fault.TIMEOUT:
            time.sleep(self.seconds)
            handler.close_connection = True
        elif fault is Fault.RESET:
            handler.close_connection = True
            handler.connection.close()
        elif fault is Fault.TRUNCATED:
            whole = answer(request)
            handler.send(replace(whole, body=whole.body[: len(whole.body) // 2]), length=len(whole.body))
        else:
            handler.send(_CHANGED[fault](request, answer, self._asked[switch]))

    def _matching(self, request: Request) -> Switch | None:
        with self._lock:
            for switch in self.switches:
                if switch.where in request.host + request.path:
                    self._asked[switch] = count = self._asked.get(switch, 0) + 1
                    if switch.first <= count <= switch.last:
                        return switch
        return None


Change = Callable[[Request, Answerer, int], Reply]


def _fixed(body: str, content_type: str = _XML, status: int = 200, headers: Mapping[str, str] | None = None) -> Change:
    return lambda request, answer, count: Reply(body.encode(), content_type, status, headers=headers or {})


def _envelope(code: str, name: str, words: str) -> str:
    return (
        f"<OpenAPI_ServiceResponse><cmmMsgHeader><errMsg>{name}</errMsg><returnAuthMsg>{words}</returnAuthMsg>"
        f"<returnReasonCode>{code}</returnReasonCode></cmmMsgHeader></OpenAPI_ServiceResponse>"
    )


def _json_envelope(code: str, name: str, words: str) -> str:
    inner = {"errMsg": name, "returnAuthMsg": words, "returnReasonCode": code}
    return json.dumps({"OpenAPI_ServiceResponse": {"cmmMsgHeader": inner}}, ensure_ascii=False)


def _first_page(request: Request, answer: Answerer, count: int) -> Reply:
    params = {name: "1" if name in PAGE_NUMBERS else value for name, value in request.params.items()}
    return answer(replace(request, params=params))


def _beyond_the_end(request: Request, answer: Answerer, count: int) -> Reply:
    params = {name: "99999" if name in PAGE_NUMBERS else value for name, value in request.params.items()}
    return answer(replace(request, params=params))


def _total_raised(request: Request, answer: Answerer, count: int) -> Reply:
    """The total grows by one at each page after the first, as when rows are added during a pass."""
    whole = answer(request)

    def raised(match: re.Match[bytes]) -> bytes:
        return match.group(1) + str(int(match.group(2)) + count - 1).encode()

    return replace(whole, body=re.sub(rb"""(totalCount>\s*|totalCount"\s*:\s*"?)(\d+)""", raised, whole.body))


def _field_added(request: Request, answer: Answerer, count: int) -> Reply:
    whole = answer(request)
    body = re.sub(rb"<item>", b"<item><newlyAdded>1</newlyAdded>", whole.body)
    body = re.sub(rb'\{\s*"(sbstnId|chemicalno|recallUid|TOXIC_CODE|casno)"', rb'{"newlyAdded": "1", "\1"', body)
    return replace(whole, body=body)


def _cp949(declared: bool) -> Change:
    def changed(request: Request, answer: Answerer, count: int) -> Reply:
        whole = answer(request)
        text = whole.body.decode("utf-8").replace(
            'encoding="UTF-8"', 'encoding="EUC-KR"' if declared else 'encoding="UTF-8"'
        )
        kind = whole.content_type.partition(";")[0]
        return replace(
            whole, body=text.encode("cp949", "replace"), content_type=f"{kind};charset=EUC-KR" if declared else kind
        )

    return changed


def _with_dtd(request: Request, answer: Answerer, count: int) -> Reply:
    whole = answer(request)
    body = whole.body.decode("utf-8")
    declaration = '<!DOCTYPE response [<!ENTITY a "x"><!ENTITY b "&a;&a;&a;&a;">]>'
    start = body.find("?>") + 2 if body.startswith("<?xml") else 0
    return replace(whole, body=(body[:start] + declaration + body[start:]).encode(), content_type=_XML)


def _cut_off(request: Request, answer: Answerer, count: int) -> Reply:
    whole = answer(request)
    return replace(whole, body=whole.body[: len(whole.body) * 2 // 3])


_CHANGED: Mapping[Fault, Change] = {
    Fault.HTTP_500: _fixed("Unexpected errors", "text/plain", 500),
    Fault.HTTP_503: _fixed("", "text/html", 503),
    Fault.HTTP_429: _fixed("", "application/json", 429),
    Fault.HTTP_401_NO_KEY: _fixed(_envelope("20", "SERVICE_KEY_IS_NULL", "서비스 접근거부"), _XML, 401),
    Fault.HTTP_403_UNREGISTERED: _fixed(
        _json_envelope("30", "SERVICE_KEY_IS_NOT_REGISTERED_ERROR", "등록되지 않은 서비스키"), _JSON, 403
    ),
    Fault.HTTP_403_FORBIDDEN_TEXT: _fixed("Forbidden", "text/plain", 403),
    Fault.CODE_04: _fixed(_envelope("04", "HTTP_ERROR", "HTTP 에러"), _XML),
    Fault.CODE_12: _fixed(
        _json_envelope("12", "NO_OPENAPI_SERVICE_ERROR", "해당 오픈API 서비스가 없거나 폐기됨"), _JSON, 400
    ),
    Fault.CODE_22: _fixed(_envelope("22", "SERVICE ERROR", "LIMITED_NUMBER_OF_SERVICE_REQUESTS_EXCEEDS_ERROR"), _XML),
    Fault.CODE_30_JSON: _fixed(
        _json_envelope("30", "SERVICE_KEY_IS_NOT_REGISTERED_ERROR", "등록되지 않은 서비스키"), _JSON
    ),
    Fault.CODE_31: _fixed(_envelope("31", "DEADLINE_HAS_EXPIRED_ERROR", "활용기간 만료"), _XML),
    Fault.CODE_UNKNOWN: _fixed(_envelope("77", "SOMETHING_NEW", "새 오류"), _XML),
    Fault.MAINTENANCE_PAGE: _fixed(
        "<!DOCTYPE html><html><body>시스템 점검 중입니다.</body></html>", "text/html;charset=UTF-8"
    ),
    Fault.PLAIN_TEXT: _fixed("API not found", "text/plain"),
    Fault.EMPTY_BODY: _fixed("", _XML),
    Fault.CUT_OFF_DOCUMENT: _cut_off,
    Fault.CP949_DECLARED: _cp949(declared=True),
    Fault.CP949_UNDECLARED: _cp949(declared=False),
    Fault.DTD_WITH_ENTITY: _with_dtd,
    Fault.DEEP_NESTING: _fixed("<response>" + "<a>" * 5_000 + "</a>" * 5_000 + "</response>", _XML),
    Fault.OVERSIZE: _fixed("<response>" + " " * (40 * 1024 * 1024) + "</response>", _XML),
    Fault.REDIRECT: _fixed("", "text/html", 302, {"Location": "http://127.0.0.1:9/elsewhere"}),
    Fault.REPEATED_PAGE: _first_page,
    Fault.EMPTY_PAGE_EARLY: _beyond_the_end,
    Fault.TOTAL_CHANGES: _total_raised,
    Fault.UNKNOWN_FIELD: _field_added,
}

"""Shared by all feeds of SafetyKorea: the publisher, the addresses, how a call is made, and the result codes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from connectors.errors import Refused, SourceError, Unexpected, Unreachable
from connectors.feeds import Publisher
from connectors.http import Call
from connectors.source import Source

PUBLISHER = Publisher(
    agency="산업통상부 국가기술표준원",
    agency_2013="산업통상자원부",
    system="제품안전정보포털",
    licence="제품안전정보센터 오픈API (이용허락범위는 제품안전정보센터 안내를 따름)",
    home="https://www.safetykorea.kr",
)
KEY_SETTING = "SAFETYKOREA_KEY"
BASE = "https://www.safetykorea.kr/openapi/api"

SUCCESS = "2000"
NO_DATA = "2004"
_REFUSED: Mapping[str, str] = {
    "4000": "the key is not valid",
    "4001": "this address is not registered with the key",
    "4005": "a parameter is not valid",
}
_TEMPORARY = frozenset({"5000"})


def search_call(source: Source, operation: str, path: str, condition: str, value: str, *, max_bytes: int) -> Call:
    """A search; the key goes in the header ``AuthKey``, in this spelling. An empty ``value`` would be refused with 4005."""
    return Call(
        operation,
        f"{BASE}{path}",
        {"conditionKey": condition, "conditionValue": value},
        secret_headers={"AuthKey": source.key},
        max_bytes=max_bytes,
    )


def holds_rows(top: Mapping[str, Any], operation: str) -> bool:
    """True for the code of success, False for "no data"; every other code, or a missing code, raises its error."""
    code = str(top.get("resultCode") or "").strip()
    if code == SUCCESS:
        return True
    if code == NO_DATA:
        return False
    raise _error(code, str(top.get("resultMsg") or ""), operation)


def _error(code: str, message: str, operation: str) -> SourceError:
    if not code:
        return Unexpected(f"{operation}: the answer has no resultCode", operation=operation)
    if code in _REFUSED:
        return Refused(f"{operation}: code {code} ({_REFUSED[code]})", code=code, operation=operation)
    words = f"{operation}: code {code} ({message[:100]})"
    if code in _TEMPORARY:
        return Unreachable(words, code=code, operation=operation)
    return Unexpected(words, code=code, operation=operation)

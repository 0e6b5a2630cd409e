"""Result codes of data.go.kr and its agencies, and the gateway's own error envelope."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from connectors.errors import QuotaSpent, Refused, SourceError, Unexpected, Unreachable

RETRYABLE_CODES = frozenset({"1", "4", "5", "23"})
REFUSED_CODES = frozenset({"10", "11", "12", "20", "21", "29", "30", "31", "32", "33", "91", "93", "95", "97"})
QUOTA_CODES = frozenset({"22", "429"})
NO_DATA = "3"

MEANING_OF_CODE: Mapping[str, str] = {
    "1": "application error",
    "2": "database error",
    "4": "HTTP error behind the gateway",
    "5": "service time-out",
    "10": "invalid request parameter",
    "11": "a mandatory parameter is missing",
    "12": "no such service, or it was retired",
    "20": "the key is missing or has no permission for this service",
    "21": "the key is disabled for now",
    "22": "the day's calls are used up",
    "23": "too many calls a second",
    "29": "this address is on the gateway's blacklist",
    "30": "the key is not registered for this service",
    "31": "the approval for this service has run out",
    "32": "this address is not registered",
    "33": "the call is not signed",
    "91": "KECO: wrong parameter",
    "93": "KECO: a mandatory parameter is missing",
    "95": "KECO: a value is out of range",
    "97": "KECO: the key is not valid",
}
_CODE_OF_NAME: Mapping[str, str] = {
    "LIMITED_NUMBER_OF_SERVICE_REQUESTS_PER_SECOND": "23",
    "LIMITED_NUMBER_OF_SERVICE_REQUESTS": "22",
    "SERVICE_KEY_IS_NOT_REGISTERED": "30",
    "NO_OPENAPI_SERVICE": "12",
    "DEADLINE_HAS_EXPIRED": "31",
    "SERVICE_KEY_IS_NULL": "20",
    "SERVICE_ACCESS_DENIED": "20",
    "BLACKLIST_IP": "29",
}
_TAG = re.compile(
    r"<(errMsg|returnAuthMsg|returnReasonCode|resultCode|resultMsg)>\s*(?:<!\[CDATA\[)?([^<\]]*)", re.IGNORECASE
)


def unpadded_code(code: str) -> str:
    """A code without the leading zeros that some agencies write; "0" for every spelling of success in zeros."""
    text = code.strip()
    return text.lstrip("0") or "0" if text.isdigit() else text


def error_of_code(code: str, message: str, operation: str) -> SourceError:
    """The error of a result code; a code that is in no table is ``Unexpected`` and never success."""
    short = unpadded_code(code)
    text = f"{operation}: code {code} ({MEANING_OF_CODE.get(short, message[:100] or 'in no table')})"
    if short in QUOTA_CODES:
        return QuotaSpent(text, code=code, operation=operation)
    if short in RETRYABLE_CODES:
        return Unreachable(text, code=code, operation=operation)
    if short in REFUSED_CODES:
        return Refused(text, code=code, operation=operation)
    return Unexpected(text, code=code, operation=operation)


def error_in_body(body: bytes, operation: str) -> SourceError | None:
    """The error that a gateway envelope in ``body`` states, in XML or JSON, old or new shape; ``None`` without one."""
    text = body.decode("utf-8", "replace").lstrip("\ufeff \r\n\t")
    leaves = dict(_leaves_of_json(text)) if text.startswith("{") else dict(_TAG.findall(text))
    fields = {name.lower(): str(value).strip() for name, value in leaves.items()}
    code = fields.get("returnreasoncode") or _code_of_names(fields) or fields.get("resultcode", "")
    if not code or unpadded_code(code) == "0":
        return None
    text = fields.get("returnauthmsg") or fields.get("errmsg") or fields.get("resultmsg", "")
    return error_of_code(code, text, operation)


def _code_of_names(fields: Mapping[str, str]) -> str:
    """The code of the constant's name, which the older shape has in ``returnAuthMsg`` and the newer in ``errMsg``."""
    text = f"{fields.get('errmsg', '')} {fields.get('returnauthmsg', '')}"
    return next((code for name, code in _CODE_OF_NAME.items() if name in text), "")


def _leaves_of_json(text: str) -> Iterator[tuple[str, str | int]]:
    try:
        pending: list[Any] = [json.loads(text)]
    except (ValueError, RecursionError):
        return
    while pending:
        value = pending.pop()
        if isinstance(value, dict):
            yield from ((name, leaf) for name, leaf in value.items() if isinstance(leaf, str | int))
            pending.extend(inner for inner in value.values() if isinstance(inner, dict))

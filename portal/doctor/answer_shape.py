"""The outer shape of an answer, read without its feed: what kind of document, its root, code and total, and whether it is a web page."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

LOOKED_AT = 65_536
"""Bytes at the beginning of a body that are looked at: an envelope's counters may stand behind its rows, at the end too."""


class BodyKind(StrEnum):
    """What a body begins as, whatever type it declares."""

    XML = "XML"
    JSON = "JSON"
    WEB_PAGE = "HTML"
    TEXT = "text"
    EMPTY = "empty"


KIND_TEXT: Mapping[BodyKind, str] = {
    BodyKind.XML: "XML",
    BodyKind.JSON: "JSON",
    BodyKind.WEB_PAGE: "웹 문서(HTML)",
    BodyKind.TEXT: "글",
    BodyKind.EMPTY: "빈 답",
}
_ROOT = re.compile(r"<([A-Za-z_][\w.:-]*)")
_CODE = re.compile(
    r"""(?:<|")(?:resultCode|returnReasonCode|errorCode|CODE)(?:>|"\s*:)\s*(?:<!\[CDATA\[)?"?\s*([\w-]{1,20})""",
    re.IGNORECASE,
)
_TOTAL = re.compile(r"""(?:<|")(?:totalCount|list_total_count|count)(?:>|"\s*:)\s*(?:<!\[CDATA\[)?"?\s*([\d,]{1,12})""")
_LOGIN = re.compile(r"""type=["']?password|log-?in\b|sign-?in\b|로그인""", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class AnswerShape:
    """``top`` is the root element or the names of the top object; ``code`` and ``total`` are "" and ``None`` where none is seen."""

    kind: BodyKind
    top: str = ""
    code: str = ""
    total: int | None = None
    is_login: bool = False

    @property
    def text(self) -> str:
        """The shape in few words, for a table."""
        return " ".join(
            part for part in (KIND_TEXT[self.kind], self.top, f"코드 {self.code}" if self.code else "") if part
        )


def shape_of(body: bytes) -> AnswerShape:
    """The shape of a body; it promises nothing about the rest of the document."""
    text = _looked_at(body)
    kind = _kind_of(text)
    if kind is BodyKind.WEB_PAGE:
        return AnswerShape(kind, is_login=bool(_LOGIN.search(text)))
    if kind not in (BodyKind.XML, BodyKind.JSON):
        return AnswerShape(kind)
    code, total = _CODE.search(text), _TOTAL.search(text)
    return AnswerShape(
        kind,
        _root(text) if kind is BodyKind.XML else _names(body),
        code.group(1) if code else "",
        int(total.group(1).replace(",", "")) if total and total.group(1).strip(",") else None,
    )


def is_login_address(location: str) -> bool:
    """Whether the address that an answer refers to is that of a login page."""
    return bool(_LOGIN.search(location))


def _looked_at(body: bytes) -> str:
    part = body if len(body) <= 2 * LOOKED_AT else body[:LOOKED_AT] + body[-LOOKED_AT:]
    return part.decode("utf-8", "replace").lstrip("\ufeff \r\n\t")


def _kind_of(text: str) -> BodyKind:
    head = text[:200].lower()
    if not head:
        return BodyKind.EMPTY
    if head.startswith(("<!doctype html", "<html", "<head", "<script")):
        return BodyKind.WEB_PAGE
    if head.startswith(("{", "[")):
        return BodyKind.JSON
    return BodyKind.XML if head.startswith("<") else BodyKind.TEXT


def _root(text: str) -> str:
    root = _ROOT.search(text)
    return f"<{root.group(1)}>" if root else ""


def _names(body: bytes) -> str:
    try:
        top = json.loads(body)
    except (ValueError, RecursionError):
        return ""
    return "{" + ", ".join(list(top)[:4]) + "}" if isinstance(top, dict) else "[…]"

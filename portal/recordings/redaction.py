"""Removes from an answer what may not be kept in a file: the key, personal numbers, and the fields that its feed drops."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable, Mapping
from typing import Any

from connectors.feeds import Feed
from connectors.privacy import without_personal_numbers
from connectors.registry import CONNECTOR_OF
from connectors.safetykorea.redaction import redacted as without_business_numbers

MOST_BYTES = 1_000_000
MOST_ROWS = 50
"""A list that comes in one body of many megabytes is kept as its first rows; every other answer is kept whole."""

Hide = Callable[[str], str]
ROW_REDACTION: Mapping[str, Callable[[dict[str, Any]], dict[str, Any]]] = {"safetykorea": without_business_numbers}
"""What a connector removes from its rows besides dropped fields, by the connector's name."""


class CannotKeep(Exception):
    """The answer still holds a key or a personal number after everything was removed; nothing of it is written."""


def kept_body(body: bytes, feed: Feed, hide: Hide) -> tuple[bytes, bool]:
    """The body as it may be kept, and whether rows were left out; unchanged bytes where nothing had to be removed.

    ``hide`` removes the call's key. Raises ``CannotKeep`` rather than keep a key in a spelling that nobody thought of.
    """
    text, encoding = _decoded(body)
    value = _json_value(text)
    is_abridged = value is not None and len(body) > MOST_BYTES
    if value is not None:
        kept = _without_fields(_abridged(value) if is_abridged else value, feed, hide)
        if kept != value:
            text = json.dumps(kept, ensure_ascii=False)
    else:
        text = _without_elements(text, feed)
    cleaned = without_personal_numbers(hide(text))
    _check(cleaned, hide)
    return (body if cleaned.encode(encoding) == body else cleaned.encode(encoding)), is_abridged


def _decoded(body: bytes) -> tuple[str, str]:
    for encoding in ("utf-8", "cp949"):
        try:
            return body.decode(encoding), encoding
        except UnicodeDecodeError:
            continue
    # Any bytes are Latin-1, so that a broken answer is kept as it is; keys and numbers are ASCII.
    return body.decode("latin-1"), "latin-1"


def _json_value(text: str) -> Any:
    if not text.lstrip("\ufeff \r\n\t").startswith(("{", "[")):
        return None
    try:
        return json.loads(text.lstrip("\ufeff"))
    except (ValueError, RecursionError):
        return None


def _without_fields(value: Any, feed: Feed, hide: Hide) -> Any:
    if isinstance(value, dict):
        redact = ROW_REDACTION.get(CONNECTOR_OF[feed.name].name)
        row = redact(value) if redact is not None else value
        return {name: _without_fields(inner, feed, hide) for name, inner in row.items() if name not in feed.redacted}
    if isinstance(value, list):
        return [_without_fields(inner, feed, hide) for inner in value]
    return without_personal_numbers(hide(value)) if isinstance(value, str) else value


def _abridged(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _abridged(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [_abridged(inner) for inner in value[:MOST_ROWS]]
    return value


def _without_elements(text: str, feed: Feed) -> str:
    for name in feed.redacted:
        text = re.sub(rf"<{re.escape(name)}\b[^>]*>.*?</{re.escape(name)}\s*>", "", text, flags=re.DOTALL)
    return text


def _check(text: str, hide: Hide) -> None:
    """Refuses a text in which a key or a number shows once its entities or escapes are undone."""
    value = _json_value(text)
    seen = json.dumps(value, ensure_ascii=False).replace("\\/", "/") if value is not None else html.unescape(text)
    if hide(seen) != seen or without_personal_numbers(seen) != seen:
        raise CannotKeep("the answer holds a key or a personal number in a spelling that could not be removed")

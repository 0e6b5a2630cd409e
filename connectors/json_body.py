"""JSON responses: small ones whole, large ones as a stream of rows. One bad row costs one row."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from connectors.errors import Unexpected
from connectors.http import Response
from connectors.json_rows import LENIENT, NOT_A_NUMBER, STRICT, RowScanner
from connectors.row_damage import DAMAGE
from connectors.schema import Row
from connectors.text_body import EXCERPT_LENGTH, StreamedText, decoded

_ROWS = re.compile(r'"(?:items?|row|resultData|data)"\s*:\s*\[')
_PLACEHOLDER = "\ue000rows\ue000"
LONGEST_HEAD = 1_000_000
"""Characters before the rows of a streamed response."""


def read_whole(body: bytes, charset: str, operation: str) -> Any:
    """The value of a whole response; ``Unexpected`` with its first characters where it is not JSON.

    Raw line breaks in strings are read. A row that is no JSON is a lost row (``row_damage``). A duplicate name around
    the rows is an error: it is unknown which of the two values counts.
    """
    text = decoded(body, charset, operation)
    try:
        return _whole(text, STRICT)
    except (ValueError, RecursionError) as error:
        complaint = error
    try:
        return _with_rows_apart(text)
    except (ValueError, RecursionError):
        raise Unexpected(
            f"{operation}: the answer is not JSON ({complaint}): {text[:EXCERPT_LENGTH]!r}", operation=operation
        ) from complaint


def stream_rows(response: Response, prefix: str, operation: str, top_level: dict[str, Any]) -> Iterator[Row]:
    """The objects of the array at ``prefix`` (``resultData``), one at a time; the top object's scalars go into ``top_level``.

    Scalars before the array are available at its first row, all of them at the end of the stream. Raises
    ``Unexpected`` for incomplete JSON; what is no object is a lost row.
    """
    arriving = StreamedText(response.body, response.charset)
    try:
        head, begun = _head(arriving, prefix)
        if not begun:
            top_level.update(_scalars(_whole(head)))
            return
        top_level.update(_scalars(_whole(head + "]}")))
        scanner = RowScanner(arriving.left, arriving.read)
        yield from scanner.rows()
        rest = scanner.rest + "".join(iter(arriving.read, ""))
        top_level.update(_scalars(_whole(f"{head}]{rest}")))
    except (ValueError, RecursionError) as error:
        reason = getattr(error, "msg", type(error).__name__)
        raise Unexpected(f"{operation}: the answer is not whole JSON ({reason})", operation=operation) from error


def _head(arriving: StreamedText, prefix: str) -> tuple[str, bool]:
    """The text up to and with the array's ``[``; the whole text and ``False`` where there is no such array."""
    start = re.compile(rf'"{re.escape(prefix)}"\s*:\s*\[')
    text = ""
    while piece := arriving.read():
        text += piece
        if found := start.search(text):
            arriving.left = text[found.end() :]
            return text[: found.end()], True
        if len(text) > LONGEST_HEAD:
            raise ValueError(f"no {prefix} in the first {LONGEST_HEAD:,} characters")
    return text, False


def _scalars(value: Any) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        raise json.JSONDecodeError("the answer is not an object", "", 0)
    return {name: inner for name, inner in value.items() if not isinstance(inner, dict | list)}


def _whole(text: str, decoder: json.JSONDecoder = LENIENT) -> Any:
    """The value of the text; what surrounds the rows must be faultless, and rows are checked."""
    value, end = decoder.raw_decode(text, len(text) - len(text.lstrip()))
    if text[end:].strip():
        raise json.JSONDecodeError("Extra data", text, end)
    pending = [value]
    while pending:
        current = pending.pop()
        if current is NOT_A_NUMBER:
            raise ValueError("NaN is no number")
        if isinstance(current, dict):
            if DAMAGE in current:
                raise ValueError(current[DAMAGE][0].reason)
            pending.extend(current.values())
        elif isinstance(current, list):
            pending.extend(inner for inner in current if not isinstance(inner, dict) or DAMAGE not in inner)
    return value


def _with_rows_apart(text: str) -> Any:
    """The value with each row of its first list of rows read alone."""
    found = _ROWS.search(text)
    if found is None:
        return _whole(text)
    scanner = RowScanner(text[found.end() :])
    rows = list(scanner.rows())
    value = _whole(f'{text[: found.end()]}"{_PLACEHOLDER}"]{scanner.rest}')
    pending = [value]
    while pending:
        current = pending.pop()
        if isinstance(current, dict):
            pending.extend(current.values())
        elif current == [_PLACEHOLDER]:
            current[:] = rows
        elif isinstance(current, list):
            pending.extend(current)
    return value

"""JSON responses: small ones whole, large ones as a stream of rows."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import ijson

from connectors.errors import Unexpected
from connectors.http import Response
from connectors.schema import Row
from connectors.text_body import EXCERPT_LENGTH, decoded

_SCALARS = frozenset({"string", "number", "null", "boolean"})


def read_whole(body: bytes, charset: str, operation: str) -> Any:
    """The value of a whole response; ``Unexpected`` with its first characters where it is not JSON.

    A duplicate name in one object is an error here: it is unknown which of the two values counts.
    """
    text = decoded(body, charset, operation)
    try:
        return json.loads(text, object_pairs_hook=_without_duplicate_names, parse_constant=_refuse_constant)
    except (ValueError, RecursionError) as error:
        raise Unexpected(
            f"{operation}: the answer is not JSON ({error}): {text[:EXCERPT_LENGTH]!r}", operation=operation
        ) from error


def stream_rows(response: Response, prefix: str, operation: str, top_level: dict[str, Any]) -> Iterator[Row]:
    """The objects of the array at ``prefix`` (``resultData``), one at a time; the top object's scalars go into ``top_level``.

    Scalars before the array are available at its first row, all of them at the end of the stream. Numbers come
    as ``int`` and ``float`` as from ``read_whole``. Raises ``Unexpected`` for incomplete JSON, and for an array
    with anything but objects.
    """
    builder: ijson.ObjectBuilder | None = None
    depth = 0
    try:
        for path, event, value in ijson.parse(response.body, use_float=True):
            if builder is not None:
                builder.event(event, value)
                depth += (event in ("start_map", "start_array")) - (event in ("end_map", "end_array"))
                if depth == 0:
                    yield builder.value
                    builder = None
            elif path == f"{prefix}.item":
                if event != "start_map":
                    raise Unexpected(f"{operation}: a row is not an object", operation=operation)
                builder, depth = ijson.ObjectBuilder(), 1
                builder.event(event, value)
            elif path and "." not in path and event in _SCALARS:
                top_level[path] = value
    except (ijson.JSONError, UnicodeDecodeError) as error:
        raise Unexpected(
            f"{operation}: the answer is not whole JSON ({_reason(error)})", operation=operation
        ) from error


def _reason(error: Exception) -> str:
    """The first line of a parser's message, which may be bytes; the other lines show the place with the text around it."""
    complaint = error.args[0] if error.args else ""
    text = complaint.decode("utf-8", "replace") if isinstance(complaint, bytes) else str(error)
    return (text.splitlines() or [""])[0].strip()


def _without_duplicate_names(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    value = dict(pairs)
    if len(value) < len(pairs):
        raise ValueError("a name stands twice in one object")
    return value


def _refuse_constant(name: str) -> Any:
    raise ValueError(f"{name} is no number")

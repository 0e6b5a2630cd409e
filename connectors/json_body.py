"""JSON answers: small ones whole, large ones as a stream of rows."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import ijson

from connectors.errors import Unexpected
from connectors.http import Answer
from connectors.schema import Row
from connectors.text_body import decoded


def read_whole(body: bytes, charset: str, operation: str) -> Any:
    """The value of a whole answer; ``Unexpected`` with its first characters where it is not JSON."""
    text = decoded(body, charset, operation)
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise Unexpected(f"{operation}: the answer is not JSON: {text[:200]!r}", operation=operation) from error


def stream_rows(answer: Answer, prefix: str, operation: str, leading: dict[str, Any]) -> Iterator[Row]:
    """The objects of the array at ``prefix`` (``resultData``), one at a time; scalar fields before it go into ``leading``.

    Fields of the top object that stand after the array are in ``leading`` once the stream has ended.
    """
    builder: ijson.ObjectBuilder | None = None
    depth = 0
    try:
        for path, event, value in ijson.parse(answer.body, use_float=True):
            if builder is not None:
                builder.event(event, value)
                depth += event in ("start_map", "start_array")
                depth -= event in ("end_map", "end_array")
                if depth == 0:
                    yield builder.value
                    builder = None
            elif path == f"{prefix}.item" and event == "start_map":
                builder, depth = ijson.ObjectBuilder(), 1
                builder.event(event, value)
            elif "." not in path and path and event in ("string", "number", "null", "boolean"):
                leading[path] = value
    except (ijson.JSONError, UnicodeDecodeError) as error:
        raise Unexpected(f"{operation}: the answer is not whole JSON ({error})", operation=operation) from error

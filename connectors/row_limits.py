"""How large a row may be: beyond any row of an agency that was seen, and far below what fills a page, a field or memory."""

from __future__ import annotations

from typing import Any

MAX_FIELDS = 1_000
"""Fields of one object; the widest row has 61."""
MAX_VALUES = 50_000
"""Values in a row at all depths; a whole sheet of KOSHA has some 5,000."""
MAX_DEPTH = 12
LONGEST_TEXT = 200_000
"""Characters of one field; the longest recorded has 6,000."""
MAX_TOTAL = 10_000_000
"""Rows of a listing; the longest has 144,000."""


def reason_beyond(row: Any) -> str:
    """Which limit the row exceeds, or ""; walks it without recursion, so that depth itself does no harm."""
    values = 0
    pending = [(row, 1)]
    while pending:
        value, depth = pending.pop()
        values += 1
        if depth > MAX_DEPTH:
            return f"nested deeper than {MAX_DEPTH}"
        if values > MAX_VALUES:
            return f"more than {MAX_VALUES:,} values"
        if isinstance(value, str):
            if len(value) > LONGEST_TEXT:
                return f"a text of {len(value):,} characters"
        elif isinstance(value, dict):
            if len(value) > MAX_FIELDS:
                return f"{len(value):,} fields"
            pending.extend((inner, depth + 1) for inner in value.values())
            pending.extend((name, depth) for name in value)
        elif isinstance(value, list):
            pending.extend((inner, depth + 1) for inner in value[: MAX_VALUES + 1])
    return ""

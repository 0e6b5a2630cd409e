"""Reads and replaces the rows in a reply of any agency, so that one fault works for all wire formats."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from demo.wire import Reply

Row = dict[str, Any]
"""A row's fields in order; in XML a field's value is its inner text, unchanged and still escaped."""

Change = Callable[[list[Row]], list[Row]]
ROW_LISTS = ("items", "item", "row", "resultData")
_XML_ROW = re.compile(r"<(item|row)>(.*?)</\1>", re.DOTALL)
_XML_FIELD = re.compile(r"<(\w+)>(.*?)</\1>|<(\w+)\s*/>", re.DOTALL)
_TOTAL = re.compile(rb"""((?:totalCount|list_total_count|<count)(?:>\s*|"\s*:\s*"?))(\d+)""")


def rows_in(reply: Reply) -> list[Row]:
    """The rows of a reply; none where it has no list of rows."""
    found: list[Row] = []

    def collect(rows: list[Row]) -> list[Row]:
        found.extend(rows)
        return rows

    with_rows(reply, collect)
    return found


def with_rows(reply: Reply, change: Change) -> Reply:
    """The reply with the rows that ``change`` returns; unchanged where it has no rows."""
    text = reply.body.decode("utf-8")
    body = _in_json(text, change) if text.lstrip().startswith(("{", "[")) else _in_xml(text, change)
    return replace(reply, body=body.encode("utf-8"))


def total_of(reply: Reply) -> int | None:
    """The total that a reply states, or ``None``."""
    match = _TOTAL.search(reply.body)
    return int(match.group(2)) if match else None


def with_total(reply: Reply, total: int) -> Reply:
    """The reply stating another total; unchanged where it states none."""
    return replace(reply, body=_TOTAL.sub(lambda match: match.group(1) + str(total).encode(), reply.body))


def _in_xml(text: str, change: Change) -> str:
    found = list(_XML_ROW.finditer(text))
    if not found:
        return text
    name = found[0].group(1)
    rows = change([_fields(match.group(2)) for match in found])
    written = "".join(f"<{name}>{''.join(_field(*field) for field in row.items())}</{name}>" for row in rows)
    return text[: found[0].start()] + written + text[found[-1].end() :]


def _fields(inner: str) -> Row:
    return {name or empty: value for name, value, empty in _XML_FIELD.findall(inner)}


def _field(name: str, value: str) -> str:
    return f"<{name}>{value}</{name}>" if value else f"<{name}/>"


def _in_json(text: str, change: Change) -> str:
    whole = json.loads(text)
    pending = [whole]
    while pending:
        value = pending.pop(0)
        if isinstance(value, list):
            pending.extend(value)
        elif isinstance(value, dict):
            for name in ROW_LISTS:
                if isinstance(value.get(name), list):
                    value[name] = change(value[name])
                    return json.dumps(whole, ensure_ascii=False)
            pending.extend(value.values())
    return text

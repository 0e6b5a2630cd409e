"""What SafetyKorea sends and this portal does not keep: a business's own number, and phones and numbers of persons."""

from __future__ import annotations

import re
from typing import Any

from connectors.schema import JSON, Row

REDACTED = frozenset({"recallCmpnySsn"})
"""Fields that are dropped: the number that identifies a business (for a sole trader it may identify a person)."""

CONSUMER_LINE = "recallInqryTel"
"""The field for a company's consumer line; people write names of staff into it, so only its numbers are kept."""

NUMBERED = frozenset(
    {
        "recallUid", "fRecallUid", "certUid", "certNum", "firstCertNum", "barcodeNum", "recallModelName", "modelName",
        "publishDate", "recallStaDate", "recallEndDate", "recallUrl", "recallurl", "imageUrl",
    }
)  # fmt: skip
"""Fields of numbers and codes: eleven digits in them are no telephone, and a changed certificate number finds nothing."""

LEFT_OUT = "(개인정보 삭제)"

_MOBILE = r"(?<!\d)(?:\+82[-\s.]?0?|0)1[016789][-\s.)]?\d{3,4}[-\s.]?\d{4}(?!\d)"
_RESIDENT = r"(?<!\d)\d{6}-[1-8]\d{6}(?!\d)"
_PERSONAL = re.compile(f"{_MOBILE}|{_RESIDENT}")
_LINE = re.compile(
    r"(?<!\d)(?:0\d{1,3}[-\s.)]?\d{3,4}[-\s.]?\d{4}|1[5-8]\d{2}[-\s.]?\d{4})(?:\s*(?:~|/)\s*\d{1,4}(?!\d))?(?!\d)"
)


def redacted(row: Row) -> Row:
    """The row as it may be digested and stored, at every depth of nesting.

    A mobile number or a resident registration number leaves ``LEFT_OUT`` in its place, so that a reader sees that the
    agency's text went on there. Ordinary lines stay.
    """
    return {name: _kept(name, value) for name, value in row.items() if name not in REDACTED}


def _kept(name: str, value: JSON) -> Any:
    if isinstance(value, dict):
        return redacted(value)
    if isinstance(value, list):
        return [_kept(name, item) for item in value]
    if not isinstance(value, str) or name in NUMBERED:
        return value
    text = _PERSONAL.sub(LEFT_OUT, value)
    return ", ".join(dict.fromkeys(_LINE.findall(text))) if name == CONSUMER_LINE else text

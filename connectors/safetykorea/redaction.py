"""Removes what SafetyKorea sends and this portal does not keep: business numbers, telephone and personal numbers, persons' names."""

from __future__ import annotations

import re
from typing import Any

from connectors.privacy import narrative_without_persons, without_personal_numbers
from connectors.schema import JSON, Row

REDACTED = frozenset({"recallCmpnySsn"})
"""Fields that are dropped: the business number, which may identify a person where the business is a sole trader."""

CONSUMER_LINE = "recallInqryTel"
"""The field for a company's consumer line; it may contain names of staff, so only its numbers are kept."""

CODE_FIELDS = frozenset(
    {
        "recallUid", "fRecallUid", "certUid", "certNum", "firstCertNum", "barcodeNum", "recallModelName", "modelName",
        "publishDate", "recallStaDate", "recallEndDate", "recallUrl", "recallurl", "imageUrl",
    }
)  # fmt: skip
"""Fields of numbers and codes: eleven digits in them are no telephone number, and a changed certificate number could not be looked up."""

NARRATIVES = frozenset(
    {"harmDscr", "accidentCaseDscr", "publishActionDscr", "violateDscr", "recallProductDscr", "certChgReason", "remark"}
)
"""Prose that may name a person."""

_TELEPHONE = re.compile(
    r"(?<!\d)(?:0\d{1,3}[-\s.)]?\d{3,4}[-\s.]?\d{4}|1[5-8]\d{2}[-\s.]?\d{4})(?:\s*(?:~|/)\s*\d{1,4}(?!\d))?(?!\d)"
)


def redacted(row: Row) -> Row:
    """The row as it may be digested and stored: without redacted fields, personal numbers and names, at every depth of nesting."""
    return {name: _redacted_value(name, value) for name, value in row.items() if name not in REDACTED}


def _redacted_value(name: str, value: JSON) -> Any:
    if isinstance(value, dict):
        return redacted(value)
    if isinstance(value, list):
        return [_redacted_value(name, item) for item in value]
    if not isinstance(value, str) or name in CODE_FIELDS:
        return value
    text = narrative_without_persons(value) if name in NARRATIVES else without_personal_numbers(value)
    return ", ".join(dict.fromkeys(_TELEPHONE.findall(text))) if name == CONSUMER_LINE else text

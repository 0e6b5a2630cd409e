"""GHS classes by what they are, however an agency spells them: 급성독성-경피 and 급성 독성(경피) are one."""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping
from pathlib import Path

TABLE = Path(__file__).parent / "tables" / "hazard_class_words.csv"


def _rows() -> tuple[dict[str, str], ...]:
    with TABLE.open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file, strict=True))


_ROUTES = tuple((row["word"], row["key"]) for row in _rows() if row["class"] == "route")
"""Routes and terms of exposure; the first in the table's order that a name holds is its own."""

_BASES = tuple(row["word"] for row in _rows() if row["class"] in ("base", "by_route"))
"""Pieces that tell a class; the first in the table's order that a name holds."""

_BY_ROUTE = frozenset(row["word"] for row in _rows() if row["class"] == "by_route")
_IGNORED_PARTS = re.compile(r"[\s·/()\-]|피부자극성|노출|및\s*혼합물")

_LABELS: Mapping[str, str] = {row["key"]: row["word"] for row in _rows() if row["class"] == "label"}
"""The spelling that is shown where agencies have two: the one of the safety data sheets of 고용노동부."""


def class_key(name: str) -> str:
    """What class a name means: equal for every spelling of one class, different for different routes of exposure."""
    compact = _IGNORED_PARTS.sub("", name)
    route = next((english for korean, english in _ROUTES if korean in compact), "")
    base = next((word for word in _BASES if word in compact), compact)
    return f"{base}/{route}" if base in _BY_ROUTE else base


def class_label(name: str) -> str:
    """The one spelling of a class for lists; a name that only one spelling is known of is its own."""
    return _LABELS.get(class_key(name), name)

"""GHS hazard classes by one key for all agencies' spellings: 급성독성-경피 and 급성 독성(경피) are the same class."""

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
"""Routes and durations of exposure; the first in the table's order that a name contains counts."""

_BASES = tuple(row["word"] for row in _rows() if row["class"] in ("base", "by_route"))
"""Parts of names that identify a class; the first in the table's order that a name contains counts."""

_BY_ROUTE = frozenset(row["word"] for row in _rows() if row["class"] == "by_route")
_IGNORED_PARTS = re.compile(r"[\s·/()\-]|피부자극성|노출|및\s*혼합물")

_LABELS: Mapping[str, str] = {row["key"]: row["word"] for row in _rows() if row["class"] == "label"}
"""The spelling that pages show where agencies have two: that of the safety data sheets of 고용노동부."""


def class_key(name: str) -> str:
    """The key of the class that a name means: equal for all spellings of a class, different for different routes of exposure."""
    compact = _IGNORED_PARTS.sub("", name)
    route = next((english for korean, english in _ROUTES if korean in compact), "")
    base = next((word for word in _BASES if word in compact), compact)
    return f"{base}/{route}" if base in _BY_ROUTE else base


def class_label(name: str) -> str:
    """The spelling of a class for lists; a name with only one known spelling stays as it is."""
    return _LABELS.get(class_key(name), name)

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

_MEDIA = tuple((row["word"], row["key"]) for row in _rows() if row["class"] == "medium")
_COMPARED_AS = tuple((row["word"], row["key"]) for row in _rows() if row["class"] == "compared_as")
"""Words of a name by which two agencies mean one class though their keys differ."""

_LABELS: Mapping[str, str] = {row["key"]: row["word"] for row in _rows() if row["class"] == "label"}
"""The spelling that pages show where agencies have two: that of the safety data sheets of 고용노동부."""

_NAMES: Mapping[str, str] = {row["key"]: row["word"] for row in _rows() if row["class"] in ("label", "name")}
"""The same for the classes of which agencies have one spelling."""


def class_key(name: str) -> str:
    """The key of the class that a name means: equal for all spellings of a class, different for different routes of exposure."""
    compact = _IGNORED_PARTS.sub("", name)
    route = next((english for korean, english in _ROUTES if korean in compact), "")
    base = next((word for word in _BASES if word in compact), compact)
    return f"{base}/{route}" if base in _BY_ROUTE else base


def class_label(name: str) -> str:
    """The spelling of a class for lists; a name with only one known spelling stays as it is."""
    return _LABELS.get(class_key(name), name)


def label_of_key(key: str) -> str:
    """The spelling of a class by its key; what the table does not hold stays as it is."""
    name = _NAMES.get(key.removesuffix("-3"), key)
    return f"{name} 구분 3" if key.endswith("-3") else name


def compared_key(name: str) -> str:
    """The key by which the class is compared between agencies: that of the class, whichever half of its name they print."""
    key, compact = class_key(name), _IGNORED_PARTS.sub("", name)
    return next((same for word, same in _COMPARED_AS if word in compact and (key == word or word not in _BASES)), key)


def inhaled_as(name: str) -> str:
    """The medium that a class of acute toxicity by inhalation names: gas, vapour or dust; "" where it names none."""
    return next((medium for word, medium in _MEDIA if word in name), "") if "흡입" in name else ""

"""Classes and categories of UN GHS with the H codes that belong to them, for comparing what agencies state.

``everywhere`` marks categories that every law took over; a law need not have the others (acute toxicity 5), so silence on
them says nothing (UN GHS 1.1.3.1.5, building blocks).
"""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from reference.hazard_classes import compared_key

TABLE = Path(__file__).parent / "tables" / "ghs_class_codes.csv"
_NUMBERED = re.compile(r"(\d)([A-Z])?")
_BEFORE = re.compile(r"^(?:구분|등급|형식|타입)\s*")
_NARROWED = re.compile(r"\([^()]*\)$")


@dataclass(frozen=True, slots=True)
class Category:
    """A category as it can be compared: its number or name, and its subcategory, "" where none is named."""

    number: str
    letter: str = ""

    def agrees_with(self, other: Category) -> bool:
        """1A differs from 1B; a bare 1 names no subcategory and differs from neither."""
        return self.number == other.number and (self.letter == other.letter or not (self.letter and other.letter))

    @property
    def text(self) -> str:
        """The category as agencies print it."""
        return f"{self.number}{self.letter}"


@dataclass(frozen=True, slots=True)
class _Row:
    codes: tuple[str, ...]
    everywhere: bool


def category_of(class_key: str, text: str) -> Category | None:
    """The category that a text states; ``None`` for a text that bounds or doubts it (1 이상, 3 *) and for an unknown name."""
    stated = _NARROWED.sub("", _BEFORE.sub("", text.strip())).strip()
    if match := _NUMBERED.fullmatch(stated.replace(" ", "")):
        return Category(match.group(1), match.group(2) or "")
    name = re.sub(r"\s+", "", stated)
    return Category(name) if name in _table().get(class_key, {}) else None


def compared_class(name: str, category: str = "") -> str:
    """The key by which a class is compared, equal for all spellings.

    Category 3 of single exposure (irritation, narcosis) is a class of its own: a substance may bear it beside category 1.
    """
    key = compared_key(name)
    stated = category_of(key, category)
    return f"{key}-3" if key.endswith("/single") and stated and stated.number == "3" else key


def is_known(class_key: str) -> bool:
    """Whether UN GHS has this class."""
    return class_key in _table()


def known_classes() -> tuple[str, ...]:
    """The keys of all classes, in the order of UN GHS."""
    return tuple(_table())


def is_everywhere(class_key: str, category: Category) -> bool:
    """Whether every law has this category."""
    row = _row(class_key, category)
    return row is None or row.everywhere


def codes_of(class_key: str, category: Category | None) -> tuple[str, ...]:
    """The H codes of a category, of the whole class where none is given; () for what the table does not hold."""
    if category is None:
        return tuple(code for row in _table().get(class_key, {}).values() for code in row.codes)
    row = _row(class_key, category)
    return row.codes if row else ()


def is_code_everywhere(code: str) -> bool:
    """Whether every law has a category with this H code; a suffix does not matter."""
    return any(row.everywhere for rows in _table().values() for row in rows.values() if code[:4] in row.codes)


def classes_of_code(code: str) -> frozenset[str]:
    """The classes to which an H code belongs; a suffix that narrows the harm (H360FD) does not matter."""
    return _classes_by_code().get(code[:4], frozenset())


def _row(class_key: str, category: Category) -> _Row | None:
    rows = _table().get(class_key, {})
    return rows.get(category.text) or rows.get(category.number)


@cache
def _classes_by_code() -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for key, rows in _table().items():
        for row in rows.values():
            for code in row.codes:
                found[code].add(key)
    return {code: frozenset(keys) for code, keys in found.items()}


@cache
def _table() -> Mapping[str, Mapping[str, _Row]]:
    found: dict[str, dict[str, _Row]] = defaultdict(dict)
    with TABLE.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, strict=True):
            found[row["class"]][row["category"]] = _Row(tuple(row["codes"].split()), row["everywhere"] == "yes")
    return found

"""지정수량: designated quantities of 위험물안전관리법 시행령 별표 1, looked up by the class text that 소방청 prints."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path

TABLE = Path(__file__).parent / "tables" / "designated_quantities.csv"
NAMED = TABLE.parent / "law" / "hazardous_materials_named.csv"
"""The items that are one substance, with its CAS number."""
SOURCE = "위험물안전관리법 시행령 별표 1"

_CLASS = re.compile(r"제\s*(\d)\s*류")
_CONTENT = re.compile(r"농도 (\d+(?:\.\d+)?) 중량퍼센트 이상")
_SEPARATORS = re.compile(r"[\s()\[\],:/-]+")
_BRACKETS = re.compile(r"\([^)]*\)")
_ENDINGS_OF_CONDITION = {
    "비수용성": ("비수용성", "비수용성액체"),
    "수용성": ("수용성", "수용성액체"),
    "제1종": ("제1종",),
    "제2종": ("제2종",),
}
"""Endings that a class text may have after the item, by the annex's condition; any other ending matches no row."""


@dataclass(frozen=True, slots=True)
class DesignatedQuantity:
    """One row of the annex; ``condition`` is part of the row's meaning and is always shown with it."""

    class_number: str
    class_name: str
    item: str
    old_item: str
    condition: str
    quantity: str
    unit: str
    grade: str

    @property
    def text(self) -> str:
        """Quantity with its unit, as the annex prints them."""
        return f"{int(self.quantity):,} {self.unit}"

    @property
    def percent(self) -> Decimal | None:
        """The content in percent by weight from which the item holds; ``None`` where the annex gives none."""
        match = _CONTENT.fullmatch(self.condition)
        return Decimal(match.group(1)) if match else None

    def names(self) -> Iterator[str]:
        """The item's names without blanks, today's and older, with and without the parts in brackets."""
        for name in f"{self.item}·{self.old_item}".split("·"):
            yield from (_without_spacing(name), _without_spacing(_BRACKETS.sub("", name)))


def designated_quantity(class_text: str) -> DesignatedQuantity | None:
    """The annex row that ``제4류 인화성액체 알코올류`` names; ``None`` where no row or more than one matches.

    Items are compared whole: 과염소산염류 ends in 염소산염류, 황화인 begins with 황, and 제1석유류 has two rows that
    differ only in 수용성 and 비수용성. A text that names two classes matches none.
    """
    numbers = set(_CLASS.findall(class_text))
    if len(numbers) != 1:
        return None
    number = numbers.pop()
    rows = [row for row in _table() if row.class_number == number]
    text = _without_spacing(_CLASS.sub("", class_text)).removeprefix(
        _without_spacing(rows[0].class_name) if rows else ""
    )
    matches = {row for row in rows for name in row.names() if _matches(row, name, text)}
    return matches.pop() if len(matches) == 1 else None


def rows_naming(number: str) -> tuple[DesignatedQuantity, ...]:
    """The rows whose item is this substance by name (나트륨, 과산화수소); () for all that a class takes in by a test."""
    named = {item for item, cas in _named_substances() if cas == number}
    return tuple(row for row in _table() if row.item in named)


def items() -> tuple[str, ...]:
    """Every item that the annex names, today's and older names, each once in the annex's order."""
    return tuple(
        dict.fromkeys(
            name for row in _table() for item in (row.item, row.old_item) for name in (item, *item.split("·"))
        )
    )


def rows() -> tuple[DesignatedQuantity, ...]:
    """The annex, in its order."""
    return _table()


def _matches(row: DesignatedQuantity, name: str, text: str) -> bool:
    if not name or not text.startswith(name):
        return False
    ending = text.removeprefix(name)
    if row.condition in _ENDINGS_OF_CONDITION:
        return ending in _ENDINGS_OF_CONDITION[row.condition]
    return not ending


def _without_spacing(text: str) -> str:
    return _SEPARATORS.sub("", text)


@cache
def _named_substances() -> tuple[tuple[str, str], ...]:
    with NAMED.open(encoding="utf-8", newline="") as file:
        return tuple((row["item"], row["cas"]) for row in csv.DictReader(file, strict=True))


@cache
def _table() -> tuple[DesignatedQuantity, ...]:
    with TABLE.open(encoding="utf-8", newline="") as file:
        return tuple(DesignatedQuantity(**row) for row in csv.DictReader(file, strict=True))

"""지정수량: designated quantities of 위험물안전관리법 시행령 별표 1, found by the class text that 소방청 prints."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

TABLE = Path(__file__).parent / "tables" / "designated_quantities.csv"
SOURCE = "위험물안전관리법 시행령 별표 1"


@dataclass(frozen=True, slots=True)
class DesignatedQuantity:
    """One row of the annex; ``condition`` is part of the row's meaning and always shown with it."""

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


def designated_quantity(class_text: str) -> DesignatedQuantity | None:
    """The annex row that ``제4류 인화성액체 알코올류`` names; ``None`` where no row or more than one fits.

    A row with a condition (비수용성, 비중 1.49 이상) fits only where the text states it, or where it is the item's only row.
    """
    words = class_text.split()
    named = [row for row in _table() if f"제{row.class_number}류" in words and _names(row, words)]
    stated = [row for row in named if row.condition and _states(row.condition, class_text.replace(" ", ""))]
    if len(stated) == 1:
        return stated[0]
    return named[0] if len(named) == 1 else None


def _names(row: DesignatedQuantity, words: Sequence[str]) -> bool:
    """Whole words only: 황 is not 황화인."""
    tail = "".join(words[1:])
    return any(
        item and (item in words or tail.endswith(item)) and not _longer(item, words)
        for item in (row.item.replace(" ", ""), row.old_item.replace(" ", ""))
    )


def _longer(item: str, words: Sequence[str]) -> bool:
    """Whether the item is only the end of another word, as 황 would be of 유황."""
    return item not in words and bool(words) and words[-1].endswith(item) and words[-1] != item


def _states(condition: str, plain: str) -> bool:
    """비수용성 contains 수용성, so the longer is looked for first."""
    if condition == "수용성":
        return "수용성" in plain.replace("비수용성", "")
    return condition.replace(" ", "") in plain


@cache
def _table() -> tuple[DesignatedQuantity, ...]:
    with TABLE.open(encoding="utf-8", newline="") as file:
        return tuple(DesignatedQuantity(**row) for row in csv.DictReader(file, strict=True))

"""산업안전보건법 at second hand: its lists of substances and the quantities of the process safety report (PSM).

Copies of the law that nobody compared with the law itself: a row may say 해당, a missing row says nothing (content rule 16).
Contents from which the lists apply are not in the tables: the copies differ from the law there.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent / "tables" / "law"
LAW = "산업안전보건법"
PROCESS_SAFETY_REPORT = "공정안전보고서(PSM) 대상"
SECOND_HAND = "2차 자료 대조, 법령 원문 확인 전"
_COPIES = {"two": "2차 자료 두 곳이 일치", "one": "2차 자료 한 곳"}


@dataclass(frozen=True, slots=True)
class WorkplaceListing:
    """One substance on one list; ``copies`` says in words how many copies of the law agree on it."""

    cas: str
    name: str
    list_name: str
    copies: str
    source: str


@dataclass(frozen=True, slots=True)
class ProcessSafetyQuantity:
    """One row of the annex in kilograms as printed; ``cas`` is () for classes (인화성 가스).

    ``percent`` is the content from which the row holds, ``None`` where its name gives none.
    """

    number: str
    name: str
    cas: tuple[str, ...]
    percent: Decimal | None
    quantity: str
    source: str

    @property
    def text(self) -> str:
        """The quantity with its unit."""
        return f"{self.quantity} kg"


def workplace_listings_of(number: str) -> tuple[WorkplaceListing, ...]:
    """The lists that name the CAS number, in the order of the table."""
    return tuple(row for row in workplace_listings() if row.cas == number)


def process_safety_quantities_of(number: str) -> tuple[ProcessSafetyQuantity, ...]:
    """The rows of the annex that name the CAS number."""
    return tuple(row for row in process_safety_quantities() if number in row.cas)


@cache
def workplace_listings() -> tuple[WorkplaceListing, ...]:
    """All rows of the lists."""
    return tuple(
        WorkplaceListing(row["cas"], row["name"], row["list_name"], _COPIES[row["copies"]], row["source"])
        for row in _rows("workplace_safety_lists")
    )


@cache
def process_safety_quantities() -> tuple[ProcessSafetyQuantity, ...]:
    """All rows of the annex that were read in a copy of the law."""
    return tuple(
        ProcessSafetyQuantity(
            row["number"],
            row["name"],
            tuple(row["cas"].split()),
            Decimal(row["percent"]) if row["percent"] else None,
            row["quantity_kg"],
            row["source"],
        )
        for row in _rows("process_safety_quantities")
    )


def _rows(table: str) -> tuple[Mapping[str, str], ...]:
    with (FOLDER / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file, strict=True))

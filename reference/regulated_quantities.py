"""규정수량: the tonnages of 「유해화학물질의 규정수량에 관한 규정」 by CAS number, with the edition and the mark that they need.

They were copied from the notice's annexes and not compared with the notice, so no page shows one without ``MARK``.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent / "tables" / "law"
NOTICE = "유해화학물질의 규정수량에 관한 규정"
EDITION = "2026-07-20 판"
MARK = f"{EDITION}, 원문 확인 전"
ACCIDENT_ANNEX = "3"
"""The annex of the 사고대비물질; for these it goes before annex 2."""


@dataclass(frozen=True, slots=True)
class RegulatedQuantity:
    """One row of an annex. ``kinds`` are those of the annex (급성, 저확산, 용액), () for annex 3 without one.

    ``lowest``, ``low`` and ``high`` are tonnes as printed, "" where the annex prints a dash. ``percent`` is ``None`` where
    the annex leaves the content to its general rules.
    """

    annex: str
    number: str
    unique_number: str
    cas: tuple[str, ...]
    name: str
    kinds: tuple[str, ...]
    percent: Decimal | None
    exclusive: bool
    lowest: str
    low: str
    high: str
    source: str

    @property
    def text(self) -> str:
        """The three quantities with their names."""
        steps = (("최하위", self.lowest), ("하위", self.low), ("상위", self.high))
        return " · ".join(f"{name} {tonnes} t" if tonnes else f"{name} –" for name, tonnes in steps)


@dataclass(frozen=True, slots=True)
class GeneralRule:
    """One general rule of an annex (일반기준), in the notice's words."""

    annex: str
    item: str
    text: str


def quantities_of(number: str, accident_numbers: Collection[str] = ()) -> tuple[RegulatedQuantity, ...]:
    """The rows of a CAS number, annex 3 first, and those of annex 3 with one of these numbers.

    암모니아수 has no CAS number of its own there: the list of 사고대비물질 gives it number 44.
    """
    found = _by_cas().get(number, ())
    by_number = (
        row for row in regulated_quantities() if row.annex == ACCIDENT_ANNEX and row.number in accident_numbers
    )
    return tuple(sorted(dict.fromkeys((*found, *by_number)), key=lambda row: row.annex != ACCIDENT_ANNEX))


@cache
def regulated_quantities() -> tuple[RegulatedQuantity, ...]:
    """All rows, in the order of the table: annex 3, then annex 2."""
    return tuple(
        RegulatedQuantity(
            row["annex"],
            row["number"],
            row["unique_number"],
            tuple(row["cas"].split()),
            row["name"],
            tuple(filter(None, row["kind"].split(","))),
            Decimal(row["percent"]) if row["percent"] else None,
            row["more_than"] == "yes",
            row["lowest_t"],
            row["low_t"],
            row["high_t"],
            row["source"],
        )
        for row in _rows("regulated_quantities")
    )


@cache
def general_rules() -> tuple[GeneralRule, ...]:
    """The general rules of both annexes, as the notice words them."""
    return tuple(GeneralRule(row["annex"], row["item"], row["text"]) for row in _rows("regulated_quantity_rules"))


@cache
def _by_cas() -> Mapping[str, tuple[RegulatedQuantity, ...]]:
    found: dict[str, list[RegulatedQuantity]] = defaultdict(list)
    for row in regulated_quantities():
        for number in row.cas:
            found[number].append(row)
    return {number: tuple(rows) for number, rows in found.items()}


def _rows(table: str) -> tuple[Mapping[str, str], ...]:
    with (FOLDER / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file, strict=True))

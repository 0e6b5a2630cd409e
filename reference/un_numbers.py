"""Existing UN numbers by the US table of hazardous materials: English names, class, and whether a number is for a group."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

TABLE = Path(__file__).parent / "tables" / "un_numbers.csv"
SOURCE = "미국 49 CFR 172.101(eCFR 2026-06), 국내 기준 아님"


@dataclass(frozen=True, slots=True)
class ShippingName:
    """One proper shipping name of a number; ``group`` where it covers many substances (n.o.s. and similar).

    Domestic rows of the US table and NA numbers are left out (content rule 18): UN1005 is 2.3 here, never 2.2.
    """

    number: str
    name_en: str
    hazard_class: str
    group: bool


def shipping_names(number: str) -> tuple[ShippingName, ...]:
    """The names under a number of four digits; () where the table has no such number."""
    return _table().get(number, ())


def numbers_beginning(digits: str) -> tuple[str, ...]:
    """The numbers of the table that begin with these digits, in ascending order."""
    return tuple(number for number in _table() if number.startswith(digits))


@cache
def _table() -> Mapping[str, tuple[ShippingName, ...]]:
    found: dict[str, list[ShippingName]] = defaultdict(list)
    with TABLE.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, strict=True):
            found[row["number"]].append(
                ShippingName(row["number"], row["name_en"], row["hazard_class"], row["group"] == "yes")
            )
    return {number: tuple(names) for number, names in found.items()}

"""The symbols of the chemical elements with their Korean names and the CAS numbers of the elements as such."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from identifiers import cas

TABLE = Path(__file__).parent / "tables" / "elements.csv"


@dataclass(frozen=True, slots=True)
class Element:
    """One element; several CAS numbers where its forms have one each (white and red phosphorus)."""

    symbol: str
    name_ko: str
    name_en: str
    cas: tuple[str, ...]


def element_of(symbol: str) -> Element | None:
    """The element with this symbol in its exact case; ``None`` for all else: Co is cobalt, CO is not."""
    return _by_symbol().get(symbol)


def elements() -> tuple[Element, ...]:
    """All elements in the order of the table."""
    return tuple(_by_symbol().values())


@cache
def _by_symbol() -> Mapping[str, Element]:
    rows: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    with TABLE.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, strict=True):
            rows[row["symbol"], row["name_ko"], row["name_en"]].append(cas.parse(row["cas"]))
    return {symbol: Element(symbol, ko, en, tuple(numbers)) for (symbol, ko, en), numbers in rows.items()}

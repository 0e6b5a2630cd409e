"""Names that people use and agencies do not state: slang, trade and spoken forms, abbreviations, old and new nomenclature.

They are the portal's own names and are marked so wherever they are shown. Each names one substance; a name with two
meanings is not in the table.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

from identifiers import cas

FEED = "portal.aliases"
TABLE = Path(__file__).parent / "tables" / "aliases.csv"


class AliasKind(StrEnum):
    """The kind of name."""

    SLANG = "slang"
    TRADE = "trade"
    SPOKEN = "spoken"
    ABBREVIATION = "abbreviation"
    OLD = "old"
    NEW = "new"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class Alias:
    """One name for one CAS number, with its source."""

    name: str
    lang: str
    cas: str
    kind: AliasKind
    source: str


@cache
def aliases() -> tuple[Alias, ...]:
    """The whole table; raises ``ValueError`` with the line for a row with a wrong number or an unknown kind."""
    return tuple(_rows())


def _rows() -> Iterator[Alias]:
    with TABLE.open(encoding="utf-8", newline="") as file:
        for number, row in enumerate(csv.DictReader(file, strict=True), 2):
            try:
                yield Alias(row["name"], row["lang"], cas.parse(row["cas"]), AliasKind(row["kind"]), row["source"])
            except (KeyError, ValueError) as error:
                raise ValueError(f"{TABLE.name}, line {number}: {error}") from error

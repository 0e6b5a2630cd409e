"""H codes (UN GHS) and EUH codes (EU CLP): by which route each endangers, and which danger is the graver (content rule 12)."""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from pathlib import Path

TABLE = Path(__file__).parent / "tables" / "hazard_codes.csv"
_PARTS = re.compile(r"(EUH|H)?([0-9]{3})")


class Route(StrEnum):
    """How a danger reaches a person; ``OTHER`` for lasting harm, the environment and codes that the table does not hold."""

    WATER = "water"
    INHALED = "inhaled"
    SKIN_AND_EYE = "skin"
    SWALLOWED = "swallowed"
    FIRE_AND_EXPLOSION = "fire"
    OTHER = "other"


def severity(code: str) -> int:
    """The rank of a code, the gravest 0; of a compound (H300+H310) that of its gravest part. Unknown codes come last."""
    return min((_table()[part][0] for part in _parts(code) if part in _table()), default=len(_table()))


def routes_of(code: str) -> frozenset[Route]:
    """The routes of a code: several for a compound (H300+H330), ``OTHER`` alone where no part is known."""
    known = frozenset(_table()[part][1] for part in _parts(code) if part in _table())
    return known or frozenset({Route.OTHER})


def _parts(code: str) -> tuple[str, ...]:
    """The codes of a compound; a suffix that narrows the harm (H360FD, H350i) is left off, a bare number is an H code."""
    return tuple((letters or "H") + digits for letters, digits in _PARTS.findall(code.upper()))


@cache
def _table() -> Mapping[str, tuple[int, Route]]:
    """Rank and route by code; the table's order is the order of gravity."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        return {row["code"]: (rank, Route(row["route"])) for rank, row in enumerate(csv.DictReader(file, strict=True))}

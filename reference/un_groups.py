"""UN numbers of groups: their shipping name is "n.o.s." (not otherwise specified), so the number does not name one substance."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

TABLE = Path(__file__).parent / "tables" / "un_groups.csv"


def is_group(number: str) -> bool:
    """Whether many substances travel under this number (1993, 2810, 3082 …), independent of the portal's entries (content rule 12).

    From the US table without its domestic rows; a number that is not in the table may still belong to several substances.
    """
    return number in _numbers()


@cache
def _numbers() -> frozenset[str]:
    with TABLE.open(encoding="utf-8", newline="") as file:
        return frozenset(row["number"] for row in csv.DictReader(file, strict=True))

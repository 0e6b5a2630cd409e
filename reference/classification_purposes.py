"""What a law uses a value for that one agency states in its system: by the titles of the law's own articles."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

TABLE = Path(__file__).parent / "tables" / "classification_purposes.csv"
NOT_COMPARED = "원문 확인 전"
"""No row was compared with the law itself yet; it stands beside each of them."""


@dataclass(frozen=True, slots=True)
class Purpose:
    """What the value is used for, and the article that says so."""

    text: str
    source: str


def purpose_of(feed: str, conflict_type: str) -> Purpose | None:
    """What the value of this feed is used for; ``None`` where the table has no row, and nothing is said."""
    return _table().get((feed, conflict_type))


@cache
def _table() -> Mapping[tuple[str, str], Purpose]:
    with TABLE.open(encoding="utf-8", newline="") as file:
        return {
            (row["feed"], each): Purpose(row["purpose"], f"{row['source']}, {NOT_COMPARED}")
            for row in csv.DictReader(file, strict=True)
            for each in row["types"].split()
        }

"""Tables of words: each row has a word, its class and the reason, so that a safety officer can review it."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parents[1] / "tables" / "words"
Row = Mapping[str, str]


def rows(name: str) -> tuple[Row, ...]:
    """The rows of one table in its order; raises ``FileNotFoundError`` for an unknown table."""
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file, strict=True))


@cache
def words_by_class(name: str) -> Mapping[str, tuple[str, ...]]:
    """The words of each class: classes in the order of their first row, words in the order of the table."""
    found: dict[str, list[str]] = {}
    for row in rows(name):
        found.setdefault(row["class"], []).append(row["word"])
    return {each: tuple(words) for each, words in found.items()}

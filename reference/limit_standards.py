"""Whose exposure limit a text quotes: limits are compared under one standard alone."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

TABLE = Path(__file__).parent / "tables" / "limit_standards.csv"


def standard_of(text: str) -> str:
    """The standard by the first word of the table that the text holds; a text without one is a standard of its own."""
    return next((standard for word, standard in _words() if word in text), text.strip())


@cache
def _words() -> tuple[tuple[str, str], ...]:
    with TABLE.open(encoding="utf-8", newline="") as file:
        return tuple((row["word"], row["standard"]) for row in csv.DictReader(file, strict=True))

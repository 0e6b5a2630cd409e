"""How tables of reference documents are read: one CSV a table, and one hash that changes with the tables of a feed."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

TABLES = Path(__file__).parent / "tables"


def rows_of(table: Path) -> Iterator[dict[str, str]]:
    """The rows of one table, by column; raises ``csv.Error`` for a broken file and never leaves a row out."""
    with table.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file, strict=True)


def version_of(*tables: Path) -> str:
    """A hash that changes with any of these tables."""
    digest = sha256()
    for table in tables:
        digest.update(table.name.encode() + b"\0" + table.read_bytes())
    return digest.hexdigest()

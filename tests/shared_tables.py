"""Rows of the tables beside the checkout, whose first lines may be remarks."""

from __future__ import annotations

import csv
from pathlib import Path


def shared_rows(shared: Path, path: str) -> list[dict[str, str]]:
    """The rows of one table of ../shared/data by column."""
    with (shared / "data" / path).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(line for line in file if not line.startswith("#")))

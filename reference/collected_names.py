"""Names collected from notices, safety data sheets, trades and other languages: each with its CAS number and its source.

A name that several substances bear stands once for each of them, so that search offers all. The tables in ``tables/names``
reach the index as records of the portal's own feed, and so without a rebuild.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

from identifiers import cas

FEED = "portal.collected_names"
FOLDER = Path(__file__).parent / "tables" / "names"


class NameKind(StrEnum):
    """Who uses the name: an official text, or people at work and at home."""

    NOTICE = "notice"
    TITLE = "title"
    PESTICIDE = "pesticide"
    TRADE = "trade"
    OLD = "old"
    ABBREVIATION = "abbreviation"
    EVERYDAY = "everyday"
    SHARED = "shared"


@dataclass(frozen=True, slots=True)
class CollectedName:
    """One name for one CAS number, with its source; ``lang`` is "ko", "en", "zh", "ja" or "vi"."""

    name: str
    lang: str
    cas: str
    kind: NameKind
    source: str


@cache
def collected_names() -> tuple[CollectedName, ...]:
    """All rows of all tables, table by table; raises ``ValueError`` with table and line for an invalid row."""
    return tuple(name for table in sorted(FOLDER.glob("*.csv")) for name in _rows(table))


@cache
def _sources() -> dict[tuple[str, str], str]:
    sources: dict[tuple[str, str], dict[str, None]] = {}
    for each in collected_names():
        sources.setdefault((each.name, each.cas), {})[each.source] = None
    return {key: " · ".join(found) for key, found in sources.items()}


def source_of(name: str, cas_number: str) -> str:
    """The sources that give the substance this name, letter for letter; "" where no table does."""
    return _sources().get((name, cas_number), "")


def _rows(table: Path) -> Iterator[CollectedName]:
    with table.open(encoding="utf-8", newline="") as file:
        for number, row in enumerate(csv.DictReader(file, strict=True), 2):
            try:
                yield _name(row)
            except (KeyError, ValueError) as error:
                raise ValueError(f"{table.name}, line {number}: {error}") from error


def _name(row: dict[str, str]) -> CollectedName:
    if not row["source"]:
        raise ValueError("a name without a source is no fact")
    return CollectedName(row["name"], row["lang"], cas.parse(row["cas"]), NameKind(row["kind"]), row["source"])

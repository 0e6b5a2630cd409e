"""The index of the Emergency Response Guidebook 2024 (yellow and blue pages): UN number, name, guide, whether it polymerizes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from reference.document_tables import TABLES, rows_of, version_of

TABLE = TABLES / "erg" / "erg_index.csv"


@dataclass(frozen=True, slots=True)
class IndexedName:
    """One row of the index. ``in_table_1`` marks the highlighted rows, for which table 1 has distances."""

    un: str
    name: str
    guide: str
    may_polymerize: bool
    in_table_1: bool


def guide_index() -> Mapping[str, tuple[IndexedName, ...]]:
    """The rows by UN number; four numbers have two or three guides, by name (UN1057 lighters: 115 and 128)."""
    return _index()


def table_version() -> str:
    """A hash that changes with the table."""
    return version_of(TABLE)


@cache
def _index() -> Mapping[str, tuple[IndexedName, ...]]:
    found: dict[str, list[IndexedName]] = defaultdict(list)
    for row in rows_of(TABLE):
        name = IndexedName(row["un"], row["name"], row["guide"], row["polymerize"] == "P", row["table1"] == "1")
        found[name.un].append(name)
    return {un: tuple(names) for un, names in found.items()}

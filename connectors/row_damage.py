"""Damage of a row, noted in the row itself until ingest counts it: text that was mended, and rows that could not be read.

A reader of bytes knows neither the report nor the number of the page, so the note travels with its row.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from connectors.schema import Row

DAMAGE = "_damage"
"""The field of a row with its ``Damage``; never stored."""
LONGEST_EXCERPT = 200


@dataclass(frozen=True, slots=True)
class Damage:
    """What was wrong, where (``page 3, row 17``), and an excerpt.

    A ``lost`` row is not to be read: a part of it may be missing. A ``doubtful`` one can be, but its text is not stored.
    """

    reason: str
    place: str = ""
    excerpt: str = ""
    lost: bool = False
    doubtful: bool = False
    replaced: bool = False
    """Whether something that nobody can read was replaced or dropped, so that the rest of the text may mean less."""

    @property
    def sample(self) -> str:
        """Place and excerpt on one line."""
        return ": ".join(part for part in (self.place, self.excerpt) if part)


def lost_row(reason: str, place: str, excerpt: str) -> Row:
    """A row that stands for one that could not be read, so that it is counted and nothing is concluded from its absence."""
    return {DAMAGE: [Damage(reason, place, excerpt[:LONGEST_EXCERPT], lost=True)]}


def add_damage(row: Row, damage: Damage) -> None:
    """Notes damage in the row."""
    row.setdefault(DAMAGE, []).append(damage)


def place_on_page(row: Row, page: int) -> None:
    """Adds the page's number to the places that the row's damage names."""
    if DAMAGE in row:
        row[DAMAGE] = [
            dataclasses.replace(damage, place=f"page {page}, {damage.place}".removesuffix(", "))
            for damage in row[DAMAGE]
        ]


def taken_damage(row: Row) -> tuple[Damage, ...]:
    """Removes the damage of a row and of everything inside it, and returns it."""
    found: list[Damage] = []
    for inner in objects_in(row):
        found += inner.pop(DAMAGE, ())
    return tuple(found)


def objects_in(value: Any) -> Iterator[dict[str, Any]]:
    """Every object in a value, the outermost first, at any depth without recursion."""
    pending = [value]
    while pending:
        current = pending.pop()
        if isinstance(current, dict):
            yield current
            pending.extend(current.values())
        elif isinstance(current, list):
            pending.extend(current)

"""Pairs of household and common products of which a source was read; they speak before any chart of groups (content rule 8)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from reference.reactivity.consequences import Consequence, Gas, Level, consequences_of, gases, rows

FEED = "portal.household_pairs"
"""The feed whose records are these pairs."""


@dataclass(frozen=True, slots=True)
class HouseholdPair:
    """One pair: the two sides in words and as what they match, what comes of them, and the sources that were read."""

    key: str
    a: str
    b: str
    a_matches: frozenset[str]
    b_matches: frozenset[str]
    consequences: tuple[Consequence, ...]
    gases: tuple[Gas, ...]
    effect: str
    level: Level
    """Literature, or a prediction where a statement of the law is extended to a like kind."""
    source: str

    @property
    def rule(self) -> str:
        """The feed and the key, by which staff withhold the pair."""
        return f"{FEED}/{self.key}"

    @property
    def words(self) -> str:
        """Both sides, and what comes of them."""
        return f"{self.a} + {self.b}: {self.effect}"


@cache
def household_pairs() -> Sequence[HouseholdPair]:
    """All pairs in the order of the table."""
    return tuple(
        HouseholdPair(
            row["key"],
            row["a"],
            row["b"],
            frozenset(row["a_matches"].split()),
            frozenset(row["b_matches"].split()),
            consequences_of(row["consequences"]),
            gases(row["gases"].split()),
            row["effect_ko"],
            Level(row["level"]),
            row["source"],
        )
        for row in rows("household_pairs.csv")
    )

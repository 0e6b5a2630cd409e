"""The conditions a plan is made of: a field, how its tokens are compared, and the tier of what it finds.

Scores are sums of constant tiers, so they are exact integers. Tiers are multiplied by ``TIER_STEP`` and the prior (0..100)
is added below them: a prior orders equals and never lifts a weaker tier over a stronger one.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from search.engine_types import Why
from search.fields import Field

TIER_STEP = 128
TIER = {
    Why.IDENTIFIER: 1000,
    Why.STRUCTURE: 1000,
    Why.UN: 900,
    Why.ELEMENT: 510,
    Why.NAME: 500,
    Why.SYNONYM: 380,
    Why.ALIAS: 380,
    Why.FORMULA: 350,
    Why.RULE_SAME: 300,
    Why.TYPO: 200,
    Why.CHOSUNG: 200,
    Why.WORDS: 160,
    Why.RULE_NEAR: 120,
    Why.PREFIX: 60,
    Why.RULE_SIMILAR: 12,
    Why.TEXT: 10,
}
SYNONYM_WORD = 130
"""A synonym or a formula within a longer text."""

NUMBER_WHILE_TYPING = 270
"""The beginning of a number while it is typed: above names that begin so, below whole names."""


class Match(StrEnum):
    """How tokens are compared: whole, one of several, as a prefix, within an edit distance (a swap of neighbours counts
    one), or as phrases that must all be in the text, each a sequence of adjacent tokens."""

    TERM = "term"
    ANY = "any"
    PREFIX = "prefix"
    FUZZY_1 = "fuzzy_1"
    FUZZY_2 = "fuzzy_2"
    PHRASES = "phrases"


@dataclass(frozen=True, slots=True)
class Clause:
    """One condition with its tier. ``tokens`` has one token, for ``ANY`` several, for ``PHRASES`` phrases joined by spaces."""

    field: Field
    match: Match
    tokens: tuple[str, ...]
    tier: int
    why: Why

"""Pairs that were judged by chemistry before any rule was seen: whether the portal names their hazard, and calls none safe.

Right is a dangerous pair of which the hazard that the judge wrote first is named; that one of the gravest is named is
counted beside it. A hazard that is named for a harmless pair is told, but it is no fault of safety.
"""

from __future__ import annotations

import csv
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from portal.profile.judged_mixtures import Mixture
from reference.reactivity.consequences import Consequence

FILE = Path(__file__).parent / "texts" / "mixture_pairs.csv"
_HAZARDS = {each.value: each for each in Consequence} | {"violent_polymerisation": Consequence.POLYMERIZATION}
_SAFE_WORDS = ("안전하", "안전합", "안전함", "괜찮", "무해", "호환", "safe", "compatible", "no known reaction")
"""Words that would call a pair safe; an agency has 안전 in its name."""


Judge = Callable[[str, str], Mixture]
"""The mixture of two typed items."""


@dataclass(frozen=True, slots=True)
class JudgedPair:
    """One pair: its two sides as typed, whether it is dangerous, the expected hazards and gases."""

    key: str
    kind: str
    a: str
    b: str
    is_danger: bool
    hazards: tuple[Consequence, ...]
    gases: frozenset[str]


@dataclass(frozen=True, slots=True)
class PairResult:
    """A pair with what was said of it: named hazards and gases, and words that call it safe."""

    pair: JudgedPair
    named: frozenset[Consequence]
    gases: frozenset[str]
    worst: str
    called_safe: bool

    @property
    def is_right(self) -> bool:
        """Whether the first expected hazard is named; a harmless pair is right unless it is called safe."""
        return not self.called_safe and (not self.pair.is_danger or self.pair.hazards[0] in self.named)

    @property
    def names_a_gravest(self) -> bool:
        """Whether one of the gravest expected hazards is named."""
        gravest = min((each.rank for each in self.pair.hazards), default=0)
        return any(each.rank == gravest for each in self.named & set(self.pair.hazards))

    @property
    def names_every_gas(self) -> bool:
        """Whether every expected gas is named."""
        return self.pair.gases <= self.gases


def judged_mixture_pairs(path: Path = FILE) -> tuple[JudgedPair, ...]:
    """The pairs of the file; raises ``KeyError`` for a hazard that does not exist."""
    with path.open(encoding="utf-8", newline="") as file:
        return tuple(
            JudgedPair(
                row["id"],
                row["kind"],
                row["a"],
                row["b"],
                row["expect"] == "danger",
                tuple(_HAZARDS[word] for word in row["hazards"].split(";") if word),
                frozenset(formula for formula in row["gases"].split(";") if formula),
            )
            for row in csv.DictReader(file, strict=True)
        )


def results_of(judge: Judge, pairs: tuple[JudgedPair, ...]) -> tuple[PairResult, ...]:
    """Judges every pair once."""
    return tuple(_result(pair, judge(pair.a, pair.b)) for pair in pairs)


def _result(pair: JudgedPair, mixture: Mixture) -> PairResult:
    rules = [rule for shown in mixture.pairs for rule in shown.rules]
    said = " ".join([*(rule.line for rule in rules), *(line for shown in mixture.pairs for line in shown.undecided)])
    return PairResult(
        pair,
        frozenset(each for rule in rules for each in rule.speaking.consequences),
        frozenset(gas.formula for rule in rules for gas in rule.speaking.gases),
        mixture.pairs[0].worst if mixture.pairs else "",
        any(word in said.casefold() for word in _SAFE_WORDS),
    )


def lines(results: tuple[PairResult, ...]) -> list[str]:
    """The figures by kind, the pairs of which the hazard was not named, and what harmless pairs were said to do."""
    found = []
    for kind in dict.fromkeys(result.pair.kind for result in results):
        of_kind = [result for result in results if result.pair.kind == kind]
        found.append(f"{kind}: {sum(result.is_right for result in of_kind)} of {len(of_kind)} right")
    dangers = [result for result in results if result.pair.is_danger]
    with_gas = [result for result in dangers if result.pair.gases]
    right, every_gas = sum(each.is_right for each in dangers), sum(each.names_every_gas for each in with_gas)
    return [
        *found,
        f"hazard named right: {right} of {len(dangers)} ({right / (len(dangers) or 1):.3f})",
        f"one of the gravest hazards named: {sum(each.names_a_gravest for each in dangers)} of {len(dangers)}",
        f"every expected gas named: {every_gas} of {len(with_gas)}",
        f"called safe: {sum(result.called_safe for result in results)} of {len(results)}",
        *(_told("missed", result) for result in dangers if not result.is_right),
        *(_told("gas not named", result) for result in with_gas if not result.names_every_gas),
        *(_told("harmless, but said", result) for result in results if not result.pair.is_danger and result.named),
    ]


def _told(what: str, result: PairResult) -> str:
    pair = result.pair
    expected = ", ".join([*pair.hazards, *sorted(pair.gases)])
    return f"{what} {pair.key} {pair.a} + {pair.b}: {result.worst}; expected {expected or 'no verdict'}"

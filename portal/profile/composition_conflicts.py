"""Formula and molar mass on which two agencies differ; hydrates are other substances and are not compared."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import product

from connectors.schema import FactKind
from identifiers.formula import FormulaError, hill, hill_candidates
from portal.profile.conflict_types import LABELS, Conflict, ConflictType, Side, severity_of
from portal.profile.conflict_voices import ComparedFacts
from portal.profile.sourced_facts import SourcedFact
from reference.rounded_figures import agree

WATER = Decimal("18.015")
"""Molar mass of water, by multiples of which hydrates differ."""
ATOMIC_WEIGHTS = Decimal("0.001")
"""How far molar masses may be apart through the atomic weights of another year: a thousandth."""
_ADDED_WATER = re.compile(r"[·•∙⋅・*.]\s*(\d*\.?\d*)\s*H2O$", re.IGNORECASE)
_SUBSCRIPTS = str.maketrans("₀₁₂₃₄₅₆₇₈₉", "0123456789")


@dataclass(frozen=True, slots=True)
class _Formula:
    """A formula without its added water, and how much water that is, "" for none."""

    body: str
    water: str


def formula_conflicts(compared: ComparedFacts) -> Iterator[Conflict]:
    """Formulas of which no two hold the same atoms, whatever their order; texts that are no formula are not compared."""
    facts = [fact for fact in compared.stated(FactKind.FORMULA) if _read(fact.value)]
    for _, voices, (one, other) in compared.pairs(facts):
        pairs = list(product(_formulas(voices[one]), _formulas(voices[other])))
        are_comparable = all(a.water == b.water for a, b in pairs)
        if are_comparable and not any(_same_atoms(a.body, b.body) for a, b in pairs):
            yield _conflict(ConflictType.FORMULA, (*voices[one], *voices[other]), compared)


def molar_mass_conflicts(compared: ComparedFacts) -> Iterator[Conflict]:
    """Molar masses that differ by more than rounding and atomic weights, and by no multiple of water."""
    facts = [fact for fact in compared.stated(FactKind.MOLAR_MASS) if _mass(fact)]
    for _, voices, (one, other) in compared.pairs(facts):
        pairs = list(product(map(_mass, voices[one]), map(_mass, voices[other])))
        if not any(_same_mass(a, b) or _differ_by_water(a, b) for a, b in pairs):
            yield _conflict(ConflictType.MOLAR_MASS, (*voices[one], *voices[other]), compared)


def _formulas(facts: Iterable[SourcedFact]) -> list[_Formula]:
    return [read for fact in facts if (read := _read(fact.value))]


def _read(text: str) -> _Formula | None:
    """``None`` for a text that is no formula."""
    plain = text.strip().translate(_SUBSCRIPTS)
    water = _ADDED_WATER.search(plain)
    body = plain[: water.start()] if water else plain
    try:
        hill(body)
    except FormulaError:
        return None
    return _Formula(body, (water.group(1) or "1") if water else "")


def _same_atoms(one: str, other: str) -> bool:
    """Also where one of them lost its case: SIO2 may be SiO2."""
    first, second = hill(one), hill(other)
    return first == second or first in _readings(other) or second in _readings(one)


def _readings(text: str) -> tuple[str, ...]:
    return hill_candidates(text) if text.upper() == text or text.lower() == text else ()


def _mass(fact: SourcedFact) -> Decimal:
    """The figure in g/mol, 0 where none was read."""
    data = fact.data or {}
    return Decimal(data["low"]) if data.get("low") and data["low"] == data.get("high") else Decimal(0)


def _same_mass(one: Decimal, other: Decimal) -> bool:
    return agree(one, other) or abs(one - other) <= ATOMIC_WEIGHTS * max(one, other)


def _differ_by_water(one: Decimal, other: Decimal) -> bool:
    """By a multiple of half a molecule: 2 CaSO4·H2O is written CaSO4·½H2O."""
    halves = abs(one - other) / (WATER / 2)
    nearest = halves.to_integral_value()
    return nearest >= 1 and abs(halves - nearest) * (WATER / 2) <= ATOMIC_WEIGHTS * max(one, other)


def _conflict(conflict_type: ConflictType, facts: Iterable[SourcedFact], compared: ComparedFacts) -> Conflict:
    ordered = sorted(facts, key=lambda fact: (fact.value, fact.feed, fact.record_key))
    sides = tuple(Side(compared.voices.of(fact.feed), fact.text, fact) for fact in ordered)
    return Conflict(conflict_type, "", LABELS[conflict_type], sides, severity_of(conflict_type))

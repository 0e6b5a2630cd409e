"""Exposure limits of one standard on which two agencies differ, also where one prints ppm and the other mg/m³."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations, product

from connectors.schema import ExposureLimit, FactKind, data_from_json
from portal.profile.conflict_types import Conflict, ConflictType, Side, severity_of
from portal.profile.conflict_voices import ComparedFacts
from portal.profile.sourced_facts import SourcedFact
from reference.limit_standards import standard_of
from reference.rounded_figures import agree, agree_when_converted

KINDS: Mapping[str, str] = {"twa": "TWA", "stel": "STEL", "ceiling": "C"}
PPM, MASS = "ppm", "mg/m³"
LITRES_PER_MOL = Decimal("24.45")
"""Volume of one mole of a gas at 25 ℃ and 1 atm, by which ppm and mg/m³ are converted."""


@dataclass(frozen=True, slots=True)
class _Figure:
    """One printed limit: its kind, its unit and the fact that states it."""

    kind: str
    unit: str
    amount: Decimal
    fact: SourcedFact

    @property
    def text(self) -> str:
        return f"{KINDS[self.kind]} {self.amount} {self.unit}"


@dataclass(frozen=True, slots=True)
class _MolarMass:
    amount: Decimal
    fact: SourcedFact


def limit_conflicts(compared: ComparedFacts) -> Iterator[Conflict]:
    """Limits of one standard and kind of which no two printed figures agree, each within its rounding.

    In one unit they are compared as printed. In two units ppm are converted by the molar mass that an agency states; where
    none states one, they are not compared.
    """
    mass = _molar_mass(compared)
    for _, voices, (one, other) in compared.pairs(compared.stated(FactKind.EXPOSURE_LIMIT)):
        ours, theirs = (_figures(voices[voice]) for voice in (one, other))
        for standard, kind in sorted(ours.keys() & theirs.keys()):
            first, second = ours[standard, kind], theirs[standard, kind]
            if converted := _differ(first, second, mass):
                yield _conflict(standard, kind, [*first, *second], compared, mass if converted.by_mass else None)


@dataclass(frozen=True, slots=True)
class _Difference:
    by_mass: bool


def _differ(ours: Iterable[_Figure], theirs: Iterable[_Figure], mass: _MolarMass | None) -> _Difference | None:
    """How the two differ; ``None`` where any two figures agree or nothing can be compared."""
    same_unit = [(a, b) for a, b in product(ours, theirs) if a.unit == b.unit]
    if same_unit:
        return None if any(agree(a.amount, b.amount) for a, b in same_unit) else _Difference(by_mass=False)
    if mass is None:
        return None
    agreeing = (_agree_in_two_units(a, b, mass.amount) for a, b in product(ours, theirs))
    return None if any(agreeing) else _Difference(by_mass=True)


def _agree_in_two_units(one: _Figure, other: _Figure, mass: Decimal) -> bool:
    """In either direction: each of the two may be the one that was rounded."""
    ppm, milligrams = (one.amount, other.amount) if one.unit == PPM else (other.amount, one.amount)
    return agree_when_converted(ppm * mass / LITRES_PER_MOL, milligrams) or agree_when_converted(
        milligrams * LITRES_PER_MOL / mass, ppm
    )


def _figures(facts: Iterable[SourcedFact]) -> Mapping[tuple[str, str], list[_Figure]]:
    found: dict[tuple[str, str], list[_Figure]] = defaultdict(list)
    for fact in facts:
        limit = data_from_json(FactKind.EXPOSURE_LIMIT, fact.data)
        if isinstance(limit, ExposureLimit):
            for kind in KINDS:
                for unit, amount in ((PPM, getattr(limit, f"{kind}_ppm")), (MASS, getattr(limit, f"{kind}_mg_m3"))):
                    if amount is not None and amount > 0:
                        found[standard_of(limit.standard), kind].append(_Figure(kind, unit, amount, fact))
    return found


def _molar_mass(compared: ComparedFacts) -> _MolarMass | None:
    """The molar mass that agencies state; ``None`` where none does or they contradict each other."""
    masses = [
        _MolarMass(Decimal(fact.data["low"]), fact)
        for fact in compared.stated(FactKind.MOLAR_MASS)
        if fact.data and fact.data.get("low") and fact.data.get("low") == fact.data.get("high")
    ]
    if any(not agree(a.amount, b.amount) for a, b in combinations(masses, 2)):
        return None
    return max(masses, key=lambda each: len(each.amount.as_tuple().digits), default=None)


def _conflict(
    standard: str, kind: str, figures: list[_Figure], compared: ComparedFacts, mass: _MolarMass | None
) -> Conflict:
    ordered = sorted(figures, key=lambda each: (each.unit, each.amount, each.fact.feed, each.fact.record_key))
    basis = (
        f"분자량 {mass.amount} g/mol({mass.fact.badge})과 25 ℃, 1기압의 {LITRES_PER_MOL} L/mol로 환산해 비교"
        if mass
        else ""
    )
    return Conflict(
        ConflictType.LIMIT,
        f"{standard}:{kind}",
        f"{standard} {KINDS[kind]}",
        tuple(Side(compared.voices.of(each.fact.feed), each.text, each.fact) for each in ordered),
        severity_of(ConflictType.LIMIT),
        basis,
        (mass.fact,) if mass else (),
    )

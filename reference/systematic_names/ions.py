"""Salts of one metal and one anion: counts as valency, and no number where the metal has only one.

Disodium sulfate is sodium sulfate, diiron trioxide is iron(III) oxide, lead dichloride is what people call lead chloride.
Only a number that follows from the charges is dropped; any other stays in the key.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

from reference.systematic_names.binding import Composition, Unit

TABLE = Path(__file__).parent.parent / "tables" / "ions.csv"


class IonClass(StrEnum):
    """What an element or anion does in a salt: ``ONLY`` has one charge, ``USUAL`` one that is meant where none is stated."""

    ANION = "anion"
    ONLY = "only"
    USUAL = "usual"
    SEVERAL = "several"
    NONMETAL = "nonmetal"


@dataclass(frozen=True, slots=True)
class Ion:
    """One row of the table."""

    kind: IonClass
    charge: int


@cache
def ions() -> Mapping[str, Ion]:
    """Charge and class by concept."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        return {row["concept"]: Ion(IonClass(row["class"]), int(row["charge"])) for row in csv.DictReader(file, strict=True)}


def is_cation(concept: str) -> bool:
    """Whether the concept is an element or ammonium, which a count before an anion refers to."""
    return concept in ions() and ions()[concept].kind is not IonClass.ANION


def is_anion(concept: str) -> bool:
    """Whether the concept is an anion with a known charge."""
    return concept in ions() and ions()[concept].kind is IonClass.ANION


def with_counts_as_valency(composition: Composition) -> Composition:
    """The composition with the counts of a simple salt replaced by the valency of its metal; any other composition as it is."""
    salt = _simple_salt(composition)
    if salt is None:
        return composition
    metal, anion = salt
    known, charge = ions()[metal.concept], ions()[anion.concept].charge
    stated = composition.valencies[0] if composition.valencies else 0
    valency = stated or _valency_of_counts(metal.count, anion.count, charge)
    if known.kind is IonClass.ONLY and valency not in (0, known.charge):
        return composition
    if stated and (metal.count > 1 or anion.count > 1) and metal.count * stated != anion.count * charge:
        return composition
    if not valency and (metal.count > 1 or anion.count > 1):
        return composition
    implied = valency in (0, known.charge) and known.kind in (IonClass.ONLY, IonClass.USUAL)
    return Composition(
        [Unit(unit.concept, unit.kind, 1, unit.places, unit.endings) for unit in composition.units],
        composition.stereo,
        [] if implied or not valency else [valency],
        composition.water,
        composition.details,
    )


def _simple_salt(composition: Composition) -> tuple[Unit, Unit] | None:
    """The metal and the anion of a name that says nothing else; ``None`` for any other."""
    units = composition.units
    if len(units) != 2 or any(unit.places for unit in units) or len(composition.valencies) > 1:
        return None
    metals = [unit for unit in units if is_cation(unit.concept) and ions()[unit.concept].kind is not IonClass.NONMETAL]
    anions = [unit for unit in units if is_anion(unit.concept)]
    return (metals[0], anions[0]) if len(metals) == len(anions) == 1 else None


def _valency_of_counts(metals: int, anions: int, charge: int) -> int:
    """The valency that the counts of a name give; 0 where it states none or where they do not come out even."""
    if metals == anions == 1 or (anions * charge) % metals:
        return 0
    return anions * charge // metals

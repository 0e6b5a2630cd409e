"""Salts of one metal and one anion: counts as valency, and no number where the metal has only one.

Disodium sulfate is sodium sulfate, diiron trioxide is iron(III) oxide, lead dichloride is what people call lead chloride.
Only a number that follows from the charges is dropped; any other stays in the key.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from pathlib import Path

from identifiers.formula import FormulaError, atom_counts
from reference.systematic_names.binding import SINGLE, Composition, Unit

TABLE = Path(__file__).parent.parent / "tables" / "ions.csv"
_COUNTED_IN_PAIRS = frozenset({"OXIDE", "SULFIDE"})
_ODD_COUNTS = frozenset({3, 5})


class IonClass(StrEnum):
    """What an element or anion does in a salt: ``ONLY`` has one charge, ``USUAL`` one that is meant where none is stated."""

    ANION = "anion"
    ONLY = "only"
    USUAL = "usual"
    SEVERAL = "several"
    NONMETAL = "nonmetal"


@dataclass(frozen=True, slots=True)
class Ion:
    """One row of the table; ``paired`` elements have two atoms in an oxide with an odd number of oxygen atoms."""

    kind: IonClass
    charge: int
    symbol: str
    paired: bool


@cache
def ions() -> Mapping[str, Ion]:
    """Charge, class and symbol by concept."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        return {row["concept"]: _ion(row) for row in csv.DictReader(file, strict=True)}


def _ion(row: Mapping[str, str]) -> Ion:
    return Ion(IonClass(row["class"]), int(row["charge"]), row["symbol"], row["paired"] == "yes")


def is_cation(concept: str) -> bool:
    """Whether the concept is an element or ammonium, which a count before an anion refers to."""
    return concept in ions() and ions()[concept].kind is not IonClass.ANION


def is_anion(concept: str) -> bool:
    """Whether the concept is an anion with a known charge."""
    return concept in ions() and ions()[concept].kind is IonClass.ANION


def is_simple_salt(composition: Composition) -> bool:
    """Whether the name consists of one element and one anion."""
    return _simple_salt(composition) is not None


def with_counts_as_valency(composition: Composition, formula: str = "") -> Composition:
    """The composition with the counts of a simple salt replaced by the valency of its metal; any other composition as it is.

    ``formula`` is the one in brackets after the name: Tin iodide (SnI4). It gives the counts that the name leaves out.
    """
    salt = _simple_salt(composition)
    if salt is None:
        return composition
    metal, anion = salt
    if formula:
        _count_by_formula(metal, anion, formula)
    if ions()[metal.concept].paired and anion.concept in _COUNTED_IN_PAIRS and anion.count in _ODD_COUNTS:
        metal.count = 2
    if ions()[metal.concept].kind is IonClass.NONMETAL:
        return composition
    return _salt_by_valency(composition, metal, anion)


def _salt_by_valency(composition: Composition, metal: Unit, anion: Unit) -> Composition:
    known, charge = ions()[metal.concept], ions()[anion.concept].charge
    has_counts = metal.counted or anion.counted
    stated = composition.valencies[0] if composition.valencies else 0
    valency = stated or (_valency_of_counts(metal.count, anion.count, charge) if has_counts else 0)
    contradicts = bool(stated) and has_counts and metal.count * stated != anion.count * charge
    if (
        contradicts
        or (has_counts and not valency)
        or (known.kind is IonClass.ONLY and valency not in (0, known.charge))
    ):
        return composition
    implied = valency in (0, known.charge) and (
        known.kind is IonClass.ONLY or (known.kind is IonClass.USUAL and anion.concept not in _COUNTED_IN_PAIRS)
    )
    bare = [replace(unit, count=1, counted=False) for unit in composition.units]
    details = [detail for detail in composition.details if charge > 1 or not detail.startswith(SINGLE)]
    return replace(composition, units=bare, valencies=[] if implied or not valency else [valency], details=details)


def _simple_salt(composition: Composition) -> tuple[Unit, Unit] | None:
    """The element and the anion of a name that says nothing else; ``None`` for any other."""
    units = composition.units
    if len(units) != 2 or any(unit.places for unit in units) or len(composition.valencies) > 1:
        return None
    elements = [unit for unit in units if is_cation(unit.concept)]
    anions = [unit for unit in units if is_anion(unit.concept)]
    return (elements[0], anions[0]) if len(elements) == len(anions) == 1 else None


def _count_by_formula(metal: Unit, anion: Unit, formula: str) -> None:
    """Sets the counts that the formula states; leaves them where it is of another substance or cannot be read."""
    try:
        atoms = atom_counts(formula)
    except FormulaError:
        return
    of_metal, of_anion = atoms.get(ions()[metal.concept].symbol, 0), atoms.get(ions()[anion.concept].symbol, 0)
    if of_metal and of_anion and ions()[metal.concept].symbol != ions()[anion.concept].symbol:
        metal.count, anion.count = of_metal, of_anion
        metal.counted = anion.counted = True


def _valency_of_counts(metals: int, anions: int, charge: int) -> int:
    """The valency that the counts of a name give; 0 where they do not come out even."""
    return 0 if (anions * charge) % metals else anions * charge // metals

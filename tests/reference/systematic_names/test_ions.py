"""Salts: counts become a valency, and a number that says nothing is left out."""

from __future__ import annotations

import pytest

from reference.systematic_names.binding import composition_of
from reference.systematic_names.ions import IonClass, ions, is_anion, is_cation, with_counts_as_valency
from reference.systematic_names.morphemes import class_of_concept


def valency(name: str, formula: str = "") -> tuple[list[int], set[int]]:
    made = with_counts_as_valency(composition_of(name), formula)
    return made.valencies, {unit.count for unit in made.units}


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Disodium sulfate", []),
        ("Sodium sulfate", []),
        ("Lead dichloride", []),
        ("Lead tetrachloride", [4]),
        ("Iron trichloride", [3]),
        ("Diiron trioxide", [3]),
        ("Iron(3+) chloride", [3]),
        ("Iron chloride", []),
        ("Nickel dihydroxide", []),
        ("Lead monoxide", [2]),
        ("Lead oxide", []),
        ("Dimercury dichloride", [1]),
    ],
)
def test_counts_of_a_simple_salt_are_a_valency(name: str, expected: list[int]) -> None:
    assert valency(name) == (expected, {1})


@pytest.mark.parametrize("name", ["Sodium dichloride", "Iron(3+) dichloride", "Dipotassium trioxide"])
def test_counts_that_contradict_the_charges_stay(name: str) -> None:
    assert valency(name)[1] != {1}


@pytest.mark.parametrize(
    ("name", "count"), [("Arsenic trioxide", 2), ("Diarsenic trioxide", 2), ("Sulfur trioxide", 1)]
)
def test_an_element_with_odd_valencies_stands_twice_in_its_trioxide(name: str, count: int) -> None:
    made = with_counts_as_valency(composition_of(name))
    assert next(unit.count for unit in made.units if unit.concept != "OXIDE") == count


def test_a_formula_gives_the_counts_that_the_name_leaves_out() -> None:
    assert valency("Tin iodide", "SnI4") == ([4], {1})
    assert valency("Tin iodide", "PbI2") == ([], {1})
    assert valency("Tin iodide", "Sn(") == ([], {1})


def test_any_other_composition_stays_as_it_is() -> None:
    for name in ("Sodium potassium sulfate", "2,4-Dichlorophenol", "Disodium hydrogen phosphate", "Dimethyl sulfate"):
        made = composition_of(name)
        assert with_counts_as_valency(made) is made


def test_every_ion_of_the_table_is_a_concept_of_a_row() -> None:
    roots = {concept for concept in ions() if "." in concept}
    assert ions().keys() - roots <= class_of_concept().keys() | {"FERRICYANIDE", "BENZOATE"}
    assert all(is_anion(concept) != is_cation(concept) for concept in ions())
    assert all(ion.charge > 0 for ion in ions().values() if ion.kind in (IonClass.ANION, IonClass.ONLY, IonClass.USUAL))

"""Formulas by their atoms and molar masses by their figures; hydrates are apart."""

from __future__ import annotations

from decimal import Decimal

import pytest

from connectors.schema import Fact, FactKind, Measure
from tests.portal.profile.agencies import differing

pytestmark = pytest.mark.django_db


def formula(text: str) -> list[Fact]:
    return [Fact(FactKind.FORMULA, text)]


def mass(text: str) -> list[Fact]:
    return [Fact(FactKind.MOLAR_MASS, text, Measure(Decimal(text), Decimal(text), "g/mol"))]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("CH3OH", "CH4O"),
        ("SIO2", "SiO2"),
        ("H₂SO₄", "H2SO4"),
        ("CuSO4·5H2O", "CuSO4"),
        ("CuSO4·5H2O", "CuSO4.5H2O"),
        ("C6H6", "(C2H4)n"),
        ("C6H6", "자료 없음"),
    ],
)
def test_the_same_atoms_hydrates_and_texts_that_are_no_formula_are_no_conflict(one: str, other: str) -> None:
    assert differing(formula(one), formula(other)) == []


@pytest.mark.parametrize(("one", "other"), [("C6H6", "C7H8"), ("CuSO4·5H2O", "CuCl2·5H2O")])
def test_other_atoms_are_a_conflict(one: str, other: str) -> None:
    assert [each.type for each in differing(formula(one), formula(other))] == ["formula"]


@pytest.mark.parametrize(
    ("one", "other"), [("78.11", "78.1"), ("98.07", "98.08"), ("159.61", "249.69"), ("136.14", "145.15")]
)
def test_rounding_atomic_weights_and_added_water_are_no_conflict(one: str, other: str) -> None:
    assert differing(mass(one), mass(other)) == []


@pytest.mark.parametrize(("one", "other"), [("78.11", "92.14"), ("100.0", "101.0")])
def test_another_molar_mass_is_a_conflict(one: str, other: str) -> None:
    assert [each.type for each in differing(mass(one), mass(other))] == ["molar_mass"]

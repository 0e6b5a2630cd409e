"""Exposure limits: as printed in one unit, by the molar mass in two, and never without one."""

from __future__ import annotations

from decimal import Decimal

import pytest

from connectors.schema import ExposureLimit, Fact, FactKind, Measure
from tests.portal.profile.agencies import differing, texts

pytestmark = pytest.mark.django_db

TOLUENE = Decimal("92.14")


def limit(standard: str = "국내규정", **figures: str) -> Fact:
    amounts = {name: Decimal(figure) for name, figure in figures.items()}
    return Fact(FactKind.EXPOSURE_LIMIT, "TWA", ExposureLimit(standard, **amounts))


def mass(amount: Decimal = TOLUENE) -> Fact:
    return Fact(FactKind.MOLAR_MASS, str(amount), Measure(amount, amount, "g/mol"), unit="g/mol")


@pytest.mark.parametrize(("one", "other"), [("50", "50"), ("0.5", "0.50"), ("0.1", "0.12")])
def test_figures_that_agree_when_rounded_to_the_coarser_one_are_equal(one: str, other: str) -> None:
    assert differing([limit(twa_ppm=one)], [limit(twa_ppm=other)]) == []


@pytest.mark.parametrize(("one", "other"), [("50", "54"), ("100", "50"), ("0.1", "0.2")])
def test_figures_that_differ_beyond_rounding_conflict(one: str, other: str) -> None:
    assert len(differing([limit(twa_ppm=one)], [limit(twa_ppm=other)])) == 1


@pytest.mark.parametrize("milligrams", ["188", "190", "200"])
def test_ppm_and_milligrams_agree_by_the_molar_mass_as_far_as_they_were_rounded(milligrams: str) -> None:
    """50 ppm of toluene are 188.4 mg/m³ at 25 ℃."""
    assert differing([limit(twa_ppm="50"), mass()], [limit(twa_mg_m3=milligrams)]) == []


def test_a_converted_figure_that_differs_says_by_which_mass_and_whose() -> None:
    (conflict,) = differing([limit(twa_ppm="50"), mass()], [limit(twa_mg_m3="375")])
    assert texts([conflict]) == [("limit", "TWA 375 mg/m³", "TWA 50 ppm")]
    assert "분자량 92.14 g/mol(기후에너지환경부 한국환경공단 화학물질정보시스템)" in conflict.basis
    assert "25 ℃" in conflict.basis
    assert "24.45 L/mol" in conflict.basis
    assert [fact.kind for fact in conflict.basis_facts] == ["molar_mass"]


def test_without_a_molar_mass_or_with_two_that_differ_two_units_are_not_compared() -> None:
    assert differing([limit(twa_ppm="50")], [limit(twa_mg_m3="375")]) == []
    both = differing([limit(twa_ppm="50"), mass()], [limit(twa_mg_m3="375"), mass(Decimal(78))], cas="108-88-3")
    assert [each.type for each in both] == ["molar_mass"]


def test_limits_of_two_standards_or_of_two_kinds_are_not_compared() -> None:
    assert differing([limit(twa_ppm="50")], [limit("ACGIH 규정", twa_ppm="20")]) == []
    assert differing([limit(twa_ppm="50")], [limit(stel_ppm="20")], cas="108-88-3") == []


def test_one_standard_is_one_however_agencies_call_it() -> None:
    (conflict,) = differing([limit("고용노동부 고시", stel_ppm="50")], [limit(stel_ppm="20")])
    assert conflict.name == "고용노동부 노출기준 STEL"

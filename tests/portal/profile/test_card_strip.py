"""The strip of figures: agencies before documents, and never a word that a vapour is light."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from connectors.schema import Absence, Fact, FactKind, Measure
from portal.profile.card_strip import HEAVIER, StripCell, strip_cells
from portal.profile.entry_facts import facts_of
from portal.profile.response_guides import ReferenceForCard
from portal.profile.sourced_facts import SourcedFact
from tests.portal.factories import entry, record_with_facts

pytestmark = pytest.mark.django_db

GAP = "아직 조회 전"


def stated(*facts: Fact) -> list[SourcedFact]:
    substance = entry("cas:71-43-2")
    record_with_facts(substance, "kosha_msds.sheets", facts)
    return facts_of(substance).facts


def of_document(kind: str, value: str, **data: object) -> SourcedFact:
    (fact,) = stated(Fact(FactKind.OTHER, value))[-1:]
    return replace(fact, kind=kind, data=data)


def cell(title: str, facts: list[SourcedFact], reference: ReferenceForCard | None = None) -> StripCell:
    cells = strip_cells(facts, reference or ReferenceForCard(), lambda facts: GAP)
    return next(each for each in cells if each.title == title)


def density(value: str) -> Fact:
    return Fact(FactKind.VAPOUR_DENSITY, f"{value} (공기=1)", Measure(Decimal(value), Decimal(value), ""))


@pytest.mark.parametrize(("value", "remark"), [("1.189", HEAVIER), ("0.6", ""), ("1", "")])
def test_only_heavier_than_air_is_said(value: str, remark: str) -> None:
    """Content rule 29: the vapour of a liquefied gas first spreads along the ground."""
    shown = cell("증기(공기=1)", stated(density(value)))
    assert (shown.values[0].text, shown.remark) == (f"{value} (공기=1)", remark)


def test_an_agencys_value_leaves_the_documents_out() -> None:
    """Content rule 29."""
    documents = ReferenceForCard(properties=(of_document("reference_property", "-11 ℃", name="flash_point"),))
    assert [value.text for value in cell("인화점", [], documents).values] == ["-11 ℃"]
    assert cell("인화점", [], documents).is_reference
    shown = cell("인화점", stated(Fact(FactKind.FLASH_POINT, "-18 ℃")), documents)
    assert ([value.text for value in shown.values], shown.is_reference) == (["-18 ℃"], False)


def test_a_stated_absence_is_no_value_and_the_cell_says_why() -> None:
    shown = cell("인화점", stated(Fact(FactKind.FLASH_POINT, "자료없음", absence=Absence.NO_DATA)))
    assert (shown.values, shown.gap) == ((), GAP)


def test_limits_are_those_of_their_standard_and_averaging_time() -> None:
    limits = (
        of_document("emergency_limit", "100 ppm", standard="IDLH", minutes=30),
        of_document("emergency_limit", "27 ppm", standard="AEGL-2", minutes=60),
        of_document("emergency_limit", "50 ppm", standard="AEGL-3", minutes=60),
    )
    reference = ReferenceForCard(limits=limits)
    assert [value.text for value in cell("IDLH", [], reference).values] == ["100 ppm"]
    assert [value.text for value in cell("AEGL-2 60분", [], reference).values] == ["27 ppm"]
    assert cell("IDLH", []).gap == "자료 없음"


def test_water_says_only_what_reacts() -> None:
    """Content rule 4."""
    reference = ReferenceForCard(
        properties=(of_document("reference_property", "Reacts violently", name="reaction_with_water"),)
    )
    assert [value.text for value in cell("물과 반응", [], reference).values] == ["Reacts violently"]
    assert cell("물과 반응", []).gap == "자료 없음"

"""Conflicts: agencies that classify one form differently, the most severe first, none preferred."""

from __future__ import annotations

import pytest

from connectors.schema import Absence, Fact, FactKind, HazardClass
from portal.profile.conflict_types import ConflictType
from portal.profile.conflicts import conflicts, uncompared_classes
from portal.profile.entry_facts import facts_of
from tests.portal.factories import entry, record_with_facts

pytestmark = pytest.mark.django_db

KECO, KOSHA = "ncis.ghs", "kosha_msds.sheets"


def classified(name: str, category: str) -> Fact:
    return Fact(FactKind.HAZARD_CLASS, f"{name} {category}", HazardClass(name, category))


def differing(
    keco: Fact, kosha: Fact, *, origin: str = "live", kosha_un: str = "1052", keco_un: str = "1052"
) -> list[list[str]]:
    """The categories on which the agencies differ on hydrogen fluoride; both describe the anhydrous form unless told otherwise."""
    fluoride = entry("cas:7664-39-3")
    record_with_facts(fluoride, KECO, [keco, *([Fact(FactKind.UN, keco_un)] if keco_un else [])])
    record_with_facts(fluoride, KOSHA, [kosha, *([Fact(FactKind.UN, kosha_un)] if kosha_un else [])], origin=origin)
    return [[side.fact.data["category"] for side in conflict.sides] for conflict in conflicts(facts_of(fluoride))]


def test_two_categories_of_one_class_are_a_conflict_with_the_most_severe_first() -> None:
    assert differing(classified("급성독성-흡입", "3"), classified("급성 독성(흡입)", "2")) == [["2", "3"]]


@pytest.mark.parametrize(("one", "other"), [("1A", "1B"), ("1A", "2")])
def test_subcategories_that_both_state_differ(one: str, other: str) -> None:
    assert differing(classified("발암성", other), classified("발암성", one)) == [[one, other]]


def test_a_bare_category_does_not_conflict_with_its_subcategories() -> None:
    assert differing(classified("발암성", "1"), classified("발암성", "1A")) == []


def test_routes_of_one_class_are_not_compared_with_each_other() -> None:
    """Each agency states one and leaves out the other: two one-sided classes, and no difference of categories."""
    differing(classified("급성독성-경구", "3"), classified("급성독성-흡입", "2"))
    found = conflicts(facts_of(entry("cas:7664-39-3")))
    assert {each.type for each in found} == {ConflictType.CLASS}


@pytest.mark.parametrize(("keco_un", "kosha_un"), [("1790", "1052"), ("", "1052"), ("", ""), ("1790", "1790")])
def test_facts_of_two_forms_or_of_an_untold_form_are_no_conflict(keco_un: str, kosha_un: str) -> None:
    """Content rule 11; UN1790 stands on both sides of sixty percent."""
    gas, solution = classified("급성독성-흡입", "2"), classified("급성독성-흡입", "3")
    assert differing(solution, gas, keco_un=keco_un, kosha_un=kosha_un) == []


def test_a_substance_of_one_form_needs_no_evidence_of_it() -> None:
    benzene = entry("cas:71-43-2")
    for feed, category in ((KECO, "2"), (KOSHA, "3")):
        record_with_facts(benzene, feed, [classified("발암성", category)])
    assert [conflict.name for conflict in conflicts(facts_of(benzene))] == ["발암성"]
    assert uncompared_classes(facts_of(benzene)) == ()


@pytest.mark.parametrize(
    ("keco_un", "kosha_un", "named"),
    [("", "1052", ("급성독성-흡입",)), ("", "", ("급성독성-흡입",)), ("1790", "1052", ()), ("1052", "1052", ())],
)
def test_a_class_that_is_not_compared_for_want_of_a_form_is_named(
    keco_un: str, kosha_un: str, named: tuple[str, ...]
) -> None:
    differing(classified("급성독성-흡입", "3"), classified("급성 독성(흡입)", "2"), keco_un=keco_un, kosha_un=kosha_un)
    assert uncompared_classes(facts_of(entry("cas:7664-39-3"))) == named


def test_the_classes_of_two_amines_as_gas_and_in_water_are_no_conflict() -> None:
    """KECO lists all forms under two numbers; KOSHA's sheet describes the gas."""
    amine = entry("cas:74-89-5")
    skin = "피부 부식성/자극성"
    several = [classified(skin, "1B"), classified(skin, "2"), Fact(FactKind.UN, "1061"), Fact(FactKind.UN, "1235")]
    record_with_facts(amine, KECO, several)
    record_with_facts(amine, KOSHA, [classified(skin, "2"), Fact(FactKind.UN, "1061")])
    assert conflicts(facts_of(amine)) == []
    assert uncompared_classes(facts_of(amine)) == (skin,)


def test_a_demonstration_never_conflicts_with_real_data() -> None:
    """Content rule 27."""
    assert differing(classified("발암성", "2"), classified("발암성", "1A"), origin="demo") == []


@pytest.mark.parametrize(("one", "other"), [("1", "1A"), ("1A", "1"), ("1B", "1")])
def test_a_bare_category_conflicts_with_its_subcategories_in_neither_order(one: str, other: str) -> None:
    assert differing(classified("발암성", one), classified("발암성", other)) == []


def test_equal_categories_and_an_absence_are_no_conflict() -> None:
    assert differing(classified("발암성", "2"), classified("발암성", "2")) == []
    absent = Fact(FactKind.HAZARD_CLASS, "발암성", HazardClass("발암성", "1A"), absence=Absence.NO_DATA)
    assert differing(absent, classified("생식독성", "2"), keco_un="", kosha_un="") == []


def test_a_class_without_data_or_without_a_category_is_not_compared() -> None:
    assert differing(Fact(FactKind.HAZARD_CLASS, "발암성 2"), classified("발암성", "1A")) == []
    assert differing(classified("생식독성", ""), classified("생식독성", "1A")) == []


@pytest.mark.parametrize("category", ["1 이상", "3 *", "추가 구분"])
def test_a_category_that_is_bounded_or_unknown_is_not_compared(category: str) -> None:
    assert differing(classified("인화성 액체", category), classified("인화성 액체", "2")) == []


def test_two_records_of_one_agency_are_no_conflict() -> None:
    benzene = entry("cas:71-43-2")
    for category in ("1A", "2"):
        record_with_facts(benzene, KECO, [classified("발암성", category)])
    assert conflicts(facts_of(benzene)) == []


def test_the_most_severe_conflict_comes_first_and_equal_ones_by_name() -> None:
    benzene = entry("cas:71-43-2")
    severe = {"급성독성-흡입": ("1", "3"), "발암성": ("1A", "2"), "생식독성": ("1A", "2")}
    record_with_facts(benzene, KECO, [classified(name, high) for name, (high, _) in severe.items()])
    record_with_facts(benzene, KOSHA, [classified(name, low) for name, (_, low) in severe.items()])
    found = conflicts(facts_of(benzene))
    assert [(conflict.name, conflict.form) for conflict in found] == [
        ("급성 독성(흡입)", ""), ("발암성", ""), ("생식독성", ""),
    ]  # fmt: skip


def test_a_conflict_within_one_form_names_the_form() -> None:
    fluoride = entry("cas:7664-39-3")
    for feed, category in ((KECO, "2"), (KOSHA, "3")):
        record_with_facts(fluoride, feed, [classified("급성독성-흡입", category), Fact(FactKind.UN, "1052")])
    (conflict,) = conflicts(facts_of(fluoride))
    assert conflict.form_name == conflict.sides[0].fact.form_name != ""

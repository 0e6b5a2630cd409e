"""Conflicts: agencies that classify one form differently, the most severe first, none preferred."""

from __future__ import annotations

import pytest

from connectors.schema import Fact, FactKind, HazardClass
from portal.profile.conflicts import conflicts
from portal.profile.entry_facts import facts_of
from tests.portal.factories import entry, record_with_facts

pytestmark = pytest.mark.django_db

KECO, KOSHA = "ncis.ghs", "kosha_msds.sheets"


def classified(name: str, category: str) -> Fact:
    return Fact(FactKind.HAZARD_CLASS, f"{name} {category}", HazardClass(name, category))


def differing(
    keco: Fact, kosha: Fact, *, origin: str = "live", kosha_un: str = "", keco_un: str = ""
) -> list[list[str]]:
    fluoride = entry("cas:7664-39-3")
    record_with_facts(fluoride, KECO, [keco, *([Fact(FactKind.UN, keco_un)] if keco_un else [])])
    record_with_facts(fluoride, KOSHA, [kosha, *([Fact(FactKind.UN, kosha_un)] if kosha_un else [])], origin=origin)
    return [[side.data["category"] for side in conflict.sides] for conflict in conflicts(facts_of(fluoride))]


def test_two_categories_of_one_class_are_a_conflict_with_the_most_severe_first() -> None:
    assert differing(classified("급성독성-흡입", "3"), classified("급성 독성(흡입)", "2")) == [["2", "3"]]


@pytest.mark.parametrize(("one", "other"), [("1A", "1B"), ("1A", "2")])
def test_subcategories_that_both_state_differ(one: str, other: str) -> None:
    assert differing(classified("발암성", other), classified("발암성", one)) == [[one, other]]


def test_a_bare_category_does_not_conflict_with_its_subcategories() -> None:
    assert differing(classified("발암성", "1"), classified("발암성", "1A")) == []


def test_routes_of_one_class_are_not_compared_with_each_other() -> None:
    assert differing(classified("급성독성-경구", "3"), classified("급성독성-흡입", "2")) == []


def test_facts_of_two_forms_are_no_conflict() -> None:
    gas, solution = classified("급성독성-흡입", "2"), classified("급성독성-흡입", "3")
    assert differing(solution, gas, keco_un="1052", kosha_un="9999") == []


def test_a_demonstration_never_conflicts_with_real_data() -> None:
    """Content rule 27."""
    assert differing(classified("발암성", "2"), classified("발암성", "1A"), origin="demo") == []

"""The dangers under a UN number are those of the forms that the number stands for."""

from __future__ import annotations

import pytest

from connectors.schema import Fact, FactKind, HazardClass
from portal.profile.entry_facts import facts_of
from portal.profile.number_dangers import NumberDangers, dangers_under_number
from reference.forms import forms_of
from tests.portal.factories import entry, record_with_facts

pytestmark = pytest.mark.django_db

ACID = "7664-39-3"


def hazard(code: str) -> Fact:
    return Fact(FactKind.HAZARD_CLASS, f"분류 ({code})", HazardClass("분류", "1", code))


def under(number: str) -> NumberDangers:
    entry_facts = facts_of(entry(f"cas:{ACID}"))
    return dangers_under_number(entry_facts, [form for form in forms_of(ACID) if number in form.un], ())


def codes(found: NumberDangers) -> list[str]:
    return [each.danger.code for each in found.by_route]


def test_a_fact_of_another_form_is_left_out_and_a_number_of_no_form_has_them_all() -> None:
    gas = [Fact(FactKind.UN, "1052"), hazard("H330")]
    record_with_facts(entry(f"cas:{ACID}"), "kosha_msds.sheets", gas)
    record_with_facts(entry(f"cas:{ACID}"), "ncis.ghs", [Fact(FactKind.UN, "1790"), hazard("H314")])
    assert codes(under("1052")) == ["H330"]
    assert codes(under("1790")) == ["H314"]
    assert codes(under("9999")) == ["H330", "H314"]


def test_where_only_another_form_has_a_code_the_gap_says_so() -> None:
    record_with_facts(entry(f"cas:{ACID}"), "kosha_msds.sheets", [Fact(FactKind.UN, "1052"), hazard("H330")])
    assert under("1052").gap_sentence == ""
    of_solution = under("1790")
    assert of_solution.by_route == ()
    assert "다른 형태의 자료만 있음" in of_solution.gap_sentence

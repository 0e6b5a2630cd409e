"""Forms: only the record itself is evidence (content rules 10 and 11)."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from connectors.schema import Fact, FactKind, HazardClass
from identifiers import cas, un
from reference.forms import Form, form_of, forms_of

HYDROGEN_FLUORIDE = "7664-39-3"
AMMONIA, AMMONIA_WATER = "7664-41-7", "1336-21-6"
FORMALDEHYDE = "50-00-0"
NITRIC_ACID = "7697-37-2"
HYDROGEN_PEROXIDE = "7722-84-1"
EVERY_CAS = (HYDROGEN_FLUORIDE, "7647-01-0", AMMONIA, AMMONIA_WATER, "7664-93-9", NITRIC_ACID, FORMALDEHYDE,
             HYDROGEN_PEROXIDE, "74-90-8")  # fmt: skip


@dataclass(frozen=True)
class Row:
    """A fact as a database row shows it: plain text kinds, data as a dict."""

    kind: str
    value: str = ""
    data: dict[str, Any] = field(default_factory=dict)


def numbers(*values: str) -> list[Row]:
    return [Row("un", value) for value in values]


def key(form: Form | None) -> str:
    return form.key if form else ""


def under_pressure() -> Row:
    return Row("hazard_class", "고압가스", {"name": "고압가스", "category": "", "h_code": "H280"})


def test_kecos_two_numbers_for_formaldehyde_leave_the_form_unknown() -> None:
    assert form_of(FORMALDEHYDE, numbers("1198", "2209")) is None


def test_koshas_one_number_for_formaldehyde_names_its_form() -> None:
    assert key(form_of(FORMALDEHYDE, numbers("1198"))) == "flammable-solution"


def test_1790_stands_on_both_sides_of_sixty_percent_and_decides_nothing() -> None:
    assert form_of(HYDROGEN_FLUORIDE, numbers("1790")) is None


@pytest.mark.parametrize(
    ("percent", "form"),
    [
        ("49", "solution-up-to-60"),
        ("60", "solution-up-to-60"),
        ("60.1", "solution-over-60"),
        ("70", "solution-over-60"),
    ],
)
def test_1790_with_a_content_in_the_name_decides_at_sixty_percent(percent: str, form: str) -> None:
    facts = [*numbers("1790"), Row("name", f"불화수소산 {percent} %")]
    assert key(form_of(HYDROGEN_FLUORIDE, facts)) == form


def test_2031_has_four_forms_and_2032_one() -> None:
    assert len([form for form in forms_of(NITRIC_ACID) if form.un == ("2031",)]) == 4
    assert form_of(NITRIC_ACID, numbers("2031")) is None
    assert key(form_of(NITRIC_ACID, numbers("2032"))) == "fuming"


@pytest.mark.parametrize(
    ("percent", "form"),
    [("20", "up-to-20"), ("20.5", "20-to-65"), ("64.9", "20-to-65"), ("65", "65-to-70"), ("70", "65-to-70"), ("71", "over-70")],
)  # fmt: skip
def test_the_bounds_of_nitric_acid_fall_as_the_table_words_them(percent: str, form: str) -> None:
    assert key(form_of(NITRIC_ACID, [*numbers("2031"), Row("name", f"질산 {percent}%")])) == form


@pytest.mark.parametrize(("number", "form"), [("2015", "over-60"), ("2014", "20-to-60"), ("2984", "8-to-20")])
def test_hydrogen_peroxide_has_three_ranges(number: str, form: str) -> None:
    assert key(form_of(HYDROGEN_PEROXIDE, numbers(number))) == form


def test_hydrogen_peroxide_below_eight_percent_is_none_of_the_forms() -> None:
    assert form_of(HYDROGEN_PEROXIDE, [Row("name", "과산화수소 3%")]) is None


def test_a_gas_under_pressure_is_the_anhydrous_form() -> None:
    assert key(form_of(AMMONIA, [under_pressure()])) == "anhydrous"


def test_the_class_of_a_schema_fact_speaks_like_that_of_a_row() -> None:
    fact = Fact(FactKind.HAZARD_CLASS, "고압가스", HazardClass("고압가스", "", "H280"))
    assert key(form_of(AMMONIA, [fact])) == "anhydrous"


def test_a_gas_under_pressure_contradicts_the_number_of_a_solution() -> None:
    assert form_of(AMMONIA, [under_pressure(), *numbers("2672")]) is None


def test_kecos_record_of_formaldehyde_has_a_gas_class_and_solutions_numbers_and_stays_unknown() -> None:
    assert form_of(FORMALDEHYDE, [under_pressure(), *numbers("1198", "2209")]) is None


def test_a_number_that_belongs_to_no_form_is_a_contradiction() -> None:
    assert form_of(HYDROGEN_FLUORIDE, numbers("1052", "1993")) is None


def test_ammonia_and_its_water_share_their_forms() -> None:
    assert forms_of(AMMONIA) == forms_of(AMMONIA_WATER)
    assert key(form_of(AMMONIA_WATER, numbers("2672"))) == "solution-10-to-35"


def test_aqueous_in_the_name_is_a_solution_where_there_is_one() -> None:
    assert key(form_of("7647-01-0", [Row("name", "염화수소 수용액")])) == "solution"
    assert form_of(AMMONIA, [Row("name", "암모니아 수용액")]) is None


def test_a_synonym_and_a_rules_threshold_are_no_evidence() -> None:
    assert form_of("7647-01-0", [Row("synonym", "염화수소 수용액")]) is None
    assert form_of("7647-01-0", [Row("name", "염화 수소 및 이를 10% 이상 함유한 혼합물")]) is None


def test_a_record_without_evidence_and_a_substance_without_forms_have_none() -> None:
    assert form_of(HYDROGEN_FLUORIDE, [Row("name", "불화수소")]) is None
    assert forms_of("108-88-3") == ()
    assert form_of("108-88-3", numbers("1294")) is None


@given(st.lists(st.sampled_from(["1052", "1790", "1050", "1993"]), max_size=4), st.booleans())
def test_more_evidence_never_turns_one_form_into_another(found: list[str], pressed: bool) -> None:
    facts = numbers(*found)
    before = form_of(HYDROGEN_FLUORIDE, facts)
    after = form_of(HYDROGEN_FLUORIDE, [*facts, *([under_pressure()] if pressed else [])])
    assert before is None or after in (before, None)


@given(st.sampled_from(EVERY_CAS), st.decimals("0.1", "100", places=1))
def test_no_content_lies_in_two_forms_of_one_number(number: str, percent: Decimal) -> None:
    by_number: dict[str, int] = {}
    for form in forms_of(number):
        for bearer in form.un:
            by_number[bearer] = by_number.get(bearer, 0) + form.includes(percent)
    assert all(count <= 1 for count in by_number.values())


@pytest.mark.parametrize("number", EVERY_CAS)
def test_every_row_has_a_source_valid_numbers_and_a_key_of_its_own(number: str) -> None:
    forms = forms_of(number)
    assert len({form.key for form in forms}) == len(forms) > 1
    for form in forms:
        assert form.source
        assert form.name_ko
        assert form.name_en
        assert all(cas.is_valid(part) for part in form.cas)
        assert all(un.parse(part) == part for part in form.un)

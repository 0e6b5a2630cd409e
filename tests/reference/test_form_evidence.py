"""The form of a record and of each fact: only the record itself is evidence, in the shape of every agency (content rule 11)."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from connectors.ncis import ghs
from connectors.pass_report import PassReport
from connectors.schema import Absence, Fact, FactKind, HazardClass, Measure, Section
from reference.form_evidence import (
    CONDITIONAL_KINDS,
    RECORD_KINDS,
    EvidenceKind,
    FormEvidence,
    forms_of_fact,
    forms_of_record,
    record_evidence,
)
from reference.forms import Form, every_form, forms_of
from tests.connectors.kosha_msds.recorded import sheet

FLUORIDE, CHLORIDE, AMMONIA, AMMONIA_WATER = "7664-39-3", "7647-01-0", "7664-41-7", "1336-21-6"
FORMALDEHYDE, NITRIC, PEROXIDE, METHYLAMINE, ETHYLAMINE = "50-00-0", "7697-37-2", "7722-84-1", "74-89-5", "75-04-7"
SODA, SULFUR, PHENOL, METHANE = "1310-73-2", "7704-34-9", "108-95-2", "74-82-8"


@dataclass(frozen=True)
class Row:
    """A fact as a database row shows it: plain text kinds, data as a dict."""

    kind: str
    value: str = ""
    data: dict[str, Any] = field(default_factory=dict)
    label: str = ""
    absence: str = ""


def numbers(*values: str) -> list[Row]:
    return [Row("un", value) for value in values]


def key(form: Form | None) -> str:
    return form.key if form else ""


def form_of(cas: str, facts: Sequence[FormEvidence]) -> Form | None:
    """The one form that a record's own facts show, or ``None``."""
    possible = forms_of_record(forms_of(cas), facts)
    return next(iter(possible)) if len(possible) == 1 else None


def hazard(name: str, code: str = "", category: str = "") -> Row:
    return Row("hazard_class", name, {"name": name, "category": category, "h_code": code})


def of_fact(number: str, fact: FormEvidence, *record: FormEvidence) -> set[str]:
    """The keys of the forms of which a fact may be, in a record with these facts beside it."""
    forms = forms_of(number)
    return {form.key for form in forms_of_fact(fact, forms, forms_of_record(forms, [fact, *record]))}


def every_key(number: str) -> set[str]:
    return {form.key for form in forms_of(number)}


# --- the record


@pytest.mark.parametrize(
    ("number", "fact", "form"),
    [
        (FORMALDEHYDE, Row("un", "1198"), "flammable-solution"),
        (NITRIC, Row("un", "2032"), "fuming"),
        (PEROXIDE, Row("un", "2984"), "8-to-20"),
        (METHYLAMINE, Row("un", "1061"), "anhydrous"),
        (AMMONIA, hazard("고압가스", "H280", "2"), "anhydrous"),
        (AMMONIA, Row("hazard_statement", "H280 : 고압가스:가열하면 폭발할 수 있음"), "anhydrous"),
        (AMMONIA, Row("hazard_statement", "H280"), "anhydrous"),
        (AMMONIA, Row("hazard_statement", "H220 : 극인화성 가스"), "anhydrous"),
        (AMMONIA, hazard("고압가스", category="액화가스"), "anhydrous"),
        (AMMONIA, Row("hazard_class", "고압가스 : 압축가스", {"name": "고압가스", "category": "압축가스"}), "anhydrous"),
        (AMMONIA, hazard("인화성 가스", category="1"), "anhydrous"),
        (METHANE, hazard("고압가스", category="냉동액화가스"), "refrigerated"),
        (METHANE, Row("hazard_statement", "H281 : 냉동액화가스 함유"), "refrigerated"),
        (AMMONIA, Row("appearance", "기체"), "anhydrous"),
        (AMMONIA, Row("appearance", "무색의 가스"), "anhydrous"),
        (SODA, Row("appearance", "고체"), "solid"),
        (SODA, Row("appearance", "흰색 박편"), "solid"),
        (AMMONIA, Row("name", "암모니아(무수)"), "anhydrous"),
        (CHLORIDE, Row("name", "염화수소 수용액"), "solution"),
        (CHLORIDE, Row("name", "염산 35%"), "solution"),
        (CHLORIDE, Row("text", "35~37%", label="함유량(%)"), "solution"),
        (PHENOL, Row("shipping_name", "페놀, 용융된 것"), "molten"),
        (NITRIC, Row("shipping_name", "Nitric acid other than red fuming, with more than 70 percent nitric acid"), "over-70"),
        (METHYLAMINE, Row("transport_class", "2.1"), "anhydrous"),
        (METHYLAMINE, Row("transport_class", "3 (8)"), "solution"),
    ],
)  # fmt: skip
def test_each_kind_of_evidence_alone_names_the_form(number: str, fact: Row, form: str) -> None:
    assert key(form_of(number, [fact])) == form


@pytest.mark.parametrize(
    ("percent", "form"),
    [("49", "solution-up-to-60"), ("60", "solution-up-to-60"), ("60.1", "solution-over-60"), ("70", "solution-over-60")],
)  # fmt: skip
def test_1790_with_a_content_in_the_name_decides_at_sixty_percent(percent: str, form: str) -> None:
    assert key(form_of(FLUORIDE, [*numbers("1790"), Row("name", f"불화수소산 {percent} %")])) == form


def test_a_schema_fact_is_read_like_a_row() -> None:
    facts = [Fact(FactKind.HAZARD_CLASS, "고압가스", HazardClass("고압가스", "", "H280"))]
    assert key(form_of(AMMONIA, facts)) == "anhydrous"


def test_evidence_that_leaves_several_forms_rules_the_others_out() -> None:
    forms = forms_of(FLUORIDE)
    assert {form.key for form in forms_of_record(forms, numbers("1790"))} == {"solution-over-60", "solution-up-to-60"}
    assert form_of(FLUORIDE, numbers("1790")) is None


@pytest.mark.parametrize(
    ("number", "facts"),
    [
        (FORMALDEHYDE, numbers("1198", "2209")),
        (FORMALDEHYDE, [hazard("고압가스", "H280"), *numbers("1198", "2209")]),
        (FORMALDEHYDE, [Row("hazard_statement", "H280 : 고압가스"), *numbers("1198")]),
        (FORMALDEHYDE, [Row("appearance", "(액체 또는 기체)"), Row("boiling_point", "-19~-21 ℃ (1013.25 hPa)")]),
        (AMMONIA, [hazard("고압가스", "H280"), *numbers("2672")]),
        (AMMONIA_WATER, [Row("name", "암모니아 용액"), hazard("고압가스", category="압축가스")]),
        (FLUORIDE, numbers("1052", "1993")),
        (FLUORIDE, [Row("name", "불화수소")]),
        (CHLORIDE, [Row("synonym", "염화수소 수용액")]),
        (CHLORIDE, [Row("text", "수용액은 강산임", label="피해야 할 물질")]),
        (CHLORIDE, [Row("text", "100%", label="함유량(%)")]),
        (CHLORIDE, [Row("solubility", "수용액"), Row("ph", "0.1 (1 % 수용액)")]),
        (CHLORIDE, [Row("boiling_point", "-85.05 ℃")]),
        (CHLORIDE, [Row("appearance", "–", absence="no_data"), Row("un", "1050", absence="no_data")]),
        (CHLORIDE, [hazard("급성 독성(흡입: 가스)", category="3")]),
        (CHLORIDE, [Row("pictogram", "GHS04")]),
        ("108-88-3", numbers("1294")),
    ],
)  # fmt: skip
def test_without_evidence_or_with_a_contradiction_the_record_has_no_form(number: str, facts: list[Row]) -> None:
    assert form_of(number, facts) is None
    assert forms_of_record(forms_of(number), facts) == frozenset(forms_of(number))


@pytest.mark.parametrize(
    ("un", "boiling_point", "form"),
    [
        ("1954", Row("boiling_point", "-33.35 ℃", {"low": "-33.35", "high": "-33.35", "unit": "℃"}), "anhydrous"),
        ("1954", Row("boiling_point", "−33 °C (1 atm)"), "anhydrous"),
        ("1954", Row("boiling_point", "36 ℃"), ""),
        ("1954", Row("boiling_point", "-33 ~ 36 ℃"), ""),
        ("1954", Row("boiling_point", "-33.35"), ""),
        ("1954", Row("boiling_point", "–", absence="no_data"), ""),
        ("1954", Row("melting_point", "-77 ℃"), ""),
        ("1993", Row("boiling_point", "-33.35 ℃"), ""),
        ("9999", Row("boiling_point", "-33.35 ℃"), ""),
    ],
)
def test_a_boiling_point_under_room_temperature_with_a_gas_number_tells_the_gas(
    un: str, boiling_point: Row, form: str
) -> None:
    """UN1954 is a flammable gas n.o.s., a number of no form of ammonia."""
    assert key(form_of(AMMONIA, [*numbers(un), boiling_point])) == form


def test_a_boiling_point_of_the_schema_is_read_like_that_of_a_row() -> None:
    facts = [Fact(FactKind.UN, "1954"), Fact(FactKind.BOILING_POINT, "-33 ℃", Measure(None, None, "℃"))]
    assert key(form_of(AMMONIA, facts)) == "anhydrous"


def test_evidence_is_given_with_its_kind() -> None:
    facts = [
        *numbers("1050"), Row("name", "염화수소(무수)"), Row("shipping_name", "Hydrogen chloride, anhydrous"),
        Row("hazard_statement", "H280"), Row("transport_class", "2.3"), Row("appearance", "기체"),
        Row("text", "99.9", label="함유량"), Row("pictogram", "GHS04"), Row("vapour_pressure", "4.6 MPa (기체)"),
    ]  # fmt: skip
    kinds = [each.kind for each in record_evidence(forms_of(CHLORIDE), facts)]
    assert kinds == [
        EvidenceKind.UN, EvidenceKind.NAME, EvidenceKind.SHIPPING_NAME, EvidenceKind.HAZARD,
        EvidenceKind.TRANSPORT_CLASS, EvidenceKind.APPEARANCE, EvidenceKind.CONTENT,
    ]  # fmt: skip


# --- each fact


KECO_FORMALDEHYDE = [*numbers("1198", "2209"), hazard("고압가스", "H280", "2"), hazard("인화성 가스", "H220", "1")]


@pytest.mark.parametrize(
    ("fact", "keys"),
    [
        (hazard("고압가스", "H280", "2"), {"gas"}),
        (hazard("인화성 가스", "H220", "1"), {"gas"}),
        (Row("hazard_statement", "H220"), {"gas"}),
        (Row("pictogram", "GHS04"), {"gas"}),
        (Row("un", "1198"), {"flammable-solution"}),
        (Row("un", "2209"), {"solution"}),
        (hazard("인화성 액체", "H226", "3"), {"flammable-solution", "solution"}),
        (hazard("급성독성-경피", "H311", "3"), {"gas", "flammable-solution", "solution"}),
        (Row("pictogram", "GHS06"), {"gas", "flammable-solution", "solution"}),
        (Row("flash_point", "50 ℃(Closed cup, 37% 포름알데하이드 용액)"), {"flammable-solution", "solution"}),
        (Row("flash_point", "85 ℃(Closed cup, 기체)"), {"gas"}),
        (Row("flash_point", "85 ℃"), {"gas", "flammable-solution", "solution"}),
    ],
)
def test_in_a_record_of_several_forms_each_fact_speaks_for_itself(fact: Row, keys: set[str]) -> None:
    assert of_fact(FORMALDEHYDE, fact, *KECO_FORMALDEHYDE) == keys


@pytest.mark.parametrize(
    "fact",
    [
        hazard("고압가스", "H280"), hazard("고압가스", category="압축가스"), hazard("인화성 가스"), hazard("산화성 가스", "H270"),
        Row("hazard_statement", "H280 : 고압가스"), Row("hazard_statement", "H221"), Row("pictogram", "GHS04"),
    ],
)  # fmt: skip
@pytest.mark.parametrize(
    "number", [AMMONIA, AMMONIA_WATER, CHLORIDE, METHYLAMINE, FORMALDEHYDE, PEROXIDE, NITRIC, SODA]
)
def test_a_class_of_gases_is_never_of_a_solution(number: str, fact: Row) -> None:
    """In any record: one of the solution, one of every form, one without any number."""
    solutions = {form for form in forms_of(number) if form.is_diluted}
    for record in ([], [Row("un", number) for form in solutions for number in form.un[:1]], [Row("name", "수용액")]):
        forms = forms_of(number)
        assert not forms_of_fact(fact, forms, forms_of_record(forms, [fact, *record])) & solutions


def test_a_class_of_gases_is_of_no_form_where_the_substance_has_none_as_a_gas() -> None:
    assert of_fact(NITRIC, hazard("고압가스", "H280"), *numbers("2031")) == set()


def test_a_class_of_liquids_leaves_a_gas_that_boils_near_room_temperature_where_its_number_puts_it() -> None:
    assert of_fact(ETHYLAMINE, hazard("인화성 액체", "H224", "1"), *numbers("1036")) == {"gas"}
    assert of_fact(ETHYLAMINE, hazard("인화성 액체", "H224", "1"), *numbers("1036", "2270")) == {"solution"}


def test_a_fact_without_evidence_of_its_own_is_of_the_form_of_its_record_and_never_of_another_by_guess() -> None:
    text = Row("text", "용기를 냉각하시오.", label="소화제")
    assert of_fact(AMMONIA, text, *numbers("1005")) == {"anhydrous"}
    assert of_fact(AMMONIA, text, Row("name", "암모니아수")) == {
        "solution-10-to-35",
        "solution-35-to-50",
        "solution-over-50",
    }
    assert of_fact(AMMONIA, text) == every_key(AMMONIA)


def test_the_condition_of_a_property_goes_before_the_form_of_its_record() -> None:
    assert of_fact(CHLORIDE, Row("relative_density", "1.19 (37% 수용액)"), *numbers("1050")) == {"solution"}
    assert of_fact(CHLORIDE, Row("ph", "0.1 (1% 수용액)"), *numbers("1050")) == {"anhydrous"}


def test_classes_of_solids_and_liquids_are_of_such_forms() -> None:
    assert of_fact(SULFUR, hazard("인화성 고체", "H228", "2"), *numbers("1350", "2448")) == {"solid"}
    assert of_fact(METHYLAMINE, hazard("인화성 액체", "H224", "1"), *numbers("1061", "1235")) == {"solution"}


# --- recorded answers


def test_the_recorded_sheet_of_formaldehyde_keeps_its_gas_classes_from_the_solutions(shared: Path) -> None:
    """Its number is that of a solution, its classes are those of the gas, and it is liquid or gas."""
    listed = {"chemId": "001097", "casNo": FORMALDEHYDE, "chemNameKor": "포름알데히드", "unNo": "1198"}
    record, _ = sheet(
        shared / "cases" / "recorded",
        listed,
        s02="kosha_getChemDetail021_001097_gas.xml",
        s09="kosha_getChemDetail091_001097_cited-tail.xml",
    )
    forms = forms_of(FORMALDEHYDE)
    of_record = forms_of_record(forms, record.facts)
    assert of_record == frozenset(forms)
    told = {fact.value for fact in record.facts if forms_of_fact(fact, forms, of_record) == {forms[0]}}
    assert (forms[0].key, told) == ("gas", {
        "인화성 가스 : 구분1", "고압가스 : 액화가스", "GHS04", "H220 : 극인화성 가스", "H280 : 고압가스:가열하면 폭발할 수 있음",
    })  # fmt: skip


def test_the_recorded_answer_of_keco_on_formaldehyde_is_of_several_forms(shared: Path) -> None:
    """Content rule 11: KECO's "1198^2209"."""
    path = shared / "samples" / "keco" / "keco_ghsList_50-00-0.json"
    (row,) = json.loads(path.read_text(encoding="utf-8"))["body"]["items"]
    facts = ghs.record(row, PassReport()).facts
    forms = forms_of(FORMALDEHYDE)
    assert forms_of_record(forms, facts) == frozenset(forms)
    told = {
        fact.value: next(iter(possible)).key
        for fact in facts
        if len(possible := forms_of_fact(fact, forms, frozenset(forms))) == 1
    }
    assert told == {
        "1198": "flammable-solution", "2209": "solution", "GHS04": "gas", "H280": "gas", "H220": "gas",
        "고압가스 구분 2 (H280)": "gas", "인화성 가스 구분 1 (H220)": "gas",
    }  # fmt: skip


# --- laws


FACTS = st.sampled_from(
    [
        *numbers("1052", "1790", "1993"), hazard("고압가스", "H280"), Row("appearance", "기체"), Row("appearance", "액체"),
        Row("name", "불화수소산 49%"), Row("name", "무수 불화수소"), Row("hazard_statement", "H314"),
    ]
)  # fmt: skip


@given(st.lists(FACTS, max_size=5), FACTS)
def test_more_evidence_never_turns_one_form_into_another(facts: list[Row], more: Row) -> None:
    before, after = form_of(FLUORIDE, facts), form_of(FLUORIDE, [*facts, more])
    assert before is None or after in (before, None)


@given(st.lists(FACTS, max_size=5))
def test_the_order_of_the_facts_tells_nothing(facts: list[Row]) -> None:
    assert form_of(FLUORIDE, facts) == form_of(FLUORIDE, facts[::-1])


@given(
    st.sampled_from(sorted(every_form())),
    st.sampled_from(sorted({*RECORD_KINDS, *CONDITIONAL_KINDS, "text", "pictogram"})),
    st.text(),
)
def test_any_text_of_any_kind_leaves_forms_of_the_substance(number: str, kind: str, text: str) -> None:
    forms = forms_of(number)
    fact = Row(kind, text, label="함유량(%)")
    assert forms_of_fact(fact, forms, forms_of_record(forms, [fact])) <= frozenset(forms)


def test_a_fact_of_the_schema_matches() -> None:
    fact = Fact(FactKind.TEXT, "35", section=Section.COMPOSITION, label="함유량(%)", absence=Absence.NONE)
    assert key(form_of(CHLORIDE, [fact])) == "solution"


def test_a_row_of_a_reference_document_is_of_the_form_to_which_it_was_joined_and_tells_nothing_of_others() -> None:
    guide = Row("response_guide", "125", {"un": "1050", "guide": "125", "form": "anhydrous"})
    solution = Row("response_guide", "157", {"un": "1789", "guide": "157", "form": "solution"})
    assert of_fact(CHLORIDE, guide, solution) == {"anhydrous"}
    assert of_fact(CHLORIDE, solution, guide) == {"solution"}
    assert of_fact(CHLORIDE, Row("response_guide", "125", {"form": ""})) == every_key(CHLORIDE)

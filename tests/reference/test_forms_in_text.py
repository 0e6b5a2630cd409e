"""Forms in texts: names with words and contents, conditions of properties, and texts that tell nothing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reference.forms import every_form, forms_of
from reference.forms_in_text import forms_in_names, forms_in_phrase, forms_in_states, forms_with_content

AMMONIA, CHLORIDE, FLUORIDE, NITRIC, SULFURIC = "7664-41-7", "7647-01-0", "7664-39-3", "7697-37-2", "7664-93-9"
FORMALDEHYDE, CYANIDE, PEROXIDE, SODA, POTASH = "50-00-0", "74-90-8", "7722-84-1", "1310-73-2", "1310-58-3"
SOLUTIONS_OF_AMMONIA = ("solution-10-to-35", "solution-35-to-50", "solution-over-50")


def in_name(number: str, text: str) -> tuple[str, ...] | None:
    found = forms_in_names(text, forms_of(number))
    return None if found is None else tuple(form.key for form in forms_of(number) if form in found)


@pytest.mark.parametrize(
    ("number", "text", "keys"),
    [
        (AMMONIA, "암모니아(무수)", ("anhydrous",)),
        (AMMONIA, "무수 암모니아", ("anhydrous",)),
        (AMMONIA, "Ammonia, anhydrous", ("anhydrous",)),
        (AMMONIA, "액화암모니아", ("anhydrous",)),
        (AMMONIA, "암모니아 가스", ("anhydrous",)),
        (AMMONIA, "암모니아수", SOLUTIONS_OF_AMMONIA),
        (AMMONIA, "암모니아 용액", SOLUTIONS_OF_AMMONIA),
        (AMMONIA, "암모니아 수용액", SOLUTIONS_OF_AMMONIA),
        (AMMONIA, "암모니아수 28%", ("solution-10-to-35",)),
        (AMMONIA, "암모니아 25~30%", ("solution-10-to-35",)),
        (AMMONIA, "무수 암모니아 99.9%", ("anhydrous",)),
        (AMMONIA, "암모니아 99.9%", ("anhydrous", "solution-over-50")),
        (CHLORIDE, "염산 35%", ("solution",)),
        (CHLORIDE, "염화수소 수용액", ("solution",)),
        (CHLORIDE, "염화수소(무수)", ("anhydrous",)),
        (CHLORIDE, "Hydrogen chloride, refrigerated liquid", ("refrigerated",)),
        (FLUORIDE, "불화수소산 49 %", ("solution-up-to-60",)),
        (FLUORIDE, "불화수소산(60% 초과)", ("solution-over-60",)),
        (FLUORIDE, "Hydrofluoric acid, with not more than 60 percent strength", ("solution-up-to-60",)),
        (NITRIC, "질산 60%", ("20-to-65",)),
        (NITRIC, "질산 60~68%", ("65-to-70", "20-to-65")),
        (NITRIC, "질산 98%", ("over-70",)),
        (NITRIC, "발연질산", ("fuming",)),
        (NITRIC, "적색 발연질산 95%", ("fuming",)),
        (NITRIC, "Nitric acid other than red fuming, with more than 70 percent nitric acid", ("over-70",)),
        (SULFURIC, "황산 98%", ("over-51",)),
        (SULFURIC, "희황산 30%", ("up-to-51",)),
        (SULFURIC, "Oleum", ("fuming",)),
        (SULFURIC, "Sulfuric acid, fuming with 30 percent or more free sulfur trioxide", ("fuming",)),
        (SULFURIC, "폐황산", ("spent",)),
        (FORMALDEHYDE, "폼알데하이드 37%", ("flammable-solution", "solution")),
        (FORMALDEHYDE, "포름알데히드 용액(인화성)", ("flammable-solution",)),
        (FORMALDEHYDE, "포름알데히드 가스", ("gas",)),
        (CYANIDE, "시안화수소 알코올 용액", ("alcohol-solution",)),
        (PEROXIDE, "과산화수소 35%", ("20-to-60",)),
        (PEROXIDE, "과산화수소 3%", ()),
        (PEROXIDE, "과산화수소 6% 이상", ("over-60", "20-to-60", "8-to-20")),
        (SODA, "수산화나트륨, 고체", ("solid",)),
        (SODA, "가성소다 50%", ("solution",)),
        (SODA, "수산화나트륨 98%", ("solid", "solution")),
        (POTASH, "Potassium hydroxide, solution", ("solution",)),
        ("108-95-2", "페놀(용융)", ("molten",)),
        ("108-95-2", "페놀, 액체", ("molten", "solution")),
        ("7704-34-9", "용융 황", ("molten",)),
        ("7723-14-0", "적린", ("red",)),
        ("7723-14-0", "황린", ("white", "white-molten")),
        ("64-19-7", "빙초산", ("over-80",)),
        ("64-19-7", "아세트산 용액 90%", ("over-80",)),
        ("64-18-6", "개미산 85%", ("5-to-85",)),
        ("124-38-9", "드라이아이스", ("solid",)),
        ("1333-74-0", "수소(압축)", ("compressed",)),
        ("74-89-5", "메틸아민 40% 수용액", ("solution",)),
        ("302-01-2", "무수 하이드라진", ("anhydrous",)),
        ("75-59-2", "수산화테트라메틸암모늄 2.38%", ()),
        ("75-59-2", "TMAH 25%", ("solution-from-25",)),
        ("64-19-7", "빙초산; Glacial acetic acid", ("over-80",)),
        (AMMONIA, "무수 암모니아 또는 암모니아수 28%", ("anhydrous", "solution-10-to-35")),
    ],
)
def test_a_name_tells_the_forms_that_its_words_and_its_content_leave(
    number: str, text: str, keys: tuple[str, ...]
) -> None:
    assert in_name(number, text) == keys


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (FLUORIDE, "불화수소"), (CHLORIDE, "염산"), (FORMALDEHYDE, "포르말린"), (AMMONIA, "암모늄수산화물"),
        (CHLORIDE, "염화 수소 및 이를 10% 이상 함유한 혼합물"),
        (FORMALDEHYDE, "폼알데하이드 10%"), (CYANIDE, "시안화수소 30%"),
        ("88-89-1", "피크르산(물 30% 이상)"), (CYANIDE, "Hydrogen cyanide, stabilized with less than 3 percent water"),
        ("64-19-7", "Acetic acid; Glacial acetic acid"), (AMMONIA, "암모니아 또는 암모니아수"),
        (NITRIC, "질산(발연질산은 제외)"), (AMMONIA, "고체"), (SULFURIC, "무수황산"), (NITRIC, ""),
    ],
)  # fmt: skip
def test_a_name_without_evidence_tells_nothing(number: str, text: str) -> None:
    """A loose trade name, a rule's threshold, the percent of another part, and what is excluded are no evidence."""
    assert in_name(number, text) is None


@pytest.mark.parametrize(
    ("number", "text", "keys"),
    [
        (CHLORIDE, "기체", {"anhydrous"}),
        (CHLORIDE, "무색 또는 노란색 기체", {"anhydrous"}),
        (FORMALDEHYDE, "(액체 또는 기체)", {"gas", "flammable-solution", "solution"}),
        (SODA, "흰색의 결정성 고체 (플레이크)", {"solid"}),
        ("7704-34-9", "노란색 분말", {"solid"}),
    ],
)
def test_an_appearance_tells_every_state_that_it_names(number: str, text: str, keys: set[str]) -> None:
    found = forms_in_phrase(text, forms_of(number))
    assert found is not None
    assert {form.key for form in found} == keys


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("48 ℃ (38% 수용액)", {"solution"}),
        ("-85 ℃ (기체)", {"anhydrous"}),
        ("1.19 (37 % solution)", {"solution"}),
        ("1.05 (액체)", {"anhydrous", "refrigerated", "solution"}),
    ],
)
def test_the_condition_of_a_property_tells_its_form(text: str, keys: set[str]) -> None:
    found = forms_in_states(text, forms_of(CHLORIDE))
    assert found is not None
    assert {form.key for form in found} == keys


@pytest.mark.parametrize("text", ["15~28 %", "-85 ℃", "28.4 ㎜Hg(25℃)", "(용융)", ""])
def test_a_percent_without_a_solution_and_a_state_without_a_form_tell_nothing_of_a_property(text: str) -> None:
    assert forms_in_states(text, forms_of(CHLORIDE)) is None


@pytest.mark.parametrize(
    ("number", "text", "keys"),
    [
        (CHLORIDE, "35", {"solution"}), (CHLORIDE, "35%", {"solution"}), (CHLORIDE, "35~37", {"solution"}),
        (CHLORIDE, "99.9", {"anhydrous", "refrigerated", "solution"}), (CHLORIDE, "100", None), (CHLORIDE, "100%", None),
        (CHLORIDE, "자료없음", None), (FORMALDEHYDE, "10", None),
    ],
)  # fmt: skip
def test_the_content_of_a_sheet_tells_the_form_and_hundred_tells_nothing(
    number: str, text: str, keys: set[str] | None
) -> None:
    found = forms_with_content(text, forms_of(number))
    assert (None if found is None else {form.key for form in found}) == keys


@given(st.sampled_from(sorted(every_form())), st.text())
def test_no_text_is_refused(number: str, text: str) -> None:
    for read in (forms_in_names, forms_in_phrase, forms_in_states, forms_with_content):
        found = read(text, forms_of(number))
        assert found is None or found <= frozenset(forms_of(number))


def test_a_shipping_name_never_contradicts_its_number(shared: Path) -> None:
    rows = json.loads((shared / "data" / "transport" / "hazmat_table_49cfr172_101.json").read_text(encoding="utf-8"))
    names = [(row.get("idNumber", ""), row["properShippingName"]) for row in rows if "D" not in row["symbols"]]
    for forms in every_form().values():
        for number in {number for form in forms for number in form.un}:
            by_number = {form for form in forms if number in form.un}
            for name in (name for each, name in names if each == f"UN{number}"):
                found = forms_in_names(name, forms)
                assert found is None or found & by_number, name

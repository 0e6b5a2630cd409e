"""What a person may tick, and what the words of data sheets state; the table of sheets is the printed sheets, letter for letter."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from identifiers import cas
from reference.observations import (
    ANYTHING,
    NO_SMELL,
    classes_in_places,
    classes_of_hazard_number,
    fields,
    read_hazard_codes,
    read_text,
    read_vapour_density,
    rows_of,
    values,
)
from reference.product_classes import product_classes


def seen(text: str, field: str, lang: str = "ko") -> set[str]:
    return {value for name, value in read_text(text, lang, field).stated if name == field}


@pytest.mark.parametrize(
    ("text", "field", "lang", "expected"),
    [
        ("녹황색", "colour", "ko", {"yellow", "green", "yellow-green"}),
        ("무색 (투명)", "colour", "ko", {"colourless"}),
        ("무색 ~ 담황색", "colour", "ko", {"colourless", "yellow"}),
        ("적갈색의 액체", "colour", "ko", {"brown", "red"}),
        ("Colorless to light yellow", "colour", "en", {"colourless", "yellow"}),
        ("Reddish-brown", "colour", "en", {"brown", "red"}),
        ("썩은 달걀 냄새", "odour", "ko", {"rotten-egg"}),
        ("벤젠냄새", "odour", "ko", {"solvent"}),
        ("무취", "odour", "ko", {NO_SMELL}),
        ("황 냄새", "odour", "ko", {"sulfur"}),
        ("자극적인 냄새", "odour", "ko", {"sharp"}),
        ("Rotten egg to sweet odor", "odour", "en", {"rotten-egg", "sweet"}),
        ("기체", "state", "ko", {"gas"}),
        ("액화가스", "state", "ko", {"gas"}),
        ("May float or sink in water.", "water", "en", {"floats", "sinks"}),
        ("Reacts violently with water.", "water", "en", {"reacts"}),
        ("물과 모든 비율로 섞임", "water", "ko", {"mixes"}),
        ("눈에 심한 자극을 일으킴", "symptom", "ko", {"eyes"}),
    ],
)
def test_words_of_data_sheets_state_values(text: str, field: str, lang: str, expected: set[str]) -> None:
    assert seen(text, field, lang) == expected


@pytest.mark.parametrize(
    ("text", "field"),
    [("황산", "odour"), ("배관", "odour"), ("자료없음", "colour"), ("", "odour"), ("단단한 고체", "odour")],
)
def test_a_piece_of_another_word_states_nothing(text: str, field: str) -> None:
    assert seen(text, field) == set()


def test_a_liquefied_gas_may_leak_as_a_liquid() -> None:
    assert ("state", "liquid") in read_text("Liquefied compressed gas", "en", "state").possible


def test_no_smell_can_never_be_ticked() -> None:
    assert ("odour", NO_SMELL) not in values()


def test_every_class_in_the_tables_may_be_ticked_or_is_no_smell() -> None:
    known = {*values(), ("odour", NO_SMELL)}
    for table in ("words", "hazard_codes"):
        for row in rows_of(table):
            assert {(row["field"], value) for value in row["classes"].split()} <= known, row
    for row in rows_of("words"):
        assert {tuple(each.split(":")) for each in row["also"].split()} <= known, row
        assert row["reason"], row
    for row in rows_of("typed_words"):
        field = "place" if row["field"] == "kind_of_place" else row["field"]
        assert not row["class"] or (field, row["class"]) in known, row
    for value in values().values():
        pairs = {(value.field, other) for other in value.stays_with - {ANYTHING}}
        assert pairs <= known, value


@given(st.sampled_from(sorted(values())))
def test_a_value_that_is_stated_or_unknown_never_speaks_against_itself(pair: tuple[str, str]) -> None:
    assert values()[pair].may_be(frozenset({pair[1]}))
    assert values()[pair].may_be(frozenset())


@given(st.floats(0.01, 20))
def test_heavy_vapour_never_rises_and_light_vapour_never_only_sinks(density: float) -> None:
    reading = read_vapour_density(density)
    assert (("air", "heavier") in reading.stated) == (density > 1)
    assert (("air", "lighter") in reading.stated) == (density < 1)


def test_hazard_codes_state_what_their_statement_says() -> None:
    assert read_hazard_codes(["H319", "H335"]).stated == {("symptom", "eyes"), ("symptom", "cough")}
    assert ("water", "gas") in read_hazard_codes(["H260"]).stated
    assert not read_hazard_codes(["H400", "", "x"]).stated


@pytest.mark.parametrize(
    ("number", "main"),
    [("33", "3"), ("265", "2.3"), ("X423", "4.3"), ("886", "8"), ("x323", "4.3"), ("90", "9")],
)
def test_the_first_digit_of_a_hazard_number_speaks_of_classes(number: str, main: str) -> None:
    assert main in classes_of_hazard_number(number)[0]


@given(st.text(max_size=8))
def test_what_is_no_hazard_number_speaks_of_nothing(text: str) -> None:
    digits = text.upper().removeprefix("X")
    if not (digits.isascii() and digits.isdigit() and len(digits) in (2, 3)):
        assert classes_of_hazard_number(text) == ()


def test_places_name_classes_of_products_that_exist() -> None:
    assert set(classes_in_places()) <= {each.slug for each in product_classes()}
    places = {place for some in classes_in_places().values() for place in some}
    assert places <= {value.key for value in fields()["place"].values}


SHEETS = Path(__file__).parents[2] / "reference" / "tables" / "observations" / "chris_sheets.csv"
_WORD = re.compile(r"[A-Za-z0-9]+")


def test_every_word_of_a_sheet_stands_in_the_printed_sheet_and_nothing_understates(shared: Path) -> None:
    text = (shared / "data" / "chris" / "appearance_nfpa.csv").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines(keepends=True) if not line.startswith("#")]
    printed = {row["chris"]: row for row in csv.DictReader(lines)}
    with SHEETS.open(encoding="utf-8", newline="") as file:
        sheets = list(csv.DictReader(file, strict=True))
    assert len(sheets) > 1_000
    for sheet in sheets:
        head = printed[sheet["code"]]["head_text"]
        number = printed[sheet["code"]]["cas"].strip()
        assert sheet["cas"] == cas.parse(sheet["cas"])
        assert sheet["cas"] == number or sheet["cas"] in cas.one_edit_away(number)
        for name in ("appearance", "colour", "odour", "water"):
            assert set(_WORD.findall(sheet[name])) <= set(_WORD.findall(head)), sheet
        everything = " ".join(sheet.values()).casefold()
        assert "no reaction" not in everything
        assert "not hazardous" not in everything
        assert "call fire" not in everything
        assert "shut off" not in everything
        assert "restrict access" not in everything

"""The tables of facts: complete, sourced, and consistent with the rules of their fields."""

from __future__ import annotations

import csv
import dataclasses
from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest

from connectors.printed_values import measure
from connectors.schema import FactKind
from demo import tables
from demo.tables import Hazard, Substance
from identifiers import cas, ec, formula, ke, un

DEEP = {
    "7664-39-3": {"1052", "1790"},
    "7647-01-0": {"1050", "1789"},
    "7664-41-7": {"1005", "2672", "2073", "3318"},
    "1336-21-6": {"2672", "2073", "3318"},
    "7782-50-5": {"1017"},
    "7664-93-9": {"1830", "2796"},
    "7697-37-2": {"2031", "2032"},
    "108-88-3": {"1294"},
    "71-43-2": {"1114"},
    "67-56-1": {"1230"},
    "50-00-0": {"1198", "2209"},
    "7681-52-9": {"1791"},
    "7783-06-4": {"1053"},
    "7722-84-1": {"2014", "2015", "2984"},
    "7439-97-6": {"2809"},
    "7440-23-5": {"1428"},
    "68-12-2": {"2265"},
    "74-90-8": {"1051", "1613"},
    "75-44-5": {"1076"},
}
H_CODES = {
    "급성독성-경구": {"1": "H300", "2": "H300", "3": "H301", "4": "H302"},
    "급성독성-경피": {"1": "H310", "2": "H310", "3": "H311", "4": "H312"},
    "급성독성-흡입": {"1": "H330", "2": "H330", "3": "H331", "4": "H332"},
    "인화성 액체": {"1": "H224", "2": "H225", "3": "H226"},
    "물반응성 물질": {"1": "H260", "2": "H261", "3": "H261"},
    "산화성 액체": {"1": "H271", "2": "H272", "3": "H272"},
    "산화성 고체": {"1": "H271", "2": "H272", "3": "H272"},
    "수생환경 유해성-급성": {"1": "H400"},
    "수생환경 유해성-만성": {"1": "H410", "2": "H411", "3": "H412", "4": "H413"},
    "심한 눈 손상성/눈 자극성": {"1": "H318", "2": "H319"},
    "피부 부식성/자극성": {"1": "H314", "1A": "H314", "1B": "H314", "1C": "H314", "2": "H315"},
}
"""Classes and the one H code that a category can carry (UN GHS annex 3, table A3.1.2 and A3.1.3)."""

MASSES = {
    "7664-39-3": "20.01",
    "7722-84-1": "34.01",
    "7719-12-2": "137.32",
    "10025-87-3": "153.32",
    "13463-39-3": "170.73",
    "107-06-2": "98.95",
}
"""Calculated by hand from IUPAC's standard atomic weights; the notice on exposure limits misprints the formula of three."""

WITH_ROWS = ["substances", "names", "transports", "hazards", "listings", "limits", "dangerous_substances", "properties"]


@pytest.fixture(scope="module")
def by_cas() -> dict[str, Substance]:
    return {substance.cas: substance for substance in tables.substances()}


def test_there_are_about_150_substances_each_once(by_cas: dict[str, Substance]) -> None:
    assert 150 <= len(by_cas) == len(tables.substances())


def test_the_hundred_accident_preparedness_substances_are_all_there() -> None:
    """Content rule 14."""
    numbers = {listing.number for listing in tables.listings() if listing.list_name == "사고대비물질"}
    assert numbers == {str(number) for number in range(1, 101)}


def test_every_identifier_is_valid(by_cas: dict[str, Substance]) -> None:
    for substance in by_cas.values():
        assert cas.parse(substance.cas) == substance.cas
        assert not substance.ke or ke.parse(substance.ke)
        assert not substance.ec or ec.parse(substance.ec) == substance.ec
        assert substance.name_ko
        assert substance.name_en


def test_every_formula_reads_and_its_mass_is_there(by_cas: dict[str, Substance]) -> None:
    for substance in by_cas.values():
        assert bool(substance.formula) == bool(substance.molar_mass)
        if substance.formula:
            assert formula.hill(substance.formula)
            assert Decimal(substance.molar_mass) > 1
    assert {number: by_cas[number].molar_mass for number in MASSES} == MASSES


def test_a_formula_that_a_source_misprints_is_not_carried_over(by_cas: dict[str, Substance]) -> None:
    assert by_cas["7719-12-2"].formula == "PCl3"
    assert by_cas["13463-39-3"].formula == "Ni(CO)4"


@pytest.mark.parametrize("table", WITH_ROWS)
def test_every_row_names_its_source_and_a_substance_of_the_table(table: str, by_cas: dict[str, Substance]) -> None:
    rows = getattr(tables, table)()
    assert rows
    assert all(row.source and row.cas in by_cas for row in rows)
    assert len(set(rows)) == len(rows)


@pytest.mark.parametrize(("number", "numbers"), DEEP.items())
def test_the_best_known_substances_have_all_their_un_numbers(number: str, numbers: set[str]) -> None:
    assert {row.un for row in tables.transports() if row.cas == number} == numbers


def test_no_domestic_row_of_the_american_table_is_carried_over() -> None:
    for row in tables.transports():
        assert un.parse(row.un) == row.un
        assert "49 CFR 172.101" in row.source
    assert [row.transport_class for row in tables.transports() if row.un == "1005"] == ["2.3"]


def test_a_concentration_stands_with_the_form_that_it_bounds() -> None:
    ranges = {(row.form, row.packing_group) for row in tables.transports() if row.cas == "7697-37-2"}
    assert ranges == {("over-70", "I"), ("65-to-70", "II"), ("20-to-65", "II"), ("up-to-20", "II"), ("fuming", "I")}


def test_a_class_and_its_category_carry_the_h_code_that_belongs_to_them() -> None:
    def wrong(row: Hazard) -> bool:
        codes = H_CODES.get(row.class_name)
        return codes is not None and codes.get(row.category) != row.h_code

    assert [row for row in tables.hazards() if wrong(row)] == []


def test_every_code_has_its_official_phrase() -> None:
    phrases = tables.phrases()
    codes = {code for row in tables.hazards() for code in (row.h_code, *row.p_codes.split("^")) if code}
    assert codes - set(phrases) == set()
    assert all(text.strip() == text != "" for text in phrases.values())


def test_butane_does_not_take_the_classes_of_butane_with_butadiene() -> None:
    assert {row.h_code for row in tables.hazards() if row.cas == "106-97-8"} == {"H220", "H280"}


def test_the_national_lists_thresholds_of_hydrogen_peroxide_and_benzene_are_as_printed() -> None:
    found = {
        (row.cas, row.list_name): row.contents
        for row in tables.listings()
        if row.cas in ("7722-84-1", "71-43-2") and row.contents
    }
    assert found == {
        ("7722-84-1", "인체등유해성물질"): "인체급성유해성 : 6%",
        ("7722-84-1", "사고대비물질"): "35%",
        ("71-43-2", "인체등유해성물질"): "인체만성유해성 : 0.1%",
        ("71-43-2", "사고대비물질"): "85%",
    }


def test_every_name_stands_once_for_a_substance() -> None:
    assert [pair for pair, count in Counter((row.cas, row.name) for row in tables.names()).items() if count > 1] == []


def test_a_header_that_is_not_the_dataclass_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "FOLDER", tmp_path)
    with (tmp_path / "names.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerow(["cas", "name"])
    with pytest.raises(ValueError, match=r"names\.csv: columns are \['cas', 'name'\]"):
        tables.rows.__wrapped__(tables.Name, "names.csv")


def test_the_columns_are_the_fields_of_the_dataclasses() -> None:
    for table in WITH_ROWS:
        rows = getattr(tables, table)()
        assert [field.name for field in dataclasses.fields(rows[0])][-1] == "source"


def test_more_than_is_not_turned_into_from_in_the_listing_of_lead() -> None:
    contents = {row.contents for row in tables.listings() if (row.cas, row.list_name) == ("7439-92-1", "제한물질")}
    assert contents
    assert all("0.009% 초과" in text for text in contents)


def test_a_property_is_of_a_known_kind_and_stands_with_the_form_of_a_un_entry() -> None:
    forms = {(row.cas, row.form) for row in tables.transports()}
    for row in tables.properties():
        assert FactKind(row.kind)
        assert not row.form or (row.cas, row.form) in forms


def test_a_figure_reads_as_it_stands() -> None:
    read = {(row.cas, row.form, row.kind): measure(row.value) for row in tables.properties()}
    hydrogen_fluoride = read["7664-39-3", "anhydrous", "boiling_point"]
    assert hydrogen_fluoride
    assert (hydrogen_fluoride.low, hydrogen_fluoride.unit) == (Decimal("19.51"), "℃")
    sulfuric_acid = read["7664-93-9", "", "boiling_point"]
    assert sulfuric_acid
    assert (sulfuric_acid.low, sulfuric_acid.high) == (Decimal(300), Decimal(338))

"""The observable part of the CHRIS sheets, and what it states."""

from __future__ import annotations

from reference.observed_sheets import SOURCE, ChrisSheet, chris_sheets, sheets_of


def stated(cas: str) -> set[tuple[str, str]]:
    return {pair for sheet in sheets_of(cas) for _, _, reading in sheet.statements for pair in reading.stated}


def possible(cas: str) -> set[tuple[str, str]]:
    return {pair for sheet in sheets_of(cas) for _, _, reading in sheet.statements for pair in reading.possible}


def test_chlorine_is_a_yellow_green_gas_that_sinks_and_smells_of_bleach() -> None:
    assert {
        ("colour", "yellow-green"), ("state", "gas"), ("air", "heavier"), ("odour", "bleach"), ("smoke", "yellow-smoke"),
        ("container", "cylinder"),
    } <= stated("7782-50-5")  # fmt: skip
    assert ("state", "liquid") in possible("7782-50-5")


def test_the_colour_of_a_vapour_counts_though_the_gas_is_colourless() -> None:
    assert {("colour", "colourless"), ("colour", "brown"), ("smoke", "brown-smoke")} <= stated("10102-43-9")


def test_forms_have_sheets_of_their_own() -> None:
    assert {sheet.name for sheet in sheets_of("7647-01-0")} == {"HYDROGEN CHLORIDE", "HYDROCHLORIC ACID"}
    assert sheets_of("0-00-0") == ()


def test_a_liquid_gives_off_vapour_and_one_that_freezes_in_winter_may_be_solid() -> None:
    acetic_acid = possible("64-19-7")
    assert {("state", "gas"), ("state", "solid")} <= acetic_acid
    assert ("state", "solid") not in possible("67-64-1")


def test_a_soluble_solid_may_be_spilt_as_a_solution() -> None:
    assert ("state", "liquid") in possible("143-33-9")


def test_a_sheet_that_says_nothing_states_nothing() -> None:
    empty = ChrisSheet("X", "X", "71-43-2", "", "", "", "", "", None, None)
    assert empty.statements == ()


def test_mixtures_are_left_out_and_the_source_says_what_it_is() -> None:
    codes = {sheet.code for sheets in chris_sheets().values() for sheet in sheets}
    assert not codes & {"CBO", "ANU"}
    assert "1999" in SOURCE
    assert "국내 기준 아님" in SOURCE

"""Abbreviations by the names of their letters."""

from __future__ import annotations

import pytest

from reference.systematic_names.abbreviations import spoken_letters, stated_abbreviation


@pytest.mark.parametrize(
    ("name", "text"),
    [("MCPB", "엠시피비"), ("MCPB", "엠씨 피비"), ("PBBs", "피비비"), ("DDT", "디디티"), ("WSCP", "더블유에스시피")],
)
def test_an_abbreviation_is_met_by_the_names_of_its_letters(name: str, text: str) -> None:
    assert stated_abbreviation(name) in spoken_letters(text)


def test_the_longer_name_of_a_letter_wins() -> None:
    assert spoken_letters("에이치엠엑스") == ("hmx",)


@pytest.mark.parametrize("text", ["", "피시", "디오", "톨루엔", "엠시피비염", "에이" * 30])
def test_two_letters_and_any_other_text_are_no_abbreviation(text: str) -> None:
    assert spoken_letters(text) == ()


@pytest.mark.parametrize("name", ["Toluene", "TNT-1", "Ni", "", "ABCDEFGH", "mcpb"])
def test_a_name_with_other_letters_is_no_abbreviation(name: str) -> None:
    assert stated_abbreviation(name) == ""

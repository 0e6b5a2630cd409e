"""Names as they would sound in Korean: the same from both languages, different for isomers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reference.systematic_names.made_spellings import (
    LONGEST,
    MOST_SPELLINGS,
    SHORTEST,
    made_spellings,
    spelling,
    typed_spellings,
)


@pytest.mark.parametrize(
    ("english", "korean"),
    [
        ("4-Chloroaniline", "4-클로로아닐린"),
        ("4-Chloroaniline", "파라-클로르아닐린"),
        ("1,2-Dichloroethane", "1,2-디클로로에탄"),
        ("Methyl ethyl ketoxime", "메틸 에틸 케톡심"),
        ("Tin iodide (SnI4)", "주석 요오드화"),
    ],
)
def test_a_name_is_spelt_alike_from_both_languages(english: str, korean: str) -> None:
    assert spelling(english) == spelling(korean)


def test_isomers_are_spelt_apart_and_a_one_alone_is_left_out() -> None:
    assert len({spelling(f"{place}-Chlorotoluene") for place in (2, 3, 4)}) == 3
    assert spelling("1-Butanol") == spelling("Butanol")


def test_a_substance_has_few_spellings_and_none_that_is_very_short_or_long() -> None:
    names = [f"{place}-Chloroquinoline" for place in range(2, 9)]
    assert len(made_spellings(names)) == MOST_SPELLINGS
    assert made_spellings(["Tin", "Pentachlorophenyl" * 9]) == ()


@given(text=st.text(max_size=120))
def test_any_text_is_spelt_within_the_bounds_or_not(text: str) -> None:
    assert all(SHORTEST <= len(each) <= LONGEST for each in typed_spellings(text))

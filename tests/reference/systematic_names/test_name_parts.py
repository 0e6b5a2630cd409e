"""The names in one cell."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reference.systematic_names.name_parts import LONGEST_NAME, MOST_NAMES, english_names, korean_texts


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("Methanol ; Methyl alcohol", ("Methanol", "Methyl alcohol")),
        ("Methyl ethyl ketone ; MEK, 2-Butanone", ("Methyl ethyl ketone", "MEK, 2-Butanone", "MEK", "2-Butanone")),
        ("Phenol, 2,4,6-trinitro-, sodium salt", ("Phenol, 2,4,6-trinitro-, sodium salt",)),
        ("Iron picrate; Phenol, 2,4,6-trinitro-, iron salt", ("Iron picrate", "Phenol, 2,4,6-trinitro-, iron salt")),
        ("Stearate; Fatty ester, monoacetate", ("Stearate", "Fatty ester, monoacetate")),
        ("Zinc, except for particles larger than 1 mm", ("Zinc",)),
        ("p-tert-Butylphenol : 4-tert-Butylphenol", ("p-tert-Butylphenol", "4-tert-Butylphenol")),
        ("", ()),
    ],
)
def test_a_cell_is_read_as_its_names(cell: str, names: tuple[str, ...]) -> None:
    assert english_names(cell) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("티오시안산 암모늄(AMMONIUM THIOCYANATE)", ("티오시안산 암모늄", "AMMONIUM THIOCYANATE")),
        ("지방산(C=15~18)", ("지방산(C=15~18)",)),
        ("염화철(III)", ("염화철(III)",)),
        ("톨루엔", ("톨루엔",)),
        ("(toluene)", ("(toluene)",)),
    ],
)
def test_a_latin_name_in_brackets_is_a_name_of_its_own(text: str, names: tuple[str, ...]) -> None:
    assert korean_texts(text) == names


@given(cell=st.text(max_size=600))
def test_any_cell_gives_few_names_of_bounded_length(cell: str) -> None:
    names = english_names(cell)
    assert len(names) <= MOST_NAMES
    assert all(0 < len(name) <= LONGEST_NAME for name in names)
    assert korean_texts(cell)

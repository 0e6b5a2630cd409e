"""Abbreviations said letter by letter."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reference.spelled_letters import FEWEST_SYLLABLES, spelled_out


@pytest.mark.parametrize(
    ("abbreviation", "said"),
    [
        ("TDI", ("티디아이",)), ("HF", ("에이치에프", "에치에프")), ("2,4-D", ("이사디",)), ("EPN", ("이피엔",)),
        ("DCS", ("디씨에스", "디시에스")), ("UDMH", ("유디엠에이치", "유디엠에치")),
        ("H2S", ("에이치이에스", "에치이에스")),
    ],
)  # fmt: skip
def test_letters_and_digits_are_said_one_by_one(abbreviation: str, said: tuple[str, ...]) -> None:
    assert spelled_out(abbreviation) == said


def test_a_letter_with_two_names_has_one_throughout_a_word() -> None:
    assert spelled_out("CMIC") == ("씨엠아이씨", "시엠아이시")


@pytest.mark.parametrize(
    "text", ["", "Na", "EO", "PCBs", "toluene", "R-134a", "CMIT/MIT", "불산", "1,2", "ABCDEFGH", "SiH2Cl2", "NaDCC"]
)
def test_short_words_plurals_and_names_are_not_spelled_out(text: str) -> None:
    assert spelled_out(text) == ()


@given(st.text())
def test_what_is_said_is_hangul_and_longer_than_a_common_word(text: str) -> None:
    for said in spelled_out(text):
        assert len(said) >= FEWEST_SYLLABLES
        assert all("가" <= letter <= "힣" for letter in said)

"""Folding makes one spelling of many, and does not change Hangul."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.folding import folded, normalized, single_spaced

ANY_TEXT = st.text(st.characters(codec=None), max_size=60)  # lone surrogates too


@pytest.mark.parametrize(
    ("written", "one_way"),
    [
        ("ＮａＣｌ", "nacl"),
        ("H₂SO₄", "h2so4"),
        ("10⁻³", "10-3"),
        ("N,N′-", "n,n'-"),
        ("４，４’‐ＭＤＩ", "4,4'-mdi"),
        ("α-피넨", "alpha-피넨"),
        ("Α-pinene", "alpha-pinene"),
        ("Tröger", "troger"),
        ("㎎", "mg"),
        ("Ⅱ형", "ii형"),
        ("½수화물", "1⁄2수화물"),
        ("ﬁn", "fin"),
        ("ｱ", "ア"),
        ("10\u00a0%", "10 %"),
        ("𝐇₂", "h2"),
        ("β γ δ ε ω", "beta gamma delta epsilon omega"),
        ("′’‘`´", "'''''"),
        ("N`", "n'"),
        ("″”“", "''''''"),
        ("‐‑‒–—―−﹣－", "---------"),
    ],
)
def test_different_spellings_become_one(written: str, one_way: str) -> None:
    assert folded(written) == one_way


def test_the_jamo_that_a_keyboard_sends_stays_itself() -> None:
    assert folded("불화ㅅ") == "불화ㅅ"
    assert folded("ㄳㅘ") == "ㄳㅘ"
    assert folded("ㄱㅎㅏㅣ") == "ㄱㅎㅏㅣ"


@pytest.mark.parametrize("letter", ["й", "ё", "が", "≠", "≮"])
def test_only_latin_letters_lose_a_sign_above_or_across_them(letter: str) -> None:
    assert folded(letter) == letter
    assert folded("ÀéÑệ") == "aene"


def test_hangul_in_pieces_is_composed() -> None:
    assert folded("\u1112\u116a\u11bc") == "황"


def test_formulas_keep_their_case() -> None:
    assert normalized("Ｃo₂O") == "Co2O"
    assert normalized("Co`") == "Co'"


@given(ANY_TEXT)
def test_folding_twice_is_folding_once(text: str) -> None:
    assert folded(folded(text)) == folded(text)


@given(st.text("abcXYZ019 ,-'ßÄ가힣ㅅ", max_size=40))
def test_folded_text_has_no_upper_case(text: str) -> None:
    assert folded(text) == folded(text).lower()


@given(ANY_TEXT)
def test_spaced_text_has_single_spaces_and_none_at_its_ends(text: str) -> None:
    line = single_spaced(text)
    assert line == line.strip()
    assert "  " not in line
    assert "\x00" not in line


def test_control_and_invisible_letters_end_a_word() -> None:
    assert single_spaced("\x00황\u200b산 \n 98\t%\u202e") == "황 산 98 %"

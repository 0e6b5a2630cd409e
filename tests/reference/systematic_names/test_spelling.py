"""Names as symbols: one spelling for what sounds alike, with the places where syllables begin."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reference.systematic_names.spelling import folded_name, symbols_of


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("메탄올", "메타놀"),
        ("싸이클로", "사이클로"),
        ("자일레놀", "자이레놀"),
        ("캐", "케"),
        ("Sulphuric acid", "sulfuric acid"),
        ("N,N′-", "N,N'-"),
        ("α-", "alpha-"),
        ("ＰＶＣ", "pvc"),
        ("tert-butyl", "tertbutyl"),
        ("파라-크레졸", "파라크레졸"),
        ("2 - 부탄올", "2-부탄올"),
        ("(T-4)-Borate", "Borate"),
    ],
)
def test_two_spellings_of_one_name_are_the_same_symbols(one: str, other: str) -> None:
    assert symbols_of(one).text == symbols_of(other).text


@pytest.mark.parametrize(
    ("one", "other"), [("메탄", "에탄"), ("2-부탄올", "부탄올"), ("p-크레졸", "크레졸"), ("나트륨", "칼륨")]
)
def test_names_of_different_substances_are_different_symbols(one: str, other: str) -> None:
    assert symbols_of(one).text != symbols_of(other).text


def test_a_syllable_begins_where_a_letter_stands_and_a_space_keeps_its_place() -> None:
    symbols = symbols_of("염화 은")
    assert symbols.text == "ㅕㅁㅎㅘㅡㄴ"
    assert [position for position, begins in enumerate(symbols.borders) if begins] == [0, 2, 4, 6]
    assert symbols.spaces == {4}


def test_a_double_liquid_is_one_that_may_end_and_begin_a_syllable() -> None:
    symbols = symbols_of("메틸리튬")
    assert symbols.text == "ㅁㅔㅌㅣㄹㅣㅌㅠㅁ"
    assert symbols.doubled == {5}
    assert symbols.borders[4]
    assert symbols.borders[5] is False


@given(text=st.text(max_size=80))
def test_any_text_has_a_border_before_each_symbol_and_after_the_last(text: str) -> None:
    symbols = symbols_of(text)
    assert len(symbols.borders) == len(symbols.text) + 1
    assert all(0 <= space <= len(symbols.text) for space in symbols.spaces)
    assert folded_name(folded_name(text)) == folded_name(folded_name(folded_name(text)))

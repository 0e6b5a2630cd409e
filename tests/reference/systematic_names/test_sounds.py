"""How words sound in both languages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reference.systematic_names.sounds import sound_of_symbols, word_sound


@pytest.mark.parametrize(
    ("english", "korean"),
    [
        ("Imidacloprid", "이미다클로프리드"),
        ("Iprobenfos", "이프로벤포스"),
        ("Resmethrin", "레스메트린"),
        ("Trifluralin", "트리플루랄린"),
        ("Camphene", "캄펜"),
        ("Dazomet", "다조메트"),
    ],
)
def test_a_common_name_sounds_alike_in_both_languages(english: str, korean: str) -> None:
    if len(korean) >= 3:
        assert word_sound(english) == word_sound(korean) != ""


@pytest.mark.parametrize("text", ["우산", "은", "겨울 패딩 추천", "ab", "", "4-클로로", "Lead(II)", "ㅇㅎㅊ"])
def test_a_short_word_and_a_text_of_several_words_have_no_sound(text: str) -> None:
    assert word_sound(text) == ""


@pytest.mark.parametrize(("one", "other"), [("Carbaryl", "카르바릴"), ("카바릴", "카르바릴")])
def test_an_r_before_a_consonant_is_silent(one: str, other: str) -> None:
    assert word_sound(one) == word_sound(other)


@given(text=st.text(max_size=40))
def test_any_text_has_a_sound_or_none(text: str) -> None:
    assert word_sound(text) == word_sound(text)
    sound_of_symbols(text)

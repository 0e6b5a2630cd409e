"""Texts as they sound: spellings that sound alike are one, words stay apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.answers.heard_text import as_heard, heard, words_of_text


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("죽어", "주거"),
        ("싶어", "시퍼"),
        ("싫어", "시러"),
        ("자쌀", "자살"),
        ("쥭", "죽"),
        ("내", "네"),
        ("끊어", "끄너"),
        ("괜찮아", "괜차나"),
        ("죽지않아", "죽지아나"),
        ("먹고싶어", "먹고시퍼"),
    ],
)
def test_spellings_that_sound_alike_are_one(one: str, other: str) -> None:
    assert heard(one) == heard(other)


@pytest.mark.parametrize(("one", "other"), [("자살", "과자"), ("죽", "북"), ("목매", "목메")])
def test_other_words_stay_others(one: str, other: str) -> None:
    assert (heard(one) == heard(other)) is (one == "목매")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("자 살 방법", ["자살", "방법"]), ("자.살", ["자살"]), ("ㅈㅏ살", ["자살"]), ("피자 해동", ["피자", "해동"]),
        ("메탄올 자 살", ["메탄올", "자살"]),
        ("I don't", ["i", "dont"]), ("ＫＭＳ", ["kms"]), ("\u110c\u1161\u1109\u1161\u11af", ["자살"]), ("!?", []),
    ],
)  # fmt: skip
def test_letters_that_stand_alone_in_a_row_are_one_word(text: str, words: list[str]) -> None:
    assert words_of_text(text) == words


@given(st.text(max_size=60))
def test_any_text_can_be_heard(text: str) -> None:
    line = as_heard(text)
    assert line == line.strip()
    assert "  " not in line


@pytest.mark.parametrize(
    ("word", "keys"), [("ㄱ어", "ㄱㅇㅓ"), ("a아", "aㅇㅏ"), ("가아", "ㄱㅏㅇㅏ"), ("각아", "ㄱㅏㄱㅏ")]
)
def test_only_a_final_consonant_of_a_syllable_moves_to_the_vowel_that_follows(word: str, keys: str) -> None:
    assert heard(word) == keys

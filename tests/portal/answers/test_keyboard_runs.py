"""Keyboard runs are not words; initials and abbreviations are."""

from __future__ import annotations

import pytest

from portal.answers.keyboard_runs import is_keyboard_run


@pytest.mark.parametrize(
    "text", ["ㅁㄴㅇㄹ", "ㄹㅇㄴㅁ", "ㅂㅈㄷㄱ", "qwertyuiop", "asdf", "zxcvbnm", "ㅋㅋㅋ", "ㅠㅠㅠ", "aaa"]
)
def test_neighbouring_keys_and_repeated_letters_are_keyboard_runs(text: str) -> None:
    assert is_keyboard_run(text)


@pytest.mark.parametrize("text", ["ㅂㅅ", "ㅂㅎㅅㅅ", "ㅌㄹㅇ", "HF", "DMF", "0000", "1111", "톨루엔", "", "ㅁㄴㅇ"])
def test_words_initials_and_numbers_are_not(text: str) -> None:
    assert not is_keyboard_run(text)

"""Keyboard runs are not words; initials and abbreviations are."""

from __future__ import annotations

import pytest

from portal.answers.keyboard_runs import ROWS, is_keyboard_run


@pytest.mark.parametrize(
    "text", ["ㅁㄴㅇㄹ", "ㄹㅇㄴㅁ", "ㅂㅈㄷㄱ", "qwertyuiop", "asdf", "zxcvbnm", "ㅋㅋㅋ", "ㅠㅠㅠ", "aaa"]
)
def test_neighbouring_keys_and_repeated_letters_are_keyboard_runs(text: str) -> None:
    assert is_keyboard_run(text)


@pytest.mark.parametrize("text", ["ㅂㅅ", "ㅂㅎㅅㅅ", "ㅌㄹㅇ", "HF", "DMF", "0000", "1111", "톨루엔", "", "ㅁㄴㅇ"])
def test_words_initials_and_numbers_are_not(text: str) -> None:
    assert not is_keyboard_run(text)


@pytest.mark.parametrize("row", ROWS)
def test_any_four_neighbours_of_a_row_are_a_run_in_either_direction_and_three_are_not(row: str) -> None:
    for start in range(len(row) - 3):
        run = row[start : start + 4]
        assert is_keyboard_run(run)
        assert is_keyboard_run(run[::-1])
        assert not is_keyboard_run(run[:3])


@pytest.mark.parametrize(
    ("text", "expected"),
    [("aa", False), ("aab", False), ("77", False), ("777", False), ("a a a", True), ("qwas", False)],
)
def test_a_letter_is_repeated_from_three_times_on_and_a_digit_never(text: str, expected: bool) -> None:
    assert is_keyboard_run(text) is expected

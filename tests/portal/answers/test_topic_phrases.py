"""Phrases of a topic are whole words: in any order, glued or apart, never pieces of other words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.answers.topic_phrases import holds_phrase, words_between_signs

RECALL = (("리콜",),)
POISON_GAS = (("독가스",),)
THERMOMETER = (("수은",), ("체온계", "온도계"))
LEAK = (("가스",), ("새", "새고", "누출"))


def holds(text: str, phrase: tuple[tuple[str, ...], ...]) -> bool:
    return holds_phrase(words_between_signs(text), phrase)


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("리콜 목록", RECALL), ("리콜이 뭐야", RECALL), ("수은체온계", THERMOMETER), ("온도계의 수은", THERMOMETER),
        ("가스누출", LEAK), ("공장가스누출", LEAK), ("가스가 새", LEAK), ("가스가, 새고", LEAK), ("독가스를", POISON_GAS),
    ],
)  # fmt: skip
def test_whole_words_are_held(text: str, phrase: tuple[tuple[str, ...], ...]) -> None:
    assert holds(text, phrase)


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("글리콜", RECALL), ("소독가스", POISON_GAS), ("소독 가스", POISON_GAS), ("가스 새벽", LEAK), ("체온계", THERMOMETER),
        ("부탄가스 누출", LEAK), ("", RECALL),
    ],
)  # fmt: skip
def test_pieces_inside_or_across_words_are_not(text: str, phrase: tuple[tuple[str, ...], ...]) -> None:
    assert not holds(text, phrase)


@pytest.mark.parametrize(
    ("text", "call"), [("119에", True), ("119 신고", True), ("1192-37-6", False), ("119-36-8", False)]
)
def test_a_number_stands_alone(text: str, call: bool) -> None:
    assert holds(text, (("119",),)) is call


@given(st.text(max_size=40))
def test_no_text_holds_a_phrase_of_a_word_that_it_does_not_contain(text: str) -> None:
    assert not holds(text.replace("체온계", ""), (("체온계",),)) or "체온계" in text.replace("체온계", "")


def test_a_hyphen_behind_a_digit_parts_no_word_and_any_other_does() -> None:
    assert words_between_signs("a1-2 가-나 -3, 119-가") == ["a1-2", "가", "나", "3", "119-가"]

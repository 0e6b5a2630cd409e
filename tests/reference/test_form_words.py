"""Words of forms: whole words of Latin letters, Hangul also joined, the longest first."""

from __future__ import annotations

import csv

import pytest

from reference.form_words import TABLE, WordClass, found_words, holds, pattern, words_of
from reference.forms import State


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("무색의 기체", ("기체",)),
        ("액체 또는 기체", ("액체", "기체")),
        ("냉동 액체", ("냉동 액체",)),
        ("고압가스 : 냉동액화가스", ("가스", "냉동 액화 가스")),
        ("Ammonia solutions", ("solution",)),
        ("Refrigerated  liquid", ("refrigerated liquid",)),
        ("수용액", ("수용액",)),
        ("liquidation of solids-based gasoline", ("solid",)),
        ("", ()),
    ],
)
def test_states_are_found_as_whole_words(text: str, words: tuple[str, ...]) -> None:
    assert found_words(WordClass.STATE, text) == words


@pytest.mark.parametrize(
    ("text", "held"), [("물 30% 이상", True), ("수화물 혼합물 물질", False), ("less than 3 percent water", True)]
)
def test_a_word_of_one_syllable_stands_alone(text: str, held: bool) -> None:
    assert holds(WordClass.OTHER_PART, text) is held


def test_no_words_are_found_nowhere() -> None:
    assert pattern(()).search("무수") is None


def test_every_row_has_a_known_class_known_states_and_a_reason() -> None:
    with TABLE.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, strict=True))
    assert len({(row["class"], row["word"]) for row in rows}) == len(rows)
    for row in rows:
        assert WordClass(row["class"])
        assert row["reason"]
        assert all(State(value) for value in row["value"].split())
    assert all(words_of(word_class) for word_class in WordClass)

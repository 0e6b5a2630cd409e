"""Words of a crisis as patterns: letters without spaces, and text that must not follow them."""

from __future__ import annotations

import pytest

from portal.answers.typed_query import compact
from reference.words.crisis import (
    CRISIS_WORDS,
    CRISIS_WORDS_UNLESS_PEST,
    DYING,
    LETHAL_DOSES,
    MEDIAN_LETHAL_DOSE,
    OBTAINING_POISON,
    OVERDOSE,
    PESTS,
    SUICIDE,
)
from reference.words.word_tables import rows


def test_every_word_is_written_as_questions_are_read() -> None:
    assert all(row["word"] == compact(row["word"]) for row in rows("crisis"))
    assert set(CRISIS_WORDS_UNLESS_PEST) < set(CRISIS_WORDS)
    assert "치사" in LETHAL_DOSES


@pytest.mark.parametrize("text", ["쥐를", "개미가", "바퀴벌레가"])
def test_vermin_is_a_pest(text: str) -> None:
    assert PESTS.search(text)


@pytest.mark.parametrize("text", ["쥐약", "개미산", "바퀴약", "벌레약"])
def test_the_name_of_a_poison_for_it_is_none(text: str) -> None:
    assert not PESTS.search(text)


@pytest.mark.parametrize("text", ["몇ml먹으면죽", "얼마나마셔야죽", "질소로죽", "죽이기", "살인방법"])
def test_dying_and_killing_are_seen(text: str) -> None:
    assert DYING.search(text)


@pytest.mark.parametrize("text", ["살인진드기", "살인개미", "죽염"])
def test_names_of_animals_and_salt_are_none(text: str) -> None:
    assert not DYING.search(text)


def test_a_poison_must_be_bought_and_pills_be_many() -> None:
    assert OBTAINING_POISON.search("청산가리를구하는법")
    assert not OBTAINING_POISON.search("청산가리누출")
    assert OVERDOSE.search("타이레놀몇알")
    assert not OVERDOSE.search("타이레놀성분")


def test_a_word_that_ends_in_the_letters_of_suicide_is_none() -> None:
    assert SUICIDE.search("자살")
    assert not SUICIDE.search("감자살균제")
    assert not SUICIDE.search("액자살생물제")


def test_half_lethal_doses_are_taken_out_by_their_names() -> None:
    assert MEDIAN_LETHAL_DOSE.sub("", "반수치사량과반수치사농도") == "과"

"""Words around a list's or a place's name are removed at its end, and only there."""

from __future__ import annotations

import pytest

from reference.words.stop_words import FIRE_CLASS_STOP_WORDS, LIST_ENDING, PLACE_ENDING


@pytest.mark.parametrize(
    "text", ["사고대비물질목록", "사고대비물질의전체목록", "사고대비물질97종", "사고대비물질이란무엇인가요"]
)
def test_words_that_ask_for_a_list_are_left_out(text: str) -> None:
    assert LIST_ENDING.sub("", text) == "사고대비물질"


def test_the_same_words_at_the_beginning_stay() -> None:
    assert LIST_ENDING.sub("", "기준물질") == "기준물질"


@pytest.mark.parametrize("text", ["여수산단", "여수화학공장근처", "여수에있는취급시설현황", "여수의사고"])
def test_words_that_ask_what_is_at_a_place_are_left_out(text: str) -> None:
    assert PLACE_ENDING.sub("", text) == "여수"


def test_a_law_comes_after_the_word_that_begins_it() -> None:
    assert FIRE_CLASS_STOP_WORDS.index("위험물") < FIRE_CLASS_STOP_WORDS.index("위험물안전관리법")

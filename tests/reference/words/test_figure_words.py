"""Words that stand with figures."""

from __future__ import annotations

from reference.words.figure_words import BOUNDS, NO_FIGURE


def test_no_word_is_both_in_place_of_a_figure_and_behind_one() -> None:
    assert {"없음", "불연성"} <= set(NO_FIGURE)
    assert {"이하", "초과"} <= set(BOUNDS)
    assert not set(NO_FIGURE) & set(BOUNDS)

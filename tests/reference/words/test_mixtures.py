"""Things of a household, and words that compare instead of mixing."""

from __future__ import annotations

from reference.words.mixtures import COMPARISON_WORDS, HOUSEHOLD_THINGS


def test_a_thing_of_the_household_is_one_word() -> None:
    assert {"락스", "식초", "베이킹소다"} <= HOUSEHOLD_THINGS
    assert all(" " not in word for word in HOUSEHOLD_THINGS)


def test_no_word_compares_and_is_a_thing() -> None:
    assert not HOUSEHOLD_THINGS & set(COMPARISON_WORDS)
    assert "차이" in COMPARISON_WORDS

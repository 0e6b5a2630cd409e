"""A typo changes one letter, and several typos stay within as many edits."""

from __future__ import annotations

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from evaluation.generated.typos import JAMO, LATIN, with_typos
from search import hangul
from search.edit_distance import edit_distance


def _typed(seed: int, keys: str, letters: str, slips: int) -> str:
    return with_typos(Random(seed), keys, letters, slips)  # noqa: S311  (any sample will do)


@given(st.integers(), st.text("가나다라톨루엔황과값", min_size=1, max_size=12))
def test_a_typo_in_jamo_is_one_edit_away(seed: int, name: str) -> None:
    keys = hangul.to_jamo(name)
    assert edit_distance(keys, _typed(seed, keys, JAMO, 1), 1) == 1


@given(st.integers(), st.text("abcxyz", min_size=1, max_size=12))
def test_a_typo_in_latin_letters_is_one_edit_away(seed: int, name: str) -> None:
    assert edit_distance(name, _typed(seed, name, LATIN, 1), 1) == 1


@given(st.integers(), st.text("가나다라톨루엔황과값", min_size=2, max_size=12))
def test_two_typos_are_two_edits_or_three_if_one_separates_a_swapped_pair(seed: int, name: str) -> None:
    keys = hangul.to_jamo(name)
    assert edit_distance(keys, _typed(seed, keys, JAMO, 2), 3) <= 3


def test_what_is_no_letter_stays() -> None:
    assert all(_typed(seed, "1,4-ㄷㅣ", JAMO, 1).startswith("1,4-") for seed in range(50))
    assert _typed(1, "1,4", JAMO, 2) == "1,4"

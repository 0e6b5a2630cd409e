"""Words beside a name: context words are left out, parts of chemical names are found."""

from __future__ import annotations

import pytest

from reference.words.name_context import CHEMICAL_NAME_PART, CONTEXT_WORDS, ISOMER_PREFIXES


@pytest.mark.parametrize(
    "name", ["질산은", "사이아나이드", "산성블랙", "리액티브레드", "포스겐", "산알루미늄염", "에틸"]
)
def test_a_piece_of_a_chemical_name_is_seen(name: str) -> None:
    assert CHEMICAL_NAME_PART.search(name)


@pytest.mark.parametrize("word", ["공장", "블랙박스", "겐지", "산", "염", "연구실"])
def test_other_words_hold_none_and_endings_count_at_the_end_alone(word: str) -> None:
    assert not CHEMICAL_NAME_PART.search(word)


def test_no_word_is_both_context_and_an_isomer_prefix() -> None:
    assert not CONTEXT_WORDS & ISOMER_PREFIXES
    assert {"파라", "tert", "무수", "발연"} <= ISOMER_PREFIXES

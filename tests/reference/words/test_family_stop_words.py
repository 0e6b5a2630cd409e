"""Common words of names match the words that names are split into: lower case, and long enough."""

from __future__ import annotations

import re

from reference.words.family_stop_words import FAMILY_STOP_WORDS


def test_every_word_is_one_that_a_name_is_cut_into() -> None:
    assert {word for word in FAMILY_STOP_WORDS if not re.fullmatch(r"[a-z]{3,}|[가-힣]{2,}", word)} == set()


def test_elements_and_salts_are_common_in_both_languages() -> None:
    assert {"sodium", "나트륨", "salts", "염류"} <= FAMILY_STOP_WORDS

"""Words for a missing value are written as texts are compared with them, and no word says two things."""

from __future__ import annotations

from itertools import combinations

from reference.words.absences import (
    NO_DATA_WORDS,
    NO_NUMBER_WORDS,
    NOT_APPLICABLE_WORDS,
    NOT_DANGEROUS_WORDS,
    PROGRAM_WORDS,
)
from reference.words.word_tables import rows


def test_words_that_are_compared_without_blanks_have_none() -> None:
    assert all(word == "".join(word.split()).lower() for word in NO_DATA_WORDS | NOT_APPLICABLE_WORDS)


def test_no_word_says_two_things() -> None:
    classes = (NO_DATA_WORDS, NOT_APPLICABLE_WORDS, PROGRAM_WORDS, NO_NUMBER_WORDS, NOT_DANGEROUS_WORDS)
    assert all(not one & other for one, other in combinations(classes, 2))


def test_every_row_has_its_reason() -> None:
    assert all(row["word"] and row["reason"] for row in rows("absences"))
    assert {"null", "None", "undefined"} <= PROGRAM_WORDS

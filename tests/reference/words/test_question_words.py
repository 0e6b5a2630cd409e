"""Words of lists: each means one list, and what fills narrows nothing."""

from __future__ import annotations

from reference.words.question_words import (
    ACCIDENT_WORDS,
    FACILITY_WORDS,
    FILLERS,
    HAPPENINGS,
    PESTICIDE_WORDS,
    RECALL_WORDS,
    REGISTER_WORDS,
)

GROUPS = (ACCIDENT_WORDS, FACILITY_WORDS, RECALL_WORDS, PESTICIDE_WORDS, REGISTER_WORDS, HAPPENINGS, FILLERS)


def test_no_word_means_two_lists() -> None:
    assert sum(map(len, GROUPS)) == len(frozenset[str]().union(*GROUPS))

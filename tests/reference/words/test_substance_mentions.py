"""Words of notices and reports: names of chemicals, their suffixes, and words that name no chemical."""

from __future__ import annotations

from reference.words.substance_mentions import RECALL_CHEMICAL_SUFFIXES, RECALL_CHEMICALS, UNKNOWN_SUBSTANCE


def test_no_name_is_a_word_that_says_that_nothing_is_known() -> None:
    assert not set(RECALL_CHEMICALS) & UNKNOWN_SUBSTANCE
    assert {"", "-", "미상"} <= UNKNOWN_SUBSTANCE


def test_nothing_that_is_written_onto_a_name_is_a_name() -> None:
    assert not set(RECALL_CHEMICALS) & set(RECALL_CHEMICAL_SUFFIXES)
    assert {"납", "DEHP", "5-클로로메틸이소치아졸리논"} <= set(RECALL_CHEMICALS)

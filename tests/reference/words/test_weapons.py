"""The table of weapons has sentences."""

from __future__ import annotations

from reference.words.sentences import sentences_of
from reference.words.weapons import TABLE


def test_the_table_has_sentences() -> None:
    assert sentences_of(TABLE)

"""Tables of sentences: every class that one names has words."""

from __future__ import annotations

import re

import pytest

from reference.words import crisis, weapons
from reference.words.sentences import Word, sentences_of, words_of

TABLES = (crisis.TABLE, weapons.TABLE)


@pytest.mark.parametrize("table", TABLES)
def test_every_class_of_a_sentence_has_words(table: str) -> None:
    for sentence in sentences_of(table):
        named = re.findall(r"\{(\w+)\}", " ".join((sentence.text, *sentence.not_after)))
        assert set(named) | set(sentence.unless) <= words_of(table).keys(), sentence


@pytest.mark.parametrize("table", TABLES)
def test_every_class_is_used(table: str) -> None:
    used = " ".join(f"{each.text} {' '.join(each.not_after)}" for each in sentences_of(table))
    besides = {name for each in sentences_of(table) for name in each.unless} | {"glued", "whole", "dose", "half"}
    assert {name for name in words_of(table) if f"{{{name}}}" not in used} <= besides


def test_a_word_keeps_what_must_not_follow_it() -> None:
    assert Word("자해", ("공갈",)) in words_of(crisis.TABLE)["asks"]

"""Words around a name: folded as queries are, each asking for one thing."""

from __future__ import annotations

from reference.words.intent_words import (
    AMBIGUOUS_PARTICLES,
    INTENT_OF_PHRASE,
    INTENT_OF_PREFIX,
    INTENT_OF_WORD,
    INTENTS,
    PARTICLES,
    STATE_WORDS,
    STOP_WORDS,
)
from reference.words.word_tables import rows
from search.folding import folded


def test_every_word_is_written_as_queries_are_folded() -> None:
    for word in (*PARTICLES, *STATE_WORDS, *STOP_WORDS, *INTENT_OF_WORD, *INTENT_OF_PREFIX):
        assert word == folded(word)
        assert " " not in word


def test_a_word_asks_for_one_thing_alone() -> None:
    assert len(INTENT_OF_WORD) + len(INTENT_OF_PREFIX) + len(INTENT_OF_PHRASE) == len(rows("intents"))


def test_an_intent_of_every_word_is_in_the_order_of_intents() -> None:
    assert {*INTENT_OF_WORD.values(), *INTENT_OF_PREFIX.values()} == set(INTENTS)
    assert INTENTS.index("mix") < INTENTS.index("spill") < INTENTS.index("properties")


def test_what_ends_nouns_is_a_particle_too() -> None:
    assert AMBIGUOUS_PARTICLES < PARTICLES

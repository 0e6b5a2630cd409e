"""Words around a name: folded as queries are, each asking for one thing."""

from __future__ import annotations

from reference.words.asking import FILLER, INTENT_OF, INTENT_OF_BEGINNING, INTENTS, LAST_SYLLABLES, PARTICLES, STATES
from reference.words.table import rows
from search.folding import folded


def test_every_word_is_written_as_queries_are_folded() -> None:
    for word in (*PARTICLES, *STATES, *FILLER, *INTENT_OF, *INTENT_OF_BEGINNING):
        assert word == folded(word)
        assert " " not in word


def test_a_word_asks_for_one_thing_alone() -> None:
    assert len(INTENT_OF) + len(INTENT_OF_BEGINNING) == len(rows("intents"))


def test_an_intent_of_every_word_is_in_the_order_of_intents() -> None:
    assert {*INTENT_OF.values(), *INTENT_OF_BEGINNING.values()} == set(INTENTS)
    assert INTENTS.index("mix") < INTENTS.index("spill") < INTENTS.index("properties")


def test_what_ends_nouns_is_a_particle_too() -> None:
    assert LAST_SYLLABLES < PARTICLES

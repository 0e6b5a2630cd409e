"""Words that people write around a name in a query: particles, states, words of intent, and stop words."""

from __future__ import annotations

from collections.abc import Mapping

from reference.words.word_tables import rows, words_by_class

_WORDS_OF = words_by_class("intent_words")

PARTICLES = frozenset(_WORDS_OF["particle"])
"""Particles that follow a noun."""

AMBIGUOUS_PARTICLES = frozenset(_WORDS_OF["last_syllable"])
"""Particles that are also the last syllable of many nouns with three syllables."""

STATE_WORDS = _WORDS_OF["state"]
"""Words for a state that people append to a name; the first that matches is removed."""

STOP_WORDS = frozenset(_WORDS_OF["filler"])
"""Words that name neither a substance nor a section; they never prevent the match of a name."""


EVERYDAY_ALONE = frozenset(_WORDS_OF["everyday_alone"])
"""Words that ask about a substance beside a name only: 소화제 alone is a digestive."""


def _intents_of_part(part: str) -> Mapping[str, str]:
    return {row["word"]: row["class"] for row in rows("intents") if row["part"] == part}


INTENT_OF_WORD = _intents_of_part("whole")
"""The intent of each word that opens a section of the page."""

INTENT_OF_PREFIX = _intents_of_part("beginning")
"""The intent of each beginning of a verb, with any ending (튀었을때, 튀었는데, 튀었습니다): no substance name begins so."""

INTENT_OF_PHRASE = _intents_of_part("phrase")
"""The intent of phrases of several words; their words mean nothing else then (exposure limit is no exposure)."""

WORDS_OF_PHRASES = frozenset(word for phrase in INTENT_OF_PHRASE for word in phrase.split())
"""The words of these phrases; none of them names anything."""

INTENTS = tuple(words_by_class("intents"))
"""All intents; the first in the table's order that a query contains wins."""

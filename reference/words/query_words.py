"""What people write around a name: particles, states, words that ask, and words that say nothing of a substance."""

from __future__ import annotations

from collections.abc import Mapping

from reference.words.word_tables import rows, words_by_class

_WORDS_OF = words_by_class("query_words")

PARTICLES = frozenset(_WORDS_OF["particle"])
"""Endings that a noun takes."""

AMBIGUOUS_PARTICLES = frozenset(_WORDS_OF["last_syllable"])
"""Particles that are the last syllable of many nouns of three."""

STATE_WORDS = _WORDS_OF["state"]
"""Words for a state that people write onto a name; the first that fits is taken off."""

STOP_WORDS = frozenset(_WORDS_OF["filler"])
"""Words that neither name a substance nor a section; they never stand in the way of a name."""


def _intents_of_part(part: str) -> Mapping[str, str]:
    return {row["word"]: row["class"] for row in rows("intents") if row["part"] == part}


INTENT_OF_WORD = _intents_of_part("whole")
"""Words that open a section, each with its intent."""

INTENT_OF_PREFIX = _intents_of_part("beginning")
"""Beginnings of verbs, whatever ending people write on (튀었을때, 튀었는데, 튀었습니다): no name of a substance begins so."""

INTENTS = tuple(words_by_class("intents"))
"""All intents; the first in the table's order that a query holds wins."""

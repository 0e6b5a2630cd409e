"""Words of a question about mixing: things of a household, and words that ask for a comparison instead."""

from __future__ import annotations

from reference.words.word_tables import words_by_class

_WORDS_OF = words_by_class("mixtures")

HOUSEHOLD_THINGS = frozenset(_WORDS_OF["household"])
"""Words for things of a household that count as a side of a mixture, known to the records or not."""

COMPARISON_WORDS = _WORDS_OF["comparison"]
"""Pieces of a text that asks how two things differ."""

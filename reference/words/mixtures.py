"""Words of queries about mixing: household things, and words that ask for a comparison instead."""

from __future__ import annotations

from reference.words.word_tables import words_by_class

_WORDS_OF = words_by_class("mixtures")

HOUSEHOLD_THINGS = frozenset(_WORDS_OF["household"])
"""Words for household things that count as one side of a mixture, even where no record has them."""

COMPARISON_WORDS = _WORDS_OF["comparison"]
"""Parts of a query about the difference between two things."""

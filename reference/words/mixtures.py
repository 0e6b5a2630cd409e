"""Words of queries about mixing: household things, and words that ask for a comparison instead."""

from __future__ import annotations

from reference.words.word_tables import words_by_class

_WORDS_OF = words_by_class("mixtures")

HOUSEHOLD_THINGS = frozenset(_WORDS_OF["household"])
"""Words for household things that count as one side of a mixture, even where no record has them."""

COMPARISON_WORDS = _WORDS_OF["comparison"]
"""Parts of a query about the difference between two things."""

SHAPE_WORDS = frozenset(_WORDS_OF["shape"])
"""Words behind a name that say in which shape the thing is: 알루미늄 분말, 과산화수소 용액."""

SHAPE_ENDINGS = tuple(sorted(_WORDS_OF["shape_ending"], key=len, reverse=True))
"""The same as endings of a name: 과산화수소수, 알루미늄분말."""

USE_ENDINGS = tuple(_WORDS_OF["use_ending"])
"""Endings of a word before a name that say for what the thing is used: 소독용 에탄올."""

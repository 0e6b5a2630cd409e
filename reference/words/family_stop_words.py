"""Words that half of all names share: a family of substances found by them alone would be no hint but noise."""

from __future__ import annotations

from reference.words.word_tables import words_by_class

FAMILY_STOP_WORDS = frozenset(word for words in words_by_class("family_stop_words").values() for word in words)
"""Common words, in lower case."""

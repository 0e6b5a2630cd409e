"""Words that are too common in names: a family of substances with only such a word in common would be noise."""

from __future__ import annotations

from reference.words.word_tables import words_by_class

FAMILY_STOP_WORDS = frozenset(word for words in words_by_class("family_stop_words").values() for word in words)
"""Words that do not make a family of substances, in lower case."""

"""Words of everyday life: places, people, food, things, days, and English words that resemble chemical ones."""

from __future__ import annotations

from reference.words.word_tables import words_by_class

EVERYDAY_WORDS = frozenset(word for words in words_by_class("everyday_vocabulary").values() for word in words)
"""Common words that nobody types as the name of a substance."""

"""Words of everyday life: places, people, food, things, days, and English words that are near chemical ones."""

from __future__ import annotations

from reference.words.word_tables import words_by_class

EVERYDAY_WORDS = frozenset(word for words in words_by_class("everyday_words").values() for word in words)
"""Common words; none of them is what somebody types who means a substance."""

"""What people and spreadsheets write where a name is missing."""

from __future__ import annotations

from reference.words.word_tables import words_by_class

PLACEHOLDERS = frozenset(word for words in words_by_class("placeholders").values() for word in words)
"""Whole texts in lower case that stand for no substance: N/A is not sodium."""

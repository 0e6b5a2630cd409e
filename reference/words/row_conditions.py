"""Words by which the name of a row of a list says what bounds the row: 다만 …, … 제외, … 미만."""

from __future__ import annotations

from reference.words.word_tables import words_by_class

_WORDS = words_by_class("row_conditions")

BEGINNINGS = _WORDS["begins"]
ENDINGS = _WORDS["ends"]
COMPARISONS = _WORDS["compares"]
"""Words behind or before a figure; without a figure they say nothing."""

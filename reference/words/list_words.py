"""Words that stand beside a name in lists of goods: containers and grades. Beside them the substance is the same."""

from __future__ import annotations

from reference.words.word_tables import words_by_class

_WORDS_OF = words_by_class("list_words")

PACKAGES = _WORDS_OF["package"]
"""Containers and their counters."""

LIST_GRADES = _WORDS_OF["grade"]
"""Grades, states and makes that only lists name."""

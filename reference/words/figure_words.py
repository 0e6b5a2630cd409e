"""Words that agencies print in place of a figure, and words behind a figure that make it a bound."""

from __future__ import annotations

from reference.words.word_tables import words_by_class

_WORDS_OF = words_by_class("figure_words")

NO_FIGURE = _WORDS_OF["no_figure"]
"""In place of a figure: there is none. Under 냄새, 색상 or 인화성 the same words are an answer."""

BOUNDS = _WORDS_OF["bound"]
"""Behind a figure: the figure alone would say something else."""

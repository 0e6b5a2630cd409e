"""Words and sentences of people who want to die, harm themselves or kill somebody (content rule 9)."""

from __future__ import annotations

from reference.words.sentences import words_of

TABLE = "crisis"
"""The table of words; its sentences stand in ``crisis_sentences``."""

WHOLE_TEXTS = frozenset(word.text for word in words_of(TABLE)["whole"])
"""Abbreviations that say it only as the whole text."""

LETHAL_DOSES = tuple(word.text for word in words_of(TABLE)["dose"])
"""Measures of a lethal dose; a text with one is not shown in a result list."""

MEDIAN_LETHAL_DOSES = tuple(word.text for word in words_of(TABLE)["half"])
"""LD50 and LC50 by their Korean names: officials search for them, so they are no crisis."""

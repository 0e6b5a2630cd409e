"""Pieces of Korean names and the words beside them, by which a person's name is told in running text."""

from __future__ import annotations

from reference.words.word_tables import words_by_class

_WORDS_OF = words_by_class("person_names")

FAMILY_NAMES = _WORDS_OF["family_name"]
RARE_FAMILY_NAMES = _WORDS_OF["rare_family_name"]
"""Told only beside stronger evidence than a rank: many are syllables of everyday words."""

GIVEN_SYLLABLES = _WORDS_OF["given_syllable"]

TITLES = _WORDS_OF["title"]
"""Ranks that stand behind a name."""

ROLES = _WORDS_OF["role"]
"""Words that stand before a name."""

LABELS = _WORDS_OF["label"]
"""Headings whose value is a name."""

AFTER_NAMES = _WORDS_OF["after_name"]
"""Particles that may be written to the end of a name."""

NO_NAMES = frozenset(_WORDS_OF["no_name"]) | frozenset(TITLES) | frozenset(ROLES)
"""Words with the syllables of a name that name nobody."""

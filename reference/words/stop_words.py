"""Words around the name of a list, of a class or of a place that say nothing of which one is meant."""

from __future__ import annotations

import re

from reference.words.word_tables import words_by_class

_WORDS_OF = words_by_class("stop_words")

LIST_ENDING = re.compile(rf"(?:의)?(?:{'|'.join(_WORDS_OF['list'])}|[0-9]{{2,3}}(?:종|개|가지))+$")
"""The end of a text that asks for a list, also by the count of its substances (사고대비물질 97종)."""

FIRE_CLASS_STOP_WORDS = _WORDS_OF["fire_class"]
"""What may stand beside a class of the fire law; each is left out once, in the table's order."""

PLACE_ENDING = re.compile(rf"(?:{'|'.join(_WORDS_OF['place'])})+$")
"""The end of a text that asks what is at a place."""

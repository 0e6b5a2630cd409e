"""Stop words around the name of a list, a class or a place: they do not tell which one is meant."""

from __future__ import annotations

import re

from reference.words.word_tables import words_by_class

_WORDS_OF = words_by_class("stop_words")

LIST_ENDING = re.compile(rf"(?:의|은|는)?(?:{'|'.join(_WORDS_OF['list'])}|[0-9]{{2,3}}(?:종|개|가지))+$")
"""Endings of a query for a list, also with the count of its substances (사고대비물질 97종)."""

FIRE_CLASS_STOP_WORDS = _WORDS_OF["fire_class"]
"""Words beside a class of the fire law; each is removed once, in the table's order."""

PLACE_ENDING = re.compile(rf"(?:{'|'.join(_WORDS_OF['place'])})+$")
"""Endings of a query for the facilities at a place."""

NUMBER_WORDS = _WORDS_OF["number"]
"""Words around a number of a notice (고유번호 97-1-99 어떤 물질); without them the number stands alone."""

"""The seventeen provinces by today's names and by other names that people and agencies use."""

from __future__ import annotations

from collections.abc import Mapping

from reference.words.word_tables import words_by_class

_WORDS_OF = words_by_class("province_names")

PROVINCES = tuple(_WORDS_OF)
"""Today's names, in the usual order."""

PROVINCE_OF: Mapping[str, str] = {written: province for province, names in _WORDS_OF.items() for written in names}
"""Today's name by any name of a province; 광주 is the metropolitan city, and 광주시 is left out because two places have that name."""

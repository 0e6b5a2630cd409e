"""Words of questions for a list of accidents, facilities, products or pesticides: which list is meant, and what only fills."""

from __future__ import annotations

from reference.words.word_tables import words_by_class

_WORDS_OF = words_by_class("list_questions")

ACCIDENT_WORDS = frozenset(_WORDS_OF["accident"])
"""Words that mean the list of accidents."""

HAPPENINGS = frozenset(_WORDS_OF["happening"])
"""What happened: beside a place or a year the accidents are meant, alone an emergency."""

FACILITY_WORDS = frozenset(_WORDS_OF["facility"])
"""Words that mean the list of facilities, also at the end of a word (도금업체)."""

RECALL_WORDS = frozenset(_WORDS_OF["recall"])
"""Words that mean recalled or certified products."""

PESTICIDE_WORDS = frozenset(_WORDS_OF["pesticide"])
"""Words that mean pesticides."""

REGISTER_WORDS = frozenset(_WORDS_OF["cancelled"])
"""Words of the register of pesticides; two of them together mean it too (등록 취소)."""

FILLERS = frozenset(_WORDS_OF["filler"])
"""Words that do not narrow a list."""

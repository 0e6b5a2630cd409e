"""Whole texts by which agencies, and the programs between, say that there is no value. Part of a text is never one."""

from __future__ import annotations

from reference.words.word_tables import words_by_class

_WORDS_OF = words_by_class("absences")

NO_DATA_WORDS = frozenset(_WORDS_OF["no_data"])
"""Written without blanks and in lower case. 없음 alone is not among them: it is also a colour or an odour."""

NOT_APPLICABLE_WORDS = frozenset(_WORDS_OF["not_applicable"])
"""Written without blanks and in lower case."""

PROGRAM_WORDS = frozenset(_WORDS_OF["program"])
"""What a program prints for no value. Written exactly so: "none" in small letters can be an agency's own word."""

NO_NUMBER_WORDS = frozenset(_WORDS_OF["no_number"])
"""In the field of a number only."""

NOT_DANGEROUS_WORDS = frozenset(_WORDS_OF["not_dangerous"])
"""In the class field of 소방청 only."""

"""Words for substances in running text: recall notices and accident reports."""

from __future__ import annotations

from reference.words.word_tables import words_by_class

_WORDS_OF = words_by_class("substance_mentions")

RECALL_CHEMICALS = _WORDS_OF["recalled"]
"""Chemicals in recall notices, in the words of the notices.

They come from the limits that lead to recalls: 어린이제품 공통안전기준 (국가기술표준원 고시; lead, cadmium, nickel
release, phthalate plasticisers, formaldehyde and others) and 안전확인대상생활화학제품 지정 및 안전·표시기준 (banned and limited
substances of household products), and spellings found in published 위반 products of 초록누리 (to 2026-06).
"""

RECALL_CHEMICAL_SUFFIXES = _WORDS_OF["after_recalled"]
"""Particles and words that may be appended to such a name."""

UNKNOWN_SUBSTANCE = frozenset({"", "-", *_WORDS_OF["unknown"]})
"""Texts that an agency writes where the substance is unknown."""

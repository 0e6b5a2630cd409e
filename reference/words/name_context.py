"""Words beside a name: some only give context, others make it the name of another substance."""

from __future__ import annotations

import re

from reference.words.word_tables import words_by_class

_WORDS_OF = words_by_class("name_context")

CONTEXT_WORDS = frozenset(_WORDS_OF["scenery"])
"""Words that give context and name nothing."""

ISOMER_PREFIXES = frozenset(_WORDS_OF["isomer"])
"""Words before a name that distinguish isomers and states: 파라 크실렌 is not 오르토 크실렌."""

WHOLE_PIECES = frozenset(piece for piece in (*_WORDS_OF["piece"], *_WORDS_OF["whole_piece"]) if len(piece) > 1)
"""Known pieces of names, of two syllables and more: elements, acids, groups, parent compounds."""

MULTIPLIERS = frozenset(_WORDS_OF["multiplier"])
"""How many times the group that follows stands in a name."""

CHEMICAL_NAME_PART = re.compile(
    "|".join((*_WORDS_OF["piece"], *(f"{end}$" for end in _WORDS_OF["ending"]), "산[가-힣]*염$"))
)
"""Parts of substance names: 질산 에틸 is not 질산, and 포타슘 사이아나이드 not 포타슘. A salt ends in 산 …염."""

"""Words beside a name: some only give context, others make it the name of another substance."""

from __future__ import annotations

import re

from reference.words.word_tables import words_by_class

_WORDS_OF = words_by_class("name_context")

PLACE_WORDS = frozenset(_WORDS_OF["place"])
"""Where goods are made, kept or carried; such a word may be written behind a name without a space (염소탱크, 수소충전소)."""

CONTEXT_WORDS = frozenset(_WORDS_OF["scenery"]) | PLACE_WORDS
"""Words that give context and name nothing."""

GRADE_WORDS = frozenset(_WORDS_OF["grade"])
"""States, grades and makes of the goods; with or without them the substance is the same."""

UNITS = _WORDS_OF["unit"]
"""Units and counters that are written behind a number."""

SHARE_UNITS = _WORDS_OF["share_unit"]
"""Units of a share of a mixture."""

SHARE_BOUNDS = _WORDS_OF["share_bound"]
"""Words that may stand behind a share: what bounds it, or what it is a share of."""

VERB_ENDINGS = _WORDS_OF["verb_ending"]
"""Endings that only verbs and adjectives have."""

ISOMER_PREFIXES = frozenset(_WORDS_OF["isomer"])
"""Words before a name that distinguish isomers and states: 파라 크실렌 is not 오르토 크실렌."""

WHOLE_PIECES = frozenset(piece for piece in (*_WORDS_OF["piece"], *_WORDS_OF["whole_piece"]) if len(piece) > 1)
"""Known pieces of names, of two syllables and more: elements, acids, groups, parent compounds."""

MULTIPLIERS = frozenset(_WORDS_OF["multiplier"])
"""How many times the group that follows stands in a name."""

CHEMICAL_NAME_PART = re.compile(
    "|".join(
        (*_WORDS_OF["piece"], *_WORDS_OF["former_piece"], *(f"{end}$" for end in _WORDS_OF["ending"]), "산[가-힣]*염$")
    )
)
"""Parts of substance names: 질산 에틸 is not 질산, and 포타슘 사이아나이드 not 포타슘. A salt ends in 산 …염."""

SALT_SIDES = frozenset(_WORDS_OF["salt_side"])
SALT_SIDE_ENDINGS = _WORDS_OF["salt_side_ending"]
"""Names and endings that after the name of an acid may make the name of a salt or an ester: 질산 요소, 초산 이소아밀."""

ENGLISH_NAME_PART = re.compile(
    "|".join((*map(re.escape, _WORDS_OF["english_piece"]), *(f"{end}$" for end in _WORDS_OF["english_ending"])))
)
"""Parts of English names of substances: hydrogen cyanid is not hydrogen."""

"""When a composition says too little to be compared: everyday words, endings alone, short unknown stretches."""

from __future__ import annotations

import re

from reference.systematic_names.binding import JOINT, Composition, Unit
from reference.systematic_names.cutting import cut
from reference.systematic_names.morphemes import MorphemeClass
from reference.systematic_names.steps import UNKNOWN_MARK

_SAYS_WHAT_IT_IS = frozenset(
    {
        MorphemeClass.ROOT,
        MorphemeClass.RING,
        MorphemeClass.PARENT,
        MorphemeClass.SUBSTITUENT,
        MorphemeClass.ACID,
        MorphemeClass.CATION,
        MorphemeClass.ELEMENT,
        MorphemeClass.TRIVIAL,
        MorphemeClass.ANION,
        MorphemeClass.RANGE,
        MorphemeClass.SALT,
    }
)
_LEAST_SYLLABLES_WITH_UNKNOWN = 4
_ONE_WORD = 2
"""Syllables of a text that must be one piece as a whole: 논산 is a town and no nonanoic acid."""

_SYLLABLE = re.compile(r"[가-힣]")
_LETTER = re.compile(r"[가-힣A-Za-z]")


def is_comparable(composition: Composition, text: str) -> bool:
    """Whether the composition may be compared with others.

    A stretch that no piece explains needs a known piece beside it and a text of some length, because 우산 ends in the piece 산.
    """
    units = composition.units
    known = [unit for unit in units if not unit.concept.startswith(UNKNOWN_MARK)]
    if not any(unit.kind in _SAYS_WHAT_IT_IS or JOINT in unit.concept for unit in known) and not _is_dye(composition):
        return False
    syllables = len(_SYLLABLE.findall(text))
    if len(known) == len(units):
        return not 0 < syllables <= _ONE_WORD or _is_one_piece(text)
    if syllables and syllables < _LEAST_SYLLABLES_WITH_UNKNOWN:
        return False
    unknown = sum(len(unit.concept) - 1 for unit in units if unit.concept.startswith(UNKNOWN_MARK))
    return unknown <= len(_LETTER.findall(text)) and not _is_mostly_unknown(units)


def _is_one_piece(text: str) -> bool:
    _, pieces = cut(text)
    return sum(piece.morpheme is not None for piece in pieces) == 1


def _is_dye(composition: Composition) -> bool:
    """A colour with its number in the Colour Index."""
    numbered = any(detail.startswith("#") for detail in composition.details)
    return numbered and any(unit.kind is MorphemeClass.COLOUR for unit in composition.units)


def _is_mostly_unknown(units: list[Unit]) -> bool:
    unknown = sum(unit.concept.startswith(UNKNOWN_MARK) for unit in units)
    return unknown > len(units) - unknown


def bare_root(composition: Composition) -> Unit | None:
    """The root that is all that a name says (propane, propyl), else ``None``: its ending then is part of the key."""
    units = composition.units
    return units[0] if len(units) == 1 and units[0].kind in (MorphemeClass.ROOT, MorphemeClass.RING) else None

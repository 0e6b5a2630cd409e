"""Slips that are none: a known piece of a name that is typed whole is not a slip of another (붕산나트륨 is not 청산나트륨)."""

from __future__ import annotations

from functools import cache

from reference.nomenclature import Spelling, variants
from reference.words.name_context import MULTIPLIERS, WHOLE_PIECES
from search.fields import sound_token

_LONGEST = max(map(len, WHOLE_PIECES))
_TIMES = {"다이": "디", "트라이": "트리"}
"""New spellings of a multiplier, as the old ones."""

_ACID = "산"
_OLD_LETTERS = str.maketrans("칠르", "틸로")
"""Endings of the older spelling: 메칠 is 메틸, 클로르 is 클로로."""


def replaces_piece(typed: str, meant: str) -> bool:
    """Whether a correction turns a known piece of the typed key into another one, or changes how often a group stands.

    The piece has to hold all that differs; spellings of one piece (나트륨, 소듐) are the same. A syllable may have been left
    out of a piece (차아염산나트륨) unless the rest of the text is made of known pieces too (염산칼륨 is not 염소산칼륨).
    """
    start = _common_prefix(typed, meant)
    end = _common_prefix(typed[start:][::-1], meant[start:][::-1])
    typed_end, meant_end = len(typed) - end, len(meant) - end
    times, other_times = (_TIMES.get(each, each) for each in (typed[start:typed_end], meant[start:meant_end]))
    if times in MULTIPLIERS and other_times in (*MULTIPLIERS, ""):
        return times != other_times
    if start == typed_end and not _is_made_of_pieces(typed):
        return False
    return any(
        _is_other_piece(typed[first:last], meant[first : last + meant_end - typed_end])
        for first in range(max(0, typed_end - _LONGEST), start + 1)
        for last in range(typed_end, min(len(typed), first + _LONGEST) + 1)
    )


def _is_made_of_pieces(typed: str) -> bool:
    ends = {0}
    for end in range(1, len(typed) + 1):
        if any(start in ends and typed[start:end] in WHOLE_PIECES for start in range(end - _LONGEST, end)):
            ends.add(end)
    return len(typed) in ends


def _is_other_piece(typed: str, meant: str) -> bool:
    if typed not in WHOLE_PIECES or meant not in WHOLE_PIECES:
        return False
    return not _spellings(typed) & _spellings(meant) and not _is_inflected(typed, meant)


def _is_inflected(one: str, other: str) -> bool:
    """Whether two pieces are one with and without a linking vowel: 씨안 and 시아노. An acid is another piece: 시안산 is not 시안."""
    shorter, longer = sorted((sound_token(one), sound_token(other)), key=len)
    return longer.startswith(shorter) and not (one.endswith(_ACID) or other.endswith(_ACID))


@cache
def _spellings(piece: str) -> frozenset[str]:
    """The spellings of a piece: old, new, and as it sounds."""
    modern = piece.translate(_OLD_LETTERS)
    names = {piece, modern, *(each.name for each in variants(modern) if each.spelling is not Spelling.SPOKEN)}
    return frozenset(names | {f"#{sound_token(name)}" for name in names})


def _common_prefix(one: str, other: str) -> int:
    return next(
        (number for number, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )

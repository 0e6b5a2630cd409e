"""Names respelt as they would sound in Korean, by which typing errors are forgiven; they are compared and never shown.

An English name and a Korean one are cut alike; each piece sounds as its first Korean spelling, and a stretch that no piece
explains as it is written. Places stay, so that isomers are spelt apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from reference.systematic_names.cutting import Cut, cut
from reference.systematic_names.morphemes import first_korean_sound
from reference.systematic_names.name_parts import english_names, korean_texts
from reference.systematic_names.notation import Sign, without_formula
from reference.systematic_names.sounds import sound_of_symbols

MOST_SPELLINGS = 4
SHORTEST, LONGEST = 6, 60
"""Letters of a spelling: a shorter one is near too many words, a longer one nobody types."""

_RELATIVE = {"o": "2", "m": "3", "p": "4"}
_PLACE = re.compile(r"L([2-9])")
_NO_PLACE = frozenset({"", "1"})
_ADDED_HYDROGEN = re.compile(r"\([^)]*\)")


def made_spellings(names: Iterable[str]) -> tuple[str, ...]:
    """At most ``MOST_SPELLINGS`` spellings of the English names of one substance."""
    spellings = dict.fromkeys(spelling(name) for cell in names for name in english_names(cell))
    return tuple(each for each in spellings if SHORTEST <= len(each) <= LONGEST)[:MOST_SPELLINGS]


def typed_spellings(text: str) -> tuple[str, ...]:
    """The spellings of a typed Korean text, to be compared with made ones."""
    spellings = dict.fromkeys(spelling(name) for name in korean_texts(text))
    return tuple(each for each in spellings if SHORTEST <= len(each) <= LONGEST)


def spelling(name: str) -> str:
    """A name as it sounds, in small Latin letters and digits: 4-Chloroaniline and 4-클로로아닐린 give ``4kloloanilin``."""
    _, cuts = cut(without_formula(name)[0])
    parts: list[str] = []
    unknown = ""
    for piece in cuts:
        if piece.morpheme is None and piece.sign is None and not piece.separates:
            unknown += piece.text
            continue
        if unknown:
            parts.append(sound_of_symbols(unknown))
            unknown = ""
        parts.append(_sound(piece))
    return "".join([*parts, sound_of_symbols(unknown)])


def _sound(piece: Cut) -> str:
    if piece.morpheme is not None:
        place = _PLACE.fullmatch(" ".join(piece.morpheme.concepts))
        return place.group(1) if place else first_korean_sound(piece.morpheme.name)
    match piece.sign:
        case Sign.LOCANTS:
            places = re.split(r"[,:.]", _ADDED_HYDROGEN.sub("", piece.text.rstrip("-")))
            digits = [re.sub(r"\D", "", _RELATIVE.get(place, place)) for place in places]
            return "" if set(digits) <= _NO_PLACE else "".join(digits)
        case Sign.LETTER:
            return _RELATIVE.get(piece.text[0], "")
        case Sign.NUMBER | Sign.RANGE:
            return re.sub(r"\D", "", piece.text)
    return ""

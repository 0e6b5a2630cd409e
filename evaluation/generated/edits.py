"""Slips of the finger: one letter replaced, added, left out, or swapped with its neighbour."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from search import hangul

JAMO = "".join(dict.fromkeys("".join(hangul.COMPOUND.get(jamo, jamo) for jamo in hangul.INITIALS + hangul.VOWELS)))
LATIN = "abcdefghijklmnopqrstuvwxyz"


def slipped(random: Random, keys: str, letters: str, slips: int) -> str:
    """``keys`` after so many slips on ``letters``; a slip never touches what is no letter, so locants stay."""
    for _ in range(slips):
        places = [place for place, key in enumerate(keys) if key in letters]
        if not places:
            return keys
        keys = random.choice(_SLIPS)(random, keys, random.choice(places), letters)
    return keys


def _replaced(random: Random, keys: str, place: int, letters: str) -> str:
    return keys[:place] + random.choice(letters.replace(keys[place], "")) + keys[place + 1 :]


def _added(random: Random, keys: str, place: int, letters: str) -> str:
    return keys[:place] + random.choice(letters) + keys[place:]


def _left_out(random: Random, keys: str, place: int, letters: str) -> str:
    return keys[:place] + keys[place + 1 :]


def _swapped(random: Random, keys: str, place: int, letters: str) -> str:
    neighbours = keys[place : place + 2]
    if len(neighbours) < 2 or neighbours[1] not in letters or neighbours[0] == neighbours[1]:
        return _replaced(random, keys, place, letters)
    return keys[:place] + neighbours[::-1] + keys[place + 2 :]


_SLIPS: tuple[Callable[[Random, str, int, str], str], ...] = (_replaced, _added, _left_out, _swapped)

"""Typing errors: one letter replaced, added, left out, or swapped with its neighbour."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from search import hangul

JAMO = "".join(dict.fromkeys("".join(hangul.COMPOUND.get(jamo, jamo) for jamo in hangul.INITIALS + hangul.VOWELS)))
LATIN = "abcdefghijklmnopqrstuvwxyz"


def with_typos(random: Random, keys: str, letters: str, count: int) -> str:
    """``keys`` with ``count`` errors in characters of ``letters``; other characters are not changed, so locants stay."""
    for _ in range(count):
        positions = [position for position, key in enumerate(keys) if key in letters]
        if not positions:
            return keys
        keys = random.choice(_TYPOS)(random, keys, random.choice(positions), letters)
    return keys


def _replaced(random: Random, keys: str, position: int, letters: str) -> str:
    return keys[:position] + random.choice(letters.replace(keys[position], "")) + keys[position + 1 :]


def _added(random: Random, keys: str, position: int, letters: str) -> str:
    return keys[:position] + random.choice(letters) + keys[position:]


def _left_out(random: Random, keys: str, position: int, letters: str) -> str:
    return keys[:position] + keys[position + 1 :]


def _swapped(random: Random, keys: str, position: int, letters: str) -> str:
    neighbours = keys[position : position + 2]
    if len(neighbours) < 2 or neighbours[1] not in letters or neighbours[0] == neighbours[1]:
        return _replaced(random, keys, position, letters)
    return keys[:position] + neighbours[::-1] + keys[position + 2 :]


_TYPOS: tuple[Callable[[Random, str, int, str], str], ...] = (_replaced, _added, _left_out, _swapped)

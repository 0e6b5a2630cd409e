"""Which parts of a text to mark: segments, never markup, so that a template escapes each and no mark can break out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from search import analysis
from search.folding import folded
from search.words import line_words, stems

LONGEST = 2_000
"""Letters of a text that are marked and returned; what follows is not shown in a result list."""

AROUND = 60
"""Letters kept on either side of the first match of an excerpt."""


def segments(text: str, query: str) -> list[tuple[str, bool]]:
    """The text cut into (piece, marked), in order and whole; what is marked equals a word of the query but for case and spaces.

    Positions survive folding because letters that fold to several are compared one by one. A text longer than
    ``LONGEST`` is cut there.
    """
    text = text[:LONGEST]
    marked = [False] * len(text)
    letters, line = _letters(text)
    for word in _wanted(query):
        start = line.find(word)
        while start != -1:
            # From the first letter to the last, so that a space within a name is marked with it.
            first, last = letters[start], letters[start + len(word) - 1]
            marked[first : last + 1] = [True] * (last + 1 - first)
            start = line.find(word, start + len(word))
    return _cut(text, marked)


def excerpt(texts: Iterable[str], query: str) -> str:
    """The surroundings of the first place that holds a word of the query, the longest word first; "" where none does."""
    lines = [(text, *_letters(text)) for text in texts]
    for word in _wanted(query):
        for text, letters, line in lines:
            if (start := line.find(word)) != -1:
                first, last = letters[start], letters[start + len(word) - 1]
                return _around(text, first, last + 1)
    return ""


def _around(text: str, start: int, end: int) -> str:
    begin, stop = max(0, start - AROUND), min(len(text), end + AROUND)
    piece = " ".join(text[begin:stop].split())
    return f"{'…' if begin else ''}{piece}{'…' if stop < len(text) else ''}"


def _letters(text: str) -> tuple[list[int], str]:
    """The letters and digits of a text in their plain form, each with the place it came from."""
    found = [(index, plain) for index, letter in enumerate(text) for plain in _plain_letters(letter)]
    return [index for index, _ in found], "".join(plain for _, plain in found)


@lru_cache(maxsize=16_384)
def _plain_letters(letter: str) -> str:
    """What a letter counts as: most texts repeat a few hundred."""
    return "".join(plain for plain in folded(letter) if plain.isalnum())


def _wanted(query: str) -> list[str]:
    """The words of the query with and without particles, and the query as one, longest first."""
    found = {_bare(stem) for word in line_words(query) for stem in stems(word) if len(stem) > 1 or stem == word}
    found.add(_bare(query))
    return sorted((word for word in found if word), key=lambda word: (-len(word), word))[:20]


def _bare(text: str) -> str:
    return "".join(letter for letter in analysis.key(text[:LONGEST]) if letter.isalnum())


def _cut(text: str, marked: Sequence[bool]) -> list[tuple[str, bool]]:
    pieces: list[tuple[str, bool]] = []
    start = 0
    for index in range(1, len(text) + 1):
        if index == len(text) or marked[index] != marked[start]:
            pieces.append((text[start:index], marked[start]))
            start = index
    return pieces

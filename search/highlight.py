"""Which parts of a text to mark: segments, never markup, so that a template escapes each and no mark can break out."""

from __future__ import annotations

from collections.abc import Sequence

from search import analysis
from search.folding import folded
from search.words import line_words, stems

LONGEST = 2_000


def segments(text: str, query: str) -> list[tuple[str, bool]]:
    """The text cut into (piece, marked), in order and whole; what is marked equals a word of the query but for case and spaces.

    Positions survive folding because letters that fold to several are compared one by one.
    """
    text = text[:LONGEST]
    marked = [False] * len(text)
    letters = [(index, plain) for index, letter in enumerate(text) for plain in folded(letter) if plain.isalnum()]
    line = "".join(plain for _, plain in letters)
    for word in _wanted(query):
        start = line.find(word)
        while start != -1:
            for index, _ in letters[start : start + len(word)]:
                marked[index] = True
            start = line.find(word, start + len(word))
    return _cut(text, marked)


def _wanted(query: str) -> list[str]:
    found = {analysis.key(stem).replace(",", "").replace("'", "") for word in line_words(query) for stem in stems(word)}
    found.add(analysis.key(query).replace(",", "").replace("'", ""))
    return sorted((word for word in found if word), key=len, reverse=True)[:20]


def _cut(text: str, marked: Sequence[bool]) -> list[tuple[str, bool]]:
    pieces: list[tuple[str, bool]] = []
    start = 0
    for index in range(1, len(text) + 1):
        if index == len(text) or marked[index] != marked[start]:
            pieces.append((text[start:index], marked[start]))
            start = index
    return pieces

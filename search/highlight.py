"""Which parts of a text to mark: segments, never markup, so that a template escapes each and no markup can be injected."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from search import analysis
from search.folding import folded
from search.query_words import split_words, stems

MAX_LENGTH = 2_000
"""Letters of a text that are marked and returned; a result list does not show the rest."""

CONTEXT_LENGTH = 60
"""Letters kept on either side of the first match of an excerpt."""


def segments(text: str, query: str) -> list[tuple[str, bool]]:
    """The text as segments (piece, marked), in order; a marked piece equals a word of the query except for case and spaces.

    Folding keeps positions, because letters that fold to several are compared one by one. A text longer than
    ``MAX_LENGTH`` is cut there.
    """
    text = text[:MAX_LENGTH]
    marked = [False] * len(text)
    letters, letters_only = _letters(text)
    for word in _query_words(query):
        start = letters_only.find(word)
        while start != -1:
            # From the first letter to the last, so that a space within a name is marked too.
            first, last = letters[start], letters[start + len(word) - 1]
            marked[first : last + 1] = [True] * (last + 1 - first)
            start = letters_only.find(word, start + len(word))
    return _cut(text, marked)


def excerpt(texts: Iterable[str], query: str) -> str:
    """The text around the first word of the query that is found, longest word first; "" if none is found."""
    lines = [(text, *_letters(text)) for text in texts]
    for word in _query_words(query):
        for text, letters, letters_only in lines:
            if (start := letters_only.find(word)) != -1:
                first, last = letters[start], letters[start + len(word) - 1]
                return _around(text, first, last + 1)
    return ""


def _around(text: str, start: int, end: int) -> str:
    begin, stop = max(0, start - CONTEXT_LENGTH), min(len(text), end + CONTEXT_LENGTH)
    piece = " ".join(text[begin:stop].split())
    return f"{'…' if begin else ''}{piece}{'…' if stop < len(text) else ''}"


def _letters(text: str) -> tuple[list[int], str]:
    """The folded letters and digits of a text, and the position in the text of each."""
    words = [(index, folded_letter) for index, letter in enumerate(text) for folded_letter in _folded_letters(letter)]
    return [index for index, _ in words], "".join(folded_letter for _, folded_letter in words)


@lru_cache(maxsize=16_384)
def _folded_letters(letter: str) -> str:
    """The folded letters of one letter; cached, because most texts repeat a few hundred."""
    return "".join(folded_letter for folded_letter in folded(letter) if folded_letter.isalnum())


def _query_words(query: str) -> list[str]:
    """The words of the query with and without particles, and the whole query as one word; longest first."""
    words = {
        _letters_only(stem) for word in split_words(query) for stem in stems(word) if len(stem) > 1 or stem == word
    }
    words.add(_letters_only(query))
    return sorted((word for word in words if word), key=lambda word: (-len(word), word))[:20]


def _letters_only(text: str) -> str:
    return "".join(letter for letter in analysis.name_key(text[:MAX_LENGTH]) if letter.isalnum())


def _cut(text: str, marked: Sequence[bool]) -> list[tuple[str, bool]]:
    pieces: list[tuple[str, bool]] = []
    start = 0
    for index in range(1, len(text) + 1):
        if index == len(text) or marked[index] != marked[start]:
            pieces.append((text[start:index], marked[start]))
            start = index
    return pieces

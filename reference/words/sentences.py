"""Sentences made of classes of words: ``crisis`` and ``weapons`` are each a table of words and a table of sentences.

A sentence is a row of words and classes. ``{verb}+{ending}`` stand in one word, a space may be typed or not, ``~`` is a few
other words, ``^`` the beginning and ``$`` the end of the text. One that begins with ``*`` begins anywhere.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from reference.words.word_tables import rows


@dataclass(frozen=True, slots=True)
class Word:
    """A word with the text that must not follow it: 투신 is a jump, 투신사 a company."""

    text: str
    not_before: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with the words that must not stand before it and the classes that must not stand beside it."""

    text: str
    not_after: tuple[str, ...]
    unless: tuple[str, ...]


@cache
def words_of(table: str) -> Mapping[str, tuple[Word, ...]]:
    """The words of each class of a table, with what must not follow each."""
    found: dict[str, tuple[Word, ...]] = {}
    for row in rows(table):
        found[row["class"]] = (*found.get(row["class"], ()), Word(row["word"], tuple(row["not_before"].split())))
    return found


@cache
def sentences_of(table: str) -> tuple[Sentence, ...]:
    """The sentences of a table, in its order."""
    return tuple(
        Sentence(row["sentence"], tuple(row["not_after"].split()), tuple(row["unless"].split()))
        for row in rows(f"{table}_sentences")
    )

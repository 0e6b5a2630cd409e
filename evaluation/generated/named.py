"""What the mechanical questions know of an entry: how it is called, single names and not agencies' rows of several."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from search import analysis, hangul
from search.fields import formula_tokens
from search.values import Document

LONGEST_TYPED = 40
"""Letters of a name that somebody types by hand; longer ones are pasted."""


@dataclass(frozen=True, slots=True)
class Named:
    """An entry's names, in Hangul and in Latin letters, its own CAS numbers and its formulas in Hill order."""

    key: str
    korean: tuple[str, ...]
    english: tuple[str, ...]
    cas: tuple[str, ...]
    formulas: tuple[str, ...]
    formulas_as_written: tuple[str, ...]


def named(document: Document) -> Named:
    """The names of a document; a name in both scripts counts as Korean, one in neither is left out."""
    names = single_names(name.text for name in document.names)
    korean = tuple(name for name in names if any(map(hangul.is_syllable, name)))
    return Named(
        key=document.key,
        korean=korean,
        english=tuple(name for name in names if name not in korean and any(map(_is_latin, name))),
        cas=document.cas,
        formulas=tuple(formula_tokens(document.formulas)),
        formulas_as_written=tuple(text for text in document.formulas if formula_tokens([text])),
    )


def single_names(texts: Iterable[str]) -> tuple[str, ...]:
    """Each name of texts that may hold several (Methanol ; Methyl alcohol), without those that are punctuation alone."""
    names = (part.strip() for text in texts for part in text.split(";"))
    return tuple(dict.fromkeys(name for name in names if analysis.key(name)))


def typed_by_hand(names: Iterable[str]) -> tuple[str, ...]:
    """The names that are short enough to be typed."""
    return tuple(name for name in names if len(name) <= LONGEST_TYPED)


def _is_latin(letter: str) -> bool:
    return letter.isascii() and letter.isalpha()

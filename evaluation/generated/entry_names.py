"""The names of an entry that generated questions start from; rows of several names are split."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from identifiers import formula
from search import analysis, hangul
from search.engine_types import Document
from search.fields import formula_tokens

MAX_TYPED_LENGTH = 40
"""Letters of a name that people type; longer names are pasted."""


@dataclass(frozen=True, slots=True)
class EntryNames:
    """An entry's names, in Hangul and in Latin letters, its own CAS numbers and its formulas in Hill order."""

    key: str
    korean: tuple[str, ...]
    english: tuple[str, ...]
    cas: tuple[str, ...]
    formulas: tuple[str, ...]
    formulas_as_written: tuple[str, ...]


def entry_names(document: Document) -> EntryNames:
    """The names of a document; a name in both scripts counts as Korean, a name in neither is omitted."""
    names = single_names(name.text for name in document.names)
    korean = tuple(name for name in names if any(map(hangul.is_syllable, name)))
    return EntryNames(
        key=document.key,
        korean=korean,
        english=tuple(name for name in names if name not in korean and any(map(_is_latin, name))),
        cas=document.cas,
        formulas=tuple(dict.fromkeys(key for text in document.formulas for key in formula.keys(text)[:1])),
        formulas_as_written=tuple(text for text in document.formulas if formula_tokens([text])),
    )


def single_names(texts: Iterable[str]) -> tuple[str, ...]:
    """Each name in texts that may have several (Methanol ; Methyl alcohol), without names of punctuation only."""
    names = (part.strip() for text in texts for part in text.split(";"))
    return tuple(dict.fromkeys(name for name in names if analysis.name_key(name)))


def short_names(names: Iterable[str]) -> tuple[str, ...]:
    """The names that are short enough to be typed."""
    return tuple(name for name in names if len(name) <= MAX_TYPED_LENGTH)


def _is_latin(letter: str) -> bool:
    return letter.isascii() and letter.isalpha()

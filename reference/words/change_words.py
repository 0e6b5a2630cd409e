"""Words of questions for changes (지난달 바뀐 것, 염소 변경 이력): what each word says of them, and what is left."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from reference.words.word_tables import words_by_class

_WORDS_OF = words_by_class("change_words")
_CLASSES_THAT_ASK = tuple(name for name in _WORDS_OF if name not in ("filler", "ending"))


@dataclass(frozen=True, slots=True)
class ChangeWords:
    """The classes of the words that ask for changes, and the words that say something else, in their order."""

    classes: frozenset[str]
    left: tuple[str, ...]


def change_words_in(words: Iterable[str]) -> ChangeWords:
    """Reads the words; one that is wholly made of words of the table (변경사항이) says nothing else."""
    classes: set[str] = set()
    left: list[str] = []
    for word in words:
        pieces = _PIECE.findall(word) if _WHOLE.fullmatch(word) else []
        classes |= {name for name in _CLASSES_THAT_ASK for piece in pieces if piece in _WORDS_OF[name]}
        if not pieces:
            left.append(word)
    return ChangeWords(frozenset(classes), tuple(left))


def _any_of(names: Iterable[str]) -> str:
    words = (word for name in names for word in _WORDS_OF[name])
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))


_BODIES = _any_of([*_CLASSES_THAT_ASK, "filler"])
_ENDINGS = _any_of(["ending"])
_PIECE = re.compile(f"{_BODIES}|{_ENDINGS}")
_WHOLE = re.compile(f"(?:(?:{_BODIES})(?:{_ENDINGS})*)+")

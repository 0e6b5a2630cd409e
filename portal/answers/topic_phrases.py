"""Whether a text holds a phrase of a topic: whole words in any order, glued or apart, never pieces of other words.

글리콜 holds no 리콜 and 소독가스 no 독가스, but 수은체온계 is 수은 and 체온계.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from reference.words.intent_words import PARTICLES
from reference.words.name_context import CONTEXT_WORDS
from search.folding import folded

_CONTEXT_LENGTHS = frozenset(map(len, CONTEXT_WORDS)) - {1}

Phrase = tuple[tuple[str, ...], ...]
"""The pieces of a phrase, each with its alternatives."""


def words_between_signs(text: str) -> list[str]:
    """The folded words of a text; signs part words, a hyphen between digits does not (1192-37-6 is not a call to 119)."""
    line = folded(text)
    kept = (
        letter if letter.isalnum() or (letter == "-" and line[number - 1 : number].isdigit()) else " "
        for number, letter in enumerate(line)
    )
    return "".join(kept).split()


def holds_phrase(words: list[str], phrase: Phrase) -> bool:
    """Whether every piece of the phrase stands in the words; one word may hold several of them in a row."""
    if not _letters_of(phrase).match(" ".join(words)):
        return False
    found: set[int] = set()
    for word in words:
        found |= _pieces_in(word, phrase)
    return len(found) == len(phrase)


@cache
def _letters_of(phrase: Phrase) -> re.Pattern[str]:
    """Matches what has the letters of every piece anywhere: most texts are done with here."""
    return re.compile("".join(f"(?=.*?(?:{'|'.join(map(re.escape, pieces))}))" for pieces in phrase))


def _pieces_in(word: str, phrase: Phrase) -> set[int]:
    """The numbers of the pieces that the word holds, each at its beginning or right after a known word."""
    found: set[int] = set()
    starts = list(_starts(word))
    for start in starts:
        for number, alternatives in enumerate(phrase):
            for piece in alternatives:
                if _stands_at(piece, word, start):
                    found.add(number)
                    starts += {start + len(piece)} - set(starts)
    return found


@lru_cache(maxsize=512)
def _starts(word: str) -> tuple[int, ...]:
    """Where a piece may begin: at the beginning, and after words of the scene that are written onto it (공장가스누출)."""
    starts = [0]
    for start in starts:
        ends = {start + length for length in _CONTEXT_LENGTHS if word[start : start + length] in CONTEXT_WORDS}
        starts += ends - set(starts)
    return tuple(starts)


def _stands_at(piece: str, word: str, start: int) -> bool:
    """Whether the piece stands there. One syllable, a number or a Latin word has to be the rest of the word, or have a particle."""
    if not word.startswith(piece, start):
        return False
    rest = word[start + len(piece) :]
    return (len(piece) > 1 and not piece.isascii()) or not rest or rest in PARTICLES

"""Patterns of the sentences in ``reference/words/sentences.py``, for texts as they are heard."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import product

from portal.answers.heard_text import as_heard, heard
from reference.words.sentences import Sentence, Word, sentences_of, words_of
from search import hangul

_GAP = r"(?:[^ ]{0,6} ?|.{0,36} )"
"""A few other words, or a particle: as many keys as twelve syllables have."""

_PARTICLE = r"(?=(?:ㅡㄹ|ㅡㄴ|ㅣ|ㄹㅡㄹ|ㄴㅡㄴ|ㄱㅏ|ㄷㅗ|ㅁㅏㄴ|ㅔ|ㅡㄹㅗ|ㄹㅗ)?(?: |$))"
"""The end of a word, or a particle before it: a word of one syllable begins many others (독 is poison, 독감 the flu)."""

_PIECES = re.compile(r"[~^$*]|[^\s~^$*]+")
_CLASS = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class SentencePattern:
    """A compiled sentence, and the pattern of what makes the text one about something else."""

    said: re.Pattern[str]
    unless: re.Pattern[str] | None


def says_any(table: str, text: str) -> bool:
    """Whether a text has any sentence of the table. Each word is matched at its beginning, never across two others."""
    line = as_heard(text)
    return any(
        pattern.said.search(line) and not (pattern.unless and pattern.unless.search(line))
        for pattern in _patterns(table)
    )


@cache
def _patterns(table: str) -> tuple[SentencePattern, ...]:
    return tuple(_pattern(table, sentence) for sentence in sentences_of(table))


def _pattern(table: str, sentence: Sentence) -> SentencePattern:
    parts: list[str] = []
    pieces = _PIECES.findall(sentence.text)
    for piece, following in zip(pieces, [*pieces[1:], ""], strict=True):
        if piece == "*":
            continue
        if piece in "^$":
            parts.append(piece)
        elif piece == "~":
            parts[-1] = _GAP
        else:
            parts += [_alternatives(table, piece, alone=following in ("", "~")), " ?"]
    body = "".join(parts).removesuffix(" ?").replace(" ?$", "$")
    before = "".join(f"(?<!{each})(?<!{each} )" for each in map(as_heard, _words_before(table, sentence)))
    start = "" if pieces[0] in "^*" else _word_start(table)
    unless = "|".join(_pattern_of(word) for name in sentence.unless for word in words_of(table)[name])
    return SentencePattern(re.compile(start + before + body), re.compile(f"(?:^| )(?:{unless})") if unless else None)


def _words_before(table: str, sentence: Sentence) -> Iterator[str]:
    for word in sentence.not_after:
        match = _CLASS.fullmatch(word)
        yield from (each.text for each in words_of(table)[match[1]]) if match else (word,)


def _word_start(table: str) -> str:
    """Where a sentence may begin: at a word, or after the last syllable of one that is written without a space."""
    glued = "|".join(f"(?<={heard(word.text)})" for word in words_of(table).get("glued", ()))
    return f"(?:(?<![^ ])|{glued})" if glued else "(?<![^ ])"


def _alternatives(table: str, piece: str, *, alone: bool) -> str:
    """The words of a piece; where it is several classes in one word, every combination of theirs."""
    choices: list[Iterable[Word]] = [
        words_of(table)[match[1]] if (match := _CLASS.fullmatch(part)) else (Word(part),)
        for part in re.split(r"\+|(?<=\})(?=[^+])", piece)
    ]
    words = (
        Word(hangul.compose(hangul.to_jamo("".join(part.text for part in parts))), parts[-1].not_before)
        for parts in product(*choices)
    )
    return "(?:" + "|".join(dict.fromkeys(_pattern_of(word, alone=alone) for word in words)) + ")"


def _pattern_of(word: Word, *, alone: bool = True) -> str:
    """The pattern of a word or phrase; spaces may be left out. A Latin word ends where it ends, a short one too where it is ``alone``."""
    first, *others = word.text.split()
    pattern = heard(first).removesuffix("ㅎ") if not others else heard(first)
    for part in map(heard, others):
        pattern += f" ?ㅇ?{part[1:]}" if part[0] == "ㅇ" else f" ?{part}"
    pattern = pattern.removesuffix("ㅎ")
    if word.text[-1].isascii():
        pattern += r"(?![a-z])"
    elif alone and len(word.text) == 1:
        pattern += _PARTICLE
    return pattern + (f"(?! ?(?:{'|'.join(map(heard, word.not_before))}))" if word.not_before else "")

"""Patterns of the sentences in ``reference/words/sentences.py``, for texts as they are heard."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import product

from portal.answers.heard_text import as_heard, heard
from reference.words.sentences import Sentence, Word, sentences_of, words_of
from search import hangul

BEGINNING = 4
"""Keys of a beginning by which sentences are looked up: about two syllables."""

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

    def is_said_in(self, line: str) -> bool:
        """Whether a heard line says the sentence, and nothing that makes it about something else."""
        return bool(self.said.search(line)) and not (self.unless and self.unless.search(line))


@dataclass(frozen=True, slots=True)
class SentenceTable:
    """The patterns of a table by how their sentences begin, so that a text is compared with few of them."""

    start: re.Pattern[str]
    by_beginning: Mapping[str, tuple[SentencePattern, ...]]
    anywhere: tuple[SentencePattern, ...]

    def candidates(self, line: str) -> Iterable[SentencePattern]:
        """The patterns that may be said in the line, each once."""
        beginnings = {
            line[match.start() :][:length] for match in self.start.finditer(line) for length in range(1, BEGINNING + 1)
        }
        found = (pattern for beginning in beginnings for pattern in self.by_beginning.get(beginning, ()))
        return dict.fromkeys((*found, *self.anywhere))


def says_any(table: str, text: str) -> bool:
    """Whether a text has any sentence of the table. Each word is matched at its beginning, never across two others."""
    line = as_heard(text)
    return any(pattern.is_said_in(line) for pattern in _table(table).candidates(line))


@cache
def _table(table: str) -> SentenceTable:
    by_beginning: dict[str, list[SentencePattern]] = defaultdict(list)
    anywhere: list[SentencePattern] = []
    for sentence in sentences_of(table):
        pattern = pattern_of(table, sentence)
        if sentence.text.startswith("*"):
            anywhere.append(pattern)
            continue
        for beginning in _beginnings(table, sentence):
            by_beginning[beginning].append(pattern)
    return SentenceTable(
        re.compile(_word_start(table)), {each: tuple(found) for each, found in by_beginning.items()}, tuple(anywhere)
    )


def _beginnings(table: str, sentence: Sentence) -> set[str]:
    """The first keys of every way to begin the sentence; fewer where its first word is shorter."""
    first = sentence.text.removeprefix("^").split()[0]
    texts = ("".join(part.text for part in parts).split()[0] for parts in _combinations(table, first))
    return {heard(_composed(text)).removesuffix("ㅎ")[:BEGINNING] for text in texts}


def pattern_of(table: str, sentence: Sentence) -> SentencePattern:
    """The compiled sentence, with the words of its classes."""
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
    words = (
        Word(_composed("".join(part.text for part in parts)), parts[-1].not_before)
        for parts in _combinations(table, piece)
    )
    return "(?:" + "|".join(dict.fromkeys(_pattern_of(word, alone=alone) for word in words)) + ")"


def _combinations(table: str, piece: str) -> Iterable[tuple[Word, ...]]:
    choices: list[Iterable[Word]] = [
        words_of(table)[match[1]] if (match := _CLASS.fullmatch(part)) else (Word(part),)
        for part in re.split(r"\+|(?<=\})(?=[^+])", piece)
    ]
    return product(*choices)


def _composed(text: str) -> str:
    """Stem and ending as one word: 뛰어내리 + ㄹ래 → 뛰어내릴래."""
    return hangul.compose(hangul.to_jamo(text))


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

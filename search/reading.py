"""How a typed text can be read: the words that may name something, those that only ask, and which names it may hold.

Reading is done before the index is asked; which of the candidates are names of an entry is the index's word, and
``named`` then settles what the text means. An exact name is never taken for a slip of another (메탄올 is not 에탄올).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from search import analysis
from search.folding import spaced
from search.words import intent_of, is_about, line_words, parted, stems

LONGEST_QUERY = 200
"""Letters that are read; no name that people type is longer, and what a person pastes beyond is not a name."""

LONGEST_SPAN = 4
"""Words that a name in the middle of a sentence may have."""

_PERCENT = re.compile(r"\d+(?:\.\d+)?\s*(?:%|퍼센트|프로|ppm)(?:\s*(?:이상|이하|초과|미만|용액|수용액))?")
_LABEL = re.compile(
    r"^(?:cas|ec|einecs|카스|씨에이에스)\s*(?:no|rn|number|번호|등록번호|넘버)?\s*[.:#)]*\s*"
    r"(?=[0-9]{2,7}-[0-9]{2,3}-[0-9]\b)",
    re.IGNORECASE,
)
"""What people write before a number to say whose it is; what follows must have the shape of one."""


@dataclass(frozen=True, slots=True)
class Spelling:
    """A piece of the text that may be a whole name: as read, its key, and the intent of a word that was cut off it."""

    text: str
    key: str
    intent: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """The text as words. ``whole`` are spellings that are all of the text that names; ``spans`` are pieces of it."""

    line: str
    words: tuple[str, ...]
    naming: tuple[str, ...]
    intent: str
    whole: tuple[Spelling, ...]
    spans: tuple[tuple[int, int, Spelling], ...]

    @property
    def core(self) -> str:
        """The key of the words that may name something."""
        return analysis.key(" ".join(self.naming))

    def candidates(self) -> tuple[str, ...]:
        """The tokens to look up among the names of entries; at most about a hundred."""
        spellings = [*self.whole, *(spelling for _, _, spelling in self.spans)]
        return tuple(dict.fromkeys(analysis.token(spelling.key) for spelling in spellings))


@dataclass(frozen=True, slots=True)
class Understood:
    """A reading, settled: the name that is all of the text, or the names that stand in it, longest first from the left."""

    reading: Reading
    exact: Spelling | None
    names: tuple[Spelling, ...]

    @property
    def intent(self) -> str:
        """What is asked of the substance; nothing where the word is part of the name (소화제, 인화 아연은)."""
        if self.exact is None:
            return self.reading.intent
        if self.exact == self.reading.whole[0] or len(self.exact.key) > len(self.reading.core):
            return ""
        return self.reading.intent or self.exact.intent


def read(text: str) -> Reading:
    """Reads any string; what it costs is bounded by ``LONGEST_QUERY``."""
    line = _LABEL.sub("", spaced(text)[:LONGEST_QUERY].strip())
    words = tuple(line_words(line))
    bare = line_words(_PERCENT.sub(" ", line))
    naming = tuple(word for word in bare if not is_about(word)) or words
    intent = intent_of(words) or ("concentration" if _PERCENT.search(line) else "")
    return Reading(line, words, naming, intent, tuple(_whole(line, words, naming)), tuple(_spans(naming)))


def named(reading: Reading, names: Collection[str]) -> Understood:
    """Settles a reading by the tokens among its candidates that are names of an entry."""
    exact = next((spelling for spelling in reading.whole if analysis.token(spelling.key) in names), None)
    if exact is not None:
        return Understood(reading, exact, (exact,))
    found: list[Spelling] = []
    upto = 0
    for start, end, spelling in reading.spans:
        if start >= upto and analysis.token(spelling.key) in names:
            found.append(spelling)
            upto = end
    return Understood(reading, None, tuple(found))


def _whole(line: str, words: tuple[str, ...], naming: tuple[str, ...]) -> Iterator[Spelling]:
    """As typed first; then without a particle, or the word written onto the name; then without the words that only ask."""
    if not naming or not (key := analysis.key(line)):
        return
    yield Spelling(line, key)
    for spelling in (*_spellings(words), *_spellings(naming)):
        if spelling.key != key:
            yield spelling


def _spans(naming: tuple[str, ...]) -> Iterator[tuple[int, int, Spelling]]:
    for start in range(len(naming)):
        for end in range(min(len(naming), start + LONGEST_SPAN), start, -1):
            for spelling in _spellings(naming[start:end]):
                yield start, end, spelling


def _spellings(words: tuple[str, ...]) -> Iterator[Spelling]:
    """The words as one name: with the last word as it is, without a particle, and without an asking word at its end."""
    *before, last = words
    for stem in stems(last):
        text = " ".join((*before, stem))
        if key := analysis.key(text):
            yield Spelling(text, key)
    if glued := parted(last):
        text = " ".join((*before, glued[0]))
        if key := analysis.key(text):
            yield Spelling(text, key, glued[1])

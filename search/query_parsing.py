"""A typed text → words that may be part of a name, question words, and candidates for names.

Parsing needs no index. The index then says which candidates are names of an entry, and ``resolve_names`` decides what
the text names. An exact name is never taken for a typing error in another name (메탄올 is not 에탄올).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from search import analysis
from search.folding import single_spaced
from search.query_words import intent_of, is_question_word, split_intent, split_words, stems

MAX_PARSED_LENGTH = 200
"""Letters that are parsed. No name that people type is longer, and what is pasted after them is not a name."""

MAX_NAME_WORDS = 4
"""Words of a name within a sentence."""

_CONCENTRATION = re.compile(r"\d+(?:\.\d+)?\s*(?:%|퍼센트|프로|ppm)(?:\s*(?:이상|이하|초과|미만|용액|수용액))?")
_NUMBER_LABEL = re.compile(
    r"^(?:cas|ec|einecs|카스|씨에이에스)\s*(?:no|rn|number|번호|등록번호|넘버)?\s*[.:#)]*\s*"
    r"(?=[0-9]{2,7}-[0-9]{2,3}-[0-9]\b)",
    re.IGNORECASE,
)
"""The label before a number that says which scheme it belongs to; what follows must have the shape of a number."""


@dataclass(frozen=True, slots=True)
class NameCandidate:
    """A part of the text that may be a whole name: its text, its key, and the intent of a word that was cut off."""

    text: str
    key: str
    intent: str = ""


@dataclass(frozen=True, slots=True)
class ParsedQuery:
    """The text as words. ``whole_names`` are candidates that use every name word; ``name_spans`` use some: start, end, candidate."""

    text: str
    words: tuple[str, ...]
    name_words: tuple[str, ...]
    intent: str
    whole_names: tuple[NameCandidate, ...]
    name_spans: tuple[tuple[int, int, NameCandidate], ...]

    @property
    def name_key(self) -> str:
        """The name key of the words that may be part of a name."""
        return analysis.name_key(" ".join(self.name_words))

    def name_tokens(self) -> tuple[str, ...]:
        """The tokens to look up among the names of entries; at most about a hundred."""
        candidates = [*self.whole_names, *(candidate for _, _, candidate in self.name_spans)]
        return tuple(dict.fromkeys(analysis.token(candidate.key) for candidate in candidates))


@dataclass(frozen=True, slots=True)
class ResolvedQuery:
    """A parsed query whose names are known: the name that is the whole text, or the names in it, longest first from the left."""

    parsed: ParsedQuery
    exact: NameCandidate | None
    names: tuple[NameCandidate, ...]

    @property
    def intent(self) -> str:
        """What the text asks about the substance; "" if that word is part of the name (소화제, 인화 아연은)."""
        if self.exact is None:
            return self.parsed.intent
        if self.exact == self.parsed.whole_names[0] or len(self.exact.key) > len(self.parsed.name_key):
            return ""
        return self.parsed.intent or self.exact.intent


def parse_query(text: str) -> ParsedQuery:
    """Parses any string; ``MAX_PARSED_LENGTH`` bounds the cost."""
    text = _NUMBER_LABEL.sub("", single_spaced(text)[:MAX_PARSED_LENGTH].strip())
    words = tuple(split_words(text))
    without_amounts = split_words(_CONCENTRATION.sub(" ", text))
    name_words = tuple(word for word in without_amounts if not is_question_word(word)) or words
    intent = intent_of(words) or ("concentration" if _CONCENTRATION.search(text) else "")
    return ParsedQuery(
        text, words, name_words, intent, tuple(_whole_names(text, words, name_words)), tuple(_name_spans(name_words))
    )


def resolve_names(parsed: ParsedQuery, known_names: Collection[str]) -> ResolvedQuery:
    """Decides what the text names, given those of its name tokens that are names of an entry."""
    exact = next((candidate for candidate in parsed.whole_names if analysis.token(candidate.key) in known_names), None)
    if exact is not None:
        return ResolvedQuery(parsed, exact, (exact,))
    names: list[NameCandidate] = []
    position = 0
    for start, end, candidate in parsed.name_spans:
        if start >= position and analysis.token(candidate.key) in known_names:
            names.append(candidate)
            position = end
    return ResolvedQuery(parsed, None, tuple(names))


def _whole_names(text: str, words: tuple[str, ...], name_words: tuple[str, ...]) -> Iterator[NameCandidate]:
    """The text as typed first, then without a particle or an attached question word, then without all question words."""
    if not name_words or not (key := analysis.name_key(text)):
        return
    yield NameCandidate(text, key)
    for candidate in (*_name_candidates(words), *_name_candidates(name_words)):
        if candidate.key != key:
            yield candidate


def _name_spans(name_words: tuple[str, ...]) -> Iterator[tuple[int, int, NameCandidate]]:
    for start in range(len(name_words)):
        for end in range(min(len(name_words), start + MAX_NAME_WORDS), start, -1):
            for candidate in _name_candidates(name_words[start:end]):
                yield start, end, candidate


def _name_candidates(words: tuple[str, ...]) -> Iterator[NameCandidate]:
    """The words as one name: with the last word as it is, without a particle, and without an attached question word."""
    *before, last = words
    for stem in stems(last):
        text = " ".join((*before, stem))
        if key := analysis.name_key(text):
            yield NameCandidate(text, key)
    if name_and_intent := split_intent(last):
        text = " ".join((*before, name_and_intent[0]))
        if key := analysis.name_key(text):
            yield NameCandidate(text, key, name_and_intent[1])

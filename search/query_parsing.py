"""A typed text → words that may be part of a name, question words, and candidates for names.

Parsing needs no index. The index then says which candidates are names of an entry, and ``resolve_names`` decides what
the text names. An exact name is never taken for a typing error in another name (메탄올 is not 에탄올).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from identifiers import cas as cas_number
from identifiers import formula
from identifiers.numbers_in_text import FoundNumber, Scheme, numbers_in
from reference.words.everyday_vocabulary import EVERYDAY_WORDS
from reference.words.name_context import SHARE_BOUNDS, SHARE_UNITS
from reference.words.names_only_alone import is_name_only_alone
from search import analysis
from search.explained_words import unexplained_words, written_alike
from search.fields import identifier_key
from search.folding import folded, normalized, single_spaced
from search.query_parts import PartKind, QueryPart
from search.query_words import (
    MAX_WORDS,
    intent_of,
    is_question_word,
    split_intent,
    split_words,
    stems,
    without_place,
    written_words,
)

MAX_PARSED_LENGTH = 200
"""Letters that are parsed. No name that people type is longer, and what is pasted after them is not a name."""

MAX_NAME_WORDS = 4
"""Words of a name within a sentence."""

CONCENTRATION = re.compile(
    rf"(?:\d+(?:\.\d+)?|[일이삼사오육칠팔구십백]+)\s*(?:{'|'.join(SHARE_UNITS)})(?:\s*(?:{'|'.join(SHARE_BOUNDS)}))?"
)
"""A share of the substance."""

LIST_NUMBERING = re.compile(r"^(?:\(?[0-9]{1,3}[.)](?=\s)|[①-⑳❶-❿⓵-⓾•▪■◆●○※*-])\s*")
"""The numbering of a line of a pasted list; ``2.4-D`` and ``1,2-`` are part of a name."""

_BRACKETED = re.compile(r"(\S[^()\[\]（）［］]*?)\s*[(\[（［]([^()\[\]（）［］]{1,40})[)\]）］]")
_FORMULA = re.compile(r"[A-Z(\[][A-Za-z0-9₀-₉()\[\]·.]*")


@dataclass(frozen=True, slots=True)
class NameCandidate:
    """A part of the text that may be a whole name: its text, its key, and the intent of a word that was cut off."""

    text: str
    key: str
    intent: str = ""


@dataclass(frozen=True, slots=True)
class ParsedQuery:
    """The text as words. ``whole_names`` are candidates that use every name word; ``name_spans`` use some: start, end, candidate.

    Neither ``words`` nor ``name_words`` hold the numbers of substances, which stand in ``numbers``. ``formulas`` are those
    of the name words that are written as formulas, by the word. ``is_cut`` says that the text is longer than what is parsed.
    """

    text: str
    words: tuple[str, ...]
    name_words: tuple[str, ...]
    intent: str
    whole_names: tuple[NameCandidate, ...]
    name_spans: tuple[tuple[int, int, NameCandidate], ...]
    numbers: tuple[QueryPart, ...]
    formulas: Mapping[str, QueryPart]
    is_cut: bool

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
    """A parsed query whose names are known: the name that is the whole text, or the names in it, longest first from the left.

    ``parts`` are all that names something: names, numbers, formulas. ``unexplained`` are the words that nothing explains.
    """

    parsed: ParsedQuery
    exact: NameCandidate | None
    names: tuple[NameCandidate, ...]
    parts: tuple[QueryPart, ...] = ()
    unexplained: tuple[str, ...] = ()

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
    whole = single_spaced(text)
    text = LIST_NUMBERING.sub("", whole[:MAX_PARSED_LENGTH]).strip()
    found = numbers_in(text)
    if any(map(str.isalnum, found.rest)):
        found = numbers_in(text, dates=False)
    rest = written_alike(single_spaced(found.rest))
    all_words = written_words(CONCENTRATION.sub(" ", rest), MAX_PARSED_LENGTH)
    typed_words = all_words[:MAX_WORDS]
    words = tuple(map(folded, typed_words))
    name_words = tuple(word for word in words if not is_question_word(word)) or words
    asked = split_words(rest)
    intent = intent_of(asked) or ("concentration" if CONCENTRATION.search(rest) else "")
    return ParsedQuery(
        text,
        words,
        name_words,
        intent,
        tuple(_whole_names(rest, tuple(asked), name_words)),
        (*_name_spans(name_words), *_bracketed_names(rest, name_words)),
        tuple(dict.fromkeys(map(_number_part, found.numbers))),
        _formulas(typed_words),
        len(whole) > MAX_PARSED_LENGTH or len(all_words) > MAX_WORDS,
    )


def resolve_names(parsed: ParsedQuery, known_names: Collection[str]) -> ResolvedQuery:
    """Decides what the text names, given those of its name tokens that are names of an entry."""
    exact = next((candidate for candidate in parsed.whole_names if analysis.token(candidate.key) in known_names), None)
    if exact is not None:
        parts = (QueryPart(PartKind.NAME, exact.text, analysis.token(exact.key)), *parsed.numbers)
        return ResolvedQuery(parsed, exact, (exact,), parts, _cut_words(parsed))
    names: list[NameCandidate] = []
    named_words: set[int] = set()
    for start, end, candidate in sorted(parsed.name_spans, key=lambda span: (span[0], -span[1])):
        is_known = analysis.token(candidate.key) in known_names
        # An everyday word that is also a name (비상) is one only as the whole text.
        if start not in named_words and is_known and not is_name_only_alone(candidate.text):
            names.append(candidate)
            named_words.update(range(start, end))
    parts = tuple(QueryPart(PartKind.NAME, name.text, analysis.token(name.key)) for name in names)
    left = [word for index, word in enumerate(parsed.name_words) if index not in named_words]
    formulas = tuple(parsed.formulas[word] for word in left if word in parsed.formulas)
    unexplained = _unexplained(parsed, named_words)
    return ResolvedQuery(
        parsed,
        None,
        tuple(names),
        tuple(dict.fromkeys((*parts, *formulas, *parsed.numbers))),
        (*unexplained, *_cut_words(parsed)),
    )


def _unexplained(parsed: ParsedQuery, named_words: Collection[int]) -> tuple[str, ...]:
    """The words that neither a name nor a formula nor a table explains."""
    return unexplained_words(
        word for index, word in enumerate(parsed.name_words) if index not in named_words and word not in parsed.formulas
    )


def _cut_words(parsed: ParsedQuery) -> tuple[str, ...]:
    return ("…",) if parsed.is_cut else ()


def _number_part(number: FoundNumber) -> QueryPart:
    value = number.value
    if number.scheme is Scheme.UN:
        return QueryPart(PartKind.NUMBER, f"UN{value or number.typed}", value, number.scheme)
    key = cas_number.digits(value) if number.scheme is Scheme.CAS else identifier_key(value)
    return QueryPart(PartKind.NUMBER, value or number.typed, key, number.scheme, number.near)


def _formulas(typed_words: Iterable[str]) -> dict[str, QueryPart]:
    """The words that are written as formulas, with a capital and a digit or with two capitals (``Cl2``, ``HCl``), folded."""
    formulas: dict[str, QueryPart] = {}
    for word in typed_words:
        written = normalized(word)
        if not _FORMULA.fullmatch(written) or sum(map(str.isupper, written)) + any(map(str.isdigit, written)) < 2:
            continue
        if keys := formula.keys(written):
            formulas[folded(word)] = QueryPart(PartKind.FORMULA, written, keys[0])
    return formulas


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


def _bracketed_names(text: str, name_words: Sequence[str]) -> Iterator[tuple[int, int, NameCandidate]]:
    """Names whose bracket belongs before them: 암모니아(무수) is 무수 암모니아, 크롬(6가) is 6가 크롬."""
    for match in _BRACKETED.finditer(text):
        outer, inner = split_words(match[1])[-1:], split_words(match[2])
        for start in range(len(name_words)):
            end = start + len(outer) + len(inner)
            written = " ".join((*inner, *outer))
            if [*name_words[start:end]] == [*outer, *inner] and (key := analysis.name_key(written)):
                yield start, end, NameCandidate(written, key)


def _name_candidates(words: tuple[str, ...]) -> Iterator[NameCandidate]:
    """The words as one name: the last word as it is, without a particle, without an attached question word or place."""
    *before, last = words
    is_thing = not before and last in EVERYDAY_WORDS
    for stem in stems(last):
        text = " ".join((*before, stem))
        if key := analysis.name_key(text):
            yield NameCandidate(text, key)
    # A device that is named after a substance asks nothing about it: 산소호흡기 is no 산소 with a question.
    if not is_thing and (name_and_intent := split_intent(last)):
        text = " ".join((*before, name_and_intent[0]))
        if key := analysis.name_key(text):
            yield NameCandidate(text, key, name_and_intent[1])
    if not is_thing and (name := without_place(last)):
        text = " ".join((*before, name))
        if key := analysis.name_key(text):
            yield NameCandidate(text, key)

"""Query → clauses, the same for both engines: constant scores by tier, added up, so that scores are exact integers.

Tiers are multiplied by ``STEP`` and the prior (0..100) is added below them: a prior orders equals and never lifts a
weaker tier over a stronger one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from identifiers import cas as cas_number
from identifiers import formula, un
from identifiers.cas import CasError, CheckDigitError
from identifiers.formula import FormulaError
from search import analysis, hangul
from search.fields import Field, identifier_key, jamo_token
from search.folding import folded, plain, spaced
from search.values import Why
from search.words import intent_of, is_about, line_words, stems

STEP = 128
MOST_CLAUSES = 30
LONGEST_QUERY = 200
"""Letters that are read; no name is longer, and what a person pastes beyond is not a name."""

TIER = {
    Why.IDENTIFIER: 1000,
    Why.UN: 900,
    Why.NAME: 500,
    Why.SYNONYM: 380,
    Why.ALIAS: 380,
    Why.FORMULA: 350,
    Why.TYPO: 200,
    Why.CHOSUNG: 200,
    Why.WORDS: 160,
    Why.PREFIX: 60,
    Why.TEXT: 10,
}
LOWER_CASE_FORMULA = 150
SYNONYM_WORD = 130
FAR_TYPO = 20
STEM = 300


class Match(StrEnum):
    """How a token is compared: whole, as a beginning, or within an edit distance (transpositions count one)."""

    TERM = "term"
    PREFIX = "prefix"
    FUZZY_1 = "fuzzy_1"
    FUZZY_2 = "fuzzy_2"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class Clause:
    """One condition with its tier. ``tokens`` has one token, or for ``ALL`` several that must all stand."""

    field: Field
    match: Match
    tokens: tuple[str, ...]
    tier: int
    why: Why


@dataclass(frozen=True, slots=True)
class Plan:
    """What is asked of an engine, and how the text was read. Without clauses nothing can be found."""

    text: str
    core: str
    clauses: tuple[Clause, ...]
    intent: str = ""


_NUMBERISH = re.compile(r"[0-9０-９][0-9０-９\s\-–]*")
_PERCENT = re.compile(r"\d+(?:\.\d+)?\s*(?:%|퍼센트|프로)(?:\s*(?:이상|이하|초과|미만|용액|수용액))?")
_FORMULA = re.compile(r"[A-Z][A-Za-z0-9₀-₉()\[\]·.]*")


def plan(text: str, *, suggesting: bool = False) -> Plan:
    """Reads the text; any string is taken, and what it costs is bounded by ``LONGEST_QUERY`` and ``MOST_CLAUSES``."""
    line = spaced(text)[:LONGEST_QUERY].strip()
    words = line_words(line)
    intent = intent_of(words) or ("concentration" if _PERCENT.search(line) else "")
    naming = [word for word in line_words(_PERCENT.sub(" ", line)) if not is_about(word)] or words
    core = analysis.key(" ".join(naming))
    whole = analysis.key(line)
    clauses: list[Clause] = [*_numbers(line, suggesting), *_formulas(line)]
    for name_key in dict.fromkeys((whole, core)):
        clauses += _names(name_key)
    if len(naming) == 1:
        clauses += _stemmed(naming[0])
    clauses += _initials(line, suggesting)
    clauses += _words(naming) if len(naming) > 1 or naming != words or stems(naming[0])[1:] else []
    if core:
        clauses += _approximate(core, suggesting)
    clauses += _text(naming)
    return Plan(line, core, tuple(dict.fromkeys(clauses))[:MOST_CLAUSES], intent)


def _numbers(line: str, suggesting: bool) -> Iterable[Clause]:
    token = identifier_key(line)
    if token:
        yield Clause(Field.IDENTIFIER, Match.TERM, (analysis.token(token),), TIER[Why.IDENTIFIER], Why.IDENTIFIER)
    with suppress(un.UnError):
        yield Clause(Field.UN, Match.TERM, (un.parse(line),), TIER[Why.UN], Why.UN)
    if not _NUMBERISH.fullmatch(line):
        return
    try:
        number = cas_number.parse(line)
    except CheckDigitError:
        # Five bare digits are the beginning of a number more often than a whole one with a slip in it.
        if "-" in folded(line) or (len(line) >= 7 and not suggesting):
            yield from (_cas(candidate, Why.TYPO) for candidate in cas_number.one_edit_away(line)[:20])
    except CasError:
        pass
    else:
        yield _cas(number, Why.IDENTIFIER)
    digits = re.sub(r"\D", "", folded(line))
    if 3 <= len(digits) <= 9:
        yield Clause(Field.CAS, Match.PREFIX, (digits,), TIER[Why.PREFIX], Why.PREFIX)


def _cas(number: str, why: Why) -> Clause:
    return Clause(Field.CAS, Match.TERM, (cas_number.digits(number),), TIER[why], why)


def _formulas(line: str) -> Iterable[Clause]:
    typed = plain(line)
    if _FORMULA.fullmatch(typed):
        with suppress(FormulaError):
            yield Clause(Field.FORMULA, Match.TERM, (formula.hill(typed),), TIER[Why.FORMULA], Why.FORMULA)
    if len(typed) <= 12 and typed.isascii():
        for candidate in formula.hill_candidates(typed)[:4]:
            yield Clause(Field.FORMULA, Match.TERM, (candidate,), LOWER_CASE_FORMULA, Why.FORMULA)


def _names(name_key: str) -> Iterable[Clause]:
    if not name_key:
        return
    token = (analysis.token(name_key),)
    for field, why in ((Field.NAME, Why.NAME), (Field.SYNONYM, Why.SYNONYM), (Field.ALIAS, Why.ALIAS)):
        yield Clause(field, Match.TERM, token, TIER[why], why)


def _stemmed(word: str) -> Iterable[Clause]:
    """The one word of a query without its particle as a whole name: 질산을 is 질산, and not a slip for 질산은."""
    for stem in stems(word)[1:]:
        if len(stem) > 1:
            token = (analysis.token(analysis.key(stem)),)
            yield from (
                Clause(field, Match.TERM, token, STEM, Why.WORDS) for field in (Field.NAME, Field.SYNONYM, Field.ALIAS)
            )


def _initials(line: str, suggesting: bool) -> Iterable[Clause]:
    typed = hangul.typed_initials(line.replace(" ", ""))
    if len(typed) >= 2:
        yield Clause(Field.INITIALS, Match.TERM, (typed,), TIER[Why.CHOSUNG], Why.CHOSUNG)
        if suggesting or len(typed) >= 3:
            yield Clause(Field.INITIALS, Match.PREFIX, (typed,), TIER[Why.PREFIX], Why.CHOSUNG)


def _words(naming: list[str]) -> Iterable[Clause]:
    """Words that are whole names, with and without a particle; and neighbours together, for names with a space in them."""
    pairs = ["".join(pair) for pair in pairwise(naming)]
    for word in [*naming[:4], *pairs[:2]]:
        for stem in stems(word):
            name_key = analysis.key(stem)
            if len(name_key) >= 1:
                token = (analysis.token(name_key),)
                yield Clause(Field.NAME, Match.TERM, token, TIER[Why.WORDS], Why.WORDS)
                yield Clause(Field.SYNONYM, Match.TERM, token, SYNONYM_WORD, Why.WORDS)
                yield Clause(Field.ALIAS, Match.TERM, token, SYNONYM_WORD, Why.WORDS)


def _approximate(core: str, suggesting: bool) -> Iterable[Clause]:
    keys = jamo_token(core)
    if hangul.typed_initials(core):
        return
    yield Clause(Field.JAMO, Match.PREFIX, (keys,), TIER[Why.PREFIX], Why.PREFIX)
    syllables = sum(hangul.is_syllable(letter) for letter in core)
    letters = sum(letter.isascii() and letter.isalpha() for letter in core)
    if syllables >= 2 or letters >= 4:
        yield Clause(Field.JAMO, Match.FUZZY_1, (keys,), TIER[Why.TYPO], Why.TYPO)
    if syllables >= 4 or letters >= 7:
        yield Clause(Field.JAMO, Match.FUZZY_2, (keys,), FAR_TYPO, Why.TYPO)


def _text(naming: list[str]) -> Iterable[Clause]:
    found = tuple(dict.fromkeys(gram for word in naming[:8] for gram in analysis.bigrams(stems(word)[-1])))[:24]
    if found:
        yield Clause(Field.GRAM, Match.ALL, found, TIER[Why.TEXT], Why.TEXT)

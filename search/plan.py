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

from identifiers import cas as cas_number
from identifiers import formula, un
from identifiers.cas import CasError, CheckDigitError
from identifiers.formula import FormulaError
from reference.words.query_words import AMBIGUOUS_PARTICLES
from search import analysis, hangul
from search.everyday import is_everyday
from search.fields import Field, identifier_key, jamo_token, sound_token
from search.folding import folded, plain
from search.reading import Reading, Spelling, Understood
from search.values import Why
from search.words import stems

STEP = 128
MOST_CLAUSES = 30
MOST_NAMES = 6
"""Names of one text that are looked for; three clauses each."""

LONGEST_SLIP = analysis.LONGEST_TOKEN
"""Jamo within which slips are looked for: names are kept no longer; an automaton of 120 costs two milliseconds."""

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
FAR_TYPO_OF_LINE = 170
"""Two slips in a long text that also holds a name: lead dpiicrate is lead dipicrate before it is lead."""

LONG_LINE = 6
"""Syllables (and half as many Latin letters more) from which two slips leave no doubt which name is meant."""

ALL_WORDS = 5
TYPED_BEGINNING = 260
"""A beginning while it is typed: above slips, below whole names."""

ABBREVIATION = 4
"""Latin letters from which a slip is looked for; shorter ones are never taken for one another."""

ABBREVIATION_BEGUN = 210
"""A beginning of four Latin letters: PHMG is what PHMG phosphate begins with before it is a slip of PHMB, another substance."""

BEGINNING_OF_ALL = 520
"""A beginning that is all of the text where a name is only what is left without a particle: 에틸렌이 on to 에틸렌이민."""


class Match(StrEnum):
    """How tokens are compared: whole, one of several, as a beginning, within an edit distance (a swap of neighbours counts
    one), or as phrases that must all stand in the text, each a row of neighbouring tokens."""

    TERM = "term"
    ANY = "any"
    PREFIX = "prefix"
    FUZZY_1 = "fuzzy_1"
    FUZZY_2 = "fuzzy_2"
    PHRASES = "phrases"


@dataclass(frozen=True, slots=True)
class Clause:
    """One condition with its tier. ``tokens`` has one token; for ``ANY`` several, for ``PHRASES`` rows joined by spaces."""

    field: Field
    match: Match
    tokens: tuple[str, ...]
    tier: int
    why: Why


@dataclass(frozen=True, slots=True)
class Plan:
    """What is asked of an engine, and how the text was read. Without clauses nothing can be found."""

    reading: Reading
    exact: Spelling | None
    clauses: tuple[Clause, ...]
    intent: str = ""


_NUMBERISH = re.compile(r"[0-9０-９][0-9０-９\s\-–]*")
_FORMULA = re.compile(r"[A-Z][A-Za-z0-9₀-₉()\[\]·.]*")


def plan(understood: Understood, *, suggesting: bool = False) -> Plan:
    """The clauses of a text that was read and settled; at most ``MOST_CLAUSES``, whatever was typed.

    A text that is a name of an entry asks for no slips: 메탄올 never finds 에탄올, whatever the filters. Words of everyday
    life are meant as they are, though 부산 is one letter from 불산; they find what bears or mentions them.
    """
    reading = understood.reading
    clauses: list[Clause] = []
    for line in dict.fromkeys((reading.line, " ".join(reading.naming))):
        clauses += [*_numbers(line, suggesting), *_formulas(line)]
    if understood.exact is not None:
        clauses += _names(understood.exact.key)
        clauses += _beginnings(understood.exact.key, suggesting)
        if suggesting and understood.exact.key != reading.core:
            clauses.append(_beginning(reading.core, BEGINNING_OF_ALL))
    else:
        clauses += _words(understood.names)
        clauses += _initials(reading.line, suggesting)
        if suggesting or not is_everyday(reading.naming):
            clauses += _beginnings(reading.core, suggesting)
            clauses += _slips(understood)
    clauses += _text(reading)
    return Plan(reading, understood.exact, tuple(dict.fromkeys(clauses))[:MOST_CLAUSES], understood.intent)


def _numbers(line: str, suggesting: bool) -> Iterable[Clause]:
    token = identifier_key(line)
    if any(map(str.isdigit, token)):
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
            near = tuple(cas_number.digits(number) for number in cas_number.one_edit_away(line))
            yield Clause(Field.CAS, Match.ANY, near, TIER[Why.TYPO], Why.TYPO)
    except CasError:
        pass
    else:
        yield Clause(Field.CAS, Match.TERM, (cas_number.digits(number),), TIER[Why.IDENTIFIER], Why.IDENTIFIER)
    digits = re.sub(r"\D", "", folded(line))
    if 3 <= len(digits) <= 9:
        yield Clause(Field.CAS, Match.PREFIX, (digits,), TIER[Why.PREFIX], Why.PREFIX)


def _formulas(line: str) -> Iterable[Clause]:
    typed = plain(line)
    if _FORMULA.fullmatch(typed):
        with suppress(FormulaError):
            yield Clause(Field.FORMULA, Match.TERM, (formula.hill(typed),), TIER[Why.FORMULA], Why.FORMULA)
    if len(typed) <= 12 and typed.isascii() and (candidates := formula.hill_candidates(typed)[:8]):
        yield Clause(Field.FORMULA, Match.ANY, tuple(candidates), LOWER_CASE_FORMULA, Why.FORMULA)


def _names(name_key: str) -> Iterable[Clause]:
    token = (analysis.token(name_key),)
    for field, why in ((Field.NAME, Why.NAME), (Field.SYNONYM, Why.SYNONYM), (Field.ALIAS, Why.ALIAS)):
        yield Clause(field, Match.TERM, token, TIER[why], why)


def _words(names: Iterable[Spelling]) -> Iterable[Clause]:
    """Names that stand in a longer text."""
    for spelling in list(names)[:MOST_NAMES]:
        token = (analysis.token(spelling.key),)
        yield Clause(Field.NAME, Match.TERM, token, TIER[Why.WORDS], Why.WORDS)
        yield Clause(Field.SYNONYM, Match.TERM, token, SYNONYM_WORD, Why.WORDS)
        yield Clause(Field.ALIAS, Match.TERM, token, SYNONYM_WORD, Why.WORDS)


def _initials(line: str, suggesting: bool) -> Iterable[Clause]:
    typed = hangul.typed_initials(line.replace(" ", ""))[: analysis.LONGEST_TOKEN]
    if len(typed) >= 2:
        yield Clause(Field.INITIALS, Match.TERM, (typed,), TIER[Why.CHOSUNG], Why.CHOSUNG)
        if suggesting:
            yield Clause(Field.INITIALS, Match.PREFIX, (typed,), TIER[Why.PREFIX], Why.CHOSUNG)


def _beginnings(name_key: str, suggesting: bool) -> Iterable[Clause]:
    """Names that go on from the text; while it is being typed, or ends within a syllable, that is likelier than a slip."""
    if name_key and not hangul.typed_initials(name_key):
        tier = TIER[Why.PREFIX]
        if suggesting or _is_half_typed(name_key):
            tier = TYPED_BEGINNING
        elif len(name_key) == ABBREVIATION and name_key.isascii() and name_key.isalpha():
            tier = ABBREVIATION_BEGUN
        yield _beginning(name_key, tier)


def _beginning(name_key: str, tier: int) -> Clause:
    return Clause(Field.JAMO, Match.PREFIX, (jamo_token(name_key),), tier, Why.PREFIX)


def _is_half_typed(name_key: str) -> bool:
    """Whether the text ends within a syllable, as 질산ㅋ does on the way to 질산칼륨."""
    return len(name_key) > 1 and not hangul.is_syllable(name_key[-1]) and hangul.is_hangul(name_key[-1])


def _slips(understood: Understood) -> Iterable[Clause]:
    """Two letters may differ only where so many are left that the name is still the one meant."""
    name_key = understood.reading.core
    keys = hangul.split(name_key)
    if len(keys) > LONGEST_SLIP:
        return
    syllables, letters = _length(name_key)
    if heard := sound_token(name_key):
        yield Clause(Field.SOUND, Match.TERM, (heard,), TIER[Why.TYPO], Why.TYPO)
    if syllables >= 2 or letters >= 4:
        yield Clause(Field.JAMO, Match.FUZZY_1, (keys,), TIER[Why.TYPO], Why.TYPO)
    if syllables >= 4 or letters >= 7:
        long = syllables >= LONG_LINE or letters >= LONG_LINE * 3 // 2
        tier = FAR_TYPO_OF_LINE if understood.names and long else FAR_TYPO
        yield Clause(Field.JAMO, Match.FUZZY_2, (keys,), tier, Why.TYPO)


def _length(name_key: str) -> tuple[int, int]:
    """Syllables and Latin letters; a slip breaks a syllable into its letters, so two of these stand for one."""
    syllables = sum(map(hangul.is_syllable, name_key))
    syllables += (sum(map(hangul.is_hangul, name_key)) - syllables + 1) // 2
    return syllables, sum(letter.isascii() and letter.isalpha() for letter in name_key)


def _text(reading: Reading) -> Iterable[Clause]:
    """Entries whose text holds every word that may name something, and above them those that hold the asking words too."""
    for words, tier in ((reading.naming, TIER[Why.TEXT]), (reading.words, ALL_WORDS)):
        if phrases := tuple(dict.fromkeys(filter(None, map(_phrase, words)))):
            yield Clause(Field.GRAM, Match.PHRASES, phrases, tier, Why.TEXT)


def _phrase(word: str) -> str:
    """A word as its bigrams in a row, without a particle; "" for one that is too short to find anything by.

    Of two syllables only a whole word is asked for where its end is a particle too: 바나나 is not 바나 + 나.
    """
    stem = next((stem for stem in reversed(stems(word)) if len(stem) > 1 and not _may_be_cut_short(word, stem)), word)
    return " ".join(analysis.bigrams(stem)) if len(analysis.key(stem)) > 1 else ""


def _may_be_cut_short(word: str, stem: str) -> bool:
    return len(stem) == 2 and word[2:] in AMBIGUOUS_PARTICLES

"""Query → clauses, the same for both engines. Scores are sums of constant tiers, so they are exact integers.

Tiers are multiplied by ``TIER_STEP`` and the prior (0..100) is added below them: a prior orders equals and never lifts a
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
from reference.words.intent_words import AMBIGUOUS_PARTICLES
from search import analysis, hangul
from search.engine_types import Why
from search.everyday_words import are_everyday_words
from search.fields import Field, identifier_key, jamo_token, sound_token
from search.folding import folded, normalized
from search.query_parsing import NameCandidate, ParsedQuery, ResolvedQuery
from search.query_words import stems
from search.rule_keys import rule_keys

TIER_STEP = 128
MAX_CLAUSES = 30
MAX_NAMES = 6
"""Names within a text that are searched; three clauses each."""

MAX_FUZZY_LENGTH = analysis.MAX_TOKEN_LENGTH
"""Jamo of a text that gets fuzzy clauses: stored names are no longer, and an automaton of 120 costs two milliseconds."""

TIER = {
    Why.IDENTIFIER: 1000,
    Why.UN: 900,
    Why.NAME: 500,
    Why.SYNONYM: 380,
    Why.ALIAS: 380,
    Why.FORMULA: 350,
    Why.RULE_SAME: 300,
    Why.TYPO: 200,
    Why.CHOSUNG: 200,
    Why.WORDS: 160,
    Why.RULE_NEAR: 120,
    Why.PREFIX: 60,
    Why.RULE_SIMILAR: 12,
    Why.TEXT: 10,
}
LOWER_CASE_FORMULA = 150
SYNONYM_WORD = 130
FAR_TYPO = 20
FAR_TYPO_OF_LONG_TEXT = 170
"""Two typos in a long text that also contains a name: lead dpiicrate is lead dipicrate before it is lead."""

LONG_TEXT = 6
"""Syllables (Latin letters: half as many again) from which two typos leave no doubt which name is meant."""

SHORT_SPELLING, LONG_SPELLING = 8, 14
"""Letters of a name as it sounds from which one letter, and two, may differ. While it is typed it is a beginning instead."""

MOST_SPELLINGS = 2
RULE_WHILE_TYPING = {Why.RULE_SAME: 19, Why.RULE_NEAR: 18, Why.RULE_SIMILAR: 12}
"""While a text is typed, all that is found by rule stands below all stated names."""

ALL_WORDS = 5
PREFIX_WHILE_TYPING = 260
"""A prefix while it is typed: above typos, below whole names."""

ABBREVIATION_LENGTH = 4
"""Latin letters from which typos are searched; shorter abbreviations are never taken for one another."""

ABBREVIATION_PREFIX = 210
"""A prefix of four Latin letters: PHMG is the prefix of PHMG phosphate before it is a typo of PHMB, another substance."""

WHOLE_TEXT_PREFIX = 520
"""The whole text as a prefix, if the exact name is only a part of it without a particle: 에틸렌이 continues to 에틸렌이민."""


class Match(StrEnum):
    """How tokens are compared: whole, one of several, as a prefix, within an edit distance (a swap of neighbours counts
    one), or as phrases that must all be in the text, each a sequence of adjacent tokens."""

    TERM = "term"
    ANY = "any"
    PREFIX = "prefix"
    FUZZY_1 = "fuzzy_1"
    FUZZY_2 = "fuzzy_2"
    PHRASES = "phrases"


@dataclass(frozen=True, slots=True)
class Clause:
    """One condition with its tier. ``tokens`` has one token, for ``ANY`` several, for ``PHRASES`` phrases joined by spaces."""

    field: Field
    match: Match
    tokens: tuple[str, ...]
    tier: int
    why: Why


@dataclass(frozen=True, slots=True)
class Plan:
    """The clauses that an engine must match, and the parsed query. Without clauses nothing can be found."""

    parsed: ParsedQuery
    exact: NameCandidate | None
    clauses: tuple[Clause, ...]
    intent: str = ""


_NUMBER_LIKE = re.compile(r"[0-9０-９][0-9０-９\s\-–]*")
_FORMULA = re.compile(r"[A-Z][A-Za-z0-9₀-₉()\[\]·.]*")


def build_plan(resolved: ResolvedQuery, *, suggesting: bool = False) -> Plan:
    """The clauses of a resolved query; at most ``MAX_CLAUSES``, for any text.

    The exact name of an entry gets no fuzzy clauses: 메탄올 never finds 에탄올, whatever the filters. Everyday words are
    taken literally, though 부산 is one letter from 불산; they find entries that have or mention them.
    """
    parsed = resolved.parsed
    clauses: list[Clause] = []
    for text in dict.fromkeys((parsed.text, " ".join(parsed.name_words))):
        clauses += [*_number_clauses(text, suggesting), *_formula_clauses(text)]
    if resolved.exact is not None:
        clauses += _name_clauses(resolved.exact.key)
        clauses += _prefix_clauses(resolved.exact.key, suggesting)
        if suggesting and resolved.exact.key != parsed.name_key:
            clauses.append(_prefix_clause(parsed.name_key, WHOLE_TEXT_PREFIX))
    else:
        clauses += _contained_name_clauses(resolved.names)
        clauses += _initials_clauses(parsed.text, suggesting)
        if suggesting or not are_everyday_words(parsed.name_words):
            clauses += _prefix_clauses(parsed.name_key, suggesting)
            clauses += _fuzzy_clauses(resolved)
        clauses += _rule_clauses(resolved, suggesting)
    clauses += _text_clauses(parsed)
    return Plan(parsed, resolved.exact, tuple(dict.fromkeys(clauses))[:MAX_CLAUSES], resolved.intent)


def _number_clauses(text: str, suggesting: bool) -> Iterable[Clause]:
    token = identifier_key(text)
    if any(map(str.isdigit, token)):
        yield Clause(Field.IDENTIFIER, Match.TERM, (analysis.token(token),), TIER[Why.IDENTIFIER], Why.IDENTIFIER)
    with suppress(un.UnError):
        yield Clause(Field.UN, Match.TERM, (un.parse(text),), TIER[Why.UN], Why.UN)
    if not _NUMBER_LIKE.fullmatch(text):
        return
    try:
        number = cas_number.parse(text)
    except CheckDigitError:
        # Five digits alone are more often the prefix of a number than a whole number with a typo.
        if "-" in folded(text) or (len(text) >= 7 and not suggesting):
            near = tuple(cas_number.digits(number) for number in cas_number.one_edit_away(text))
            yield Clause(Field.CAS, Match.ANY, near, TIER[Why.TYPO], Why.TYPO)
    except CasError:
        pass
    else:
        yield Clause(Field.CAS, Match.TERM, (cas_number.digits(number),), TIER[Why.IDENTIFIER], Why.IDENTIFIER)
    digits = re.sub(r"\D", "", folded(text))
    if 3 <= len(digits) <= 9:
        yield Clause(Field.CAS, Match.PREFIX, (digits,), TIER[Why.PREFIX], Why.PREFIX)


def _formula_clauses(text: str) -> Iterable[Clause]:
    typed = normalized(text)
    if _FORMULA.fullmatch(typed):
        with suppress(FormulaError):
            yield Clause(Field.FORMULA, Match.TERM, (formula.hill(typed),), TIER[Why.FORMULA], Why.FORMULA)
    if len(typed) <= 12 and typed.isascii() and (candidates := formula.hill_candidates(typed)[:8]):
        yield Clause(Field.FORMULA, Match.ANY, tuple(candidates), LOWER_CASE_FORMULA, Why.FORMULA)


def _name_clauses(name_key: str) -> Iterable[Clause]:
    token = (analysis.token(name_key),)
    for field, why in ((Field.NAME, Why.NAME), (Field.SYNONYM, Why.SYNONYM), (Field.ALIAS, Why.ALIAS)):
        yield Clause(field, Match.TERM, token, TIER[why], why)


def _contained_name_clauses(names: Iterable[NameCandidate]) -> Iterable[Clause]:
    """Clauses for names within a longer text."""
    for name in list(names)[:MAX_NAMES]:
        token = (analysis.token(name.key),)
        yield Clause(Field.NAME, Match.TERM, token, TIER[Why.WORDS], Why.WORDS)
        yield Clause(Field.SYNONYM, Match.TERM, token, SYNONYM_WORD, Why.WORDS)
        yield Clause(Field.ALIAS, Match.TERM, token, SYNONYM_WORD, Why.WORDS)


def _initials_clauses(text: str, suggesting: bool) -> Iterable[Clause]:
    typed = hangul.typed_initials(text.replace(" ", ""))[: analysis.MAX_TOKEN_LENGTH]
    if len(typed) >= 2:
        yield Clause(Field.INITIALS, Match.TERM, (typed,), TIER[Why.CHOSUNG], Why.CHOSUNG)
        if suggesting:
            yield Clause(Field.INITIALS, Match.PREFIX, (typed,), TIER[Why.PREFIX], Why.CHOSUNG)


def _prefix_clauses(name_key: str, suggesting: bool) -> Iterable[Clause]:
    """Names that continue the text. If it is still being typed or ends within a syllable, that is more likely than a typo."""
    if name_key and not hangul.typed_initials(name_key):
        tier = TIER[Why.PREFIX]
        if suggesting or _is_half_typed(name_key):
            tier = PREFIX_WHILE_TYPING
        elif len(name_key) == ABBREVIATION_LENGTH and name_key.isascii() and name_key.isalpha():
            tier = ABBREVIATION_PREFIX
        yield _prefix_clause(name_key, tier)


def _prefix_clause(name_key: str, tier: int) -> Clause:
    return Clause(Field.JAMO, Match.PREFIX, (jamo_token(name_key),), tier, Why.PREFIX)


def _is_half_typed(name_key: str) -> bool:
    """Whether the text ends within a syllable, as 질산ㅋ does on the way to 질산칼륨."""
    return len(name_key) > 1 and not hangul.is_syllable(name_key[-1]) and hangul.is_hangul(name_key[-1])


def _fuzzy_clauses(resolved: ResolvedQuery) -> Iterable[Clause]:
    """Two letters may differ only if enough others agree that the name is still the one meant."""
    name_key = resolved.parsed.name_key
    keys = hangul.to_jamo(name_key)
    if len(keys) > MAX_FUZZY_LENGTH:
        return
    syllables, letters = _syllables_and_letters(name_key)
    if sound := sound_token(name_key):
        yield Clause(Field.SOUND, Match.TERM, (sound,), TIER[Why.TYPO], Why.TYPO)
    if syllables >= 2 or letters >= 4:
        yield Clause(Field.JAMO, Match.FUZZY_1, (keys,), TIER[Why.TYPO], Why.TYPO)
    if syllables >= 4 or letters >= 7:
        long = syllables >= LONG_TEXT or letters >= LONG_TEXT * 3 // 2
        tier = FAR_TYPO_OF_LONG_TEXT if resolved.names and long else FAR_TYPO
        yield Clause(Field.JAMO, Match.FUZZY_2, (keys,), tier, Why.TYPO)


def _rule_clauses(resolved: ResolvedQuery, suggesting: bool) -> Iterable[Clause]:
    """Substances whose English name has the same concepts as the text, or nearly the same."""
    keys = rule_keys(resolved)
    tier = RULE_WHILE_TYPING if suggesting else TIER
    for field, tokens, why in (
        (Field.NAME_KEY, keys.same, Why.RULE_SAME),
        (Field.NAME_KEY, keys.other_configuration, Why.RULE_NEAR),
        (Field.NEAR_NAME_KEY, keys.near, Why.RULE_NEAR),
    ):
        if tokens:
            yield Clause(field, Match.ANY, tokens, tier[why], why)
    for spelling in keys.spellings[:MOST_SPELLINGS]:
        if suggesting or len(spelling) >= SHORT_SPELLING:
            slips = Match.FUZZY_2 if len(spelling) >= LONG_SPELLING else Match.FUZZY_1
            match = Match.PREFIX if suggesting else slips
            yield Clause(Field.MADE, match, (spelling,), tier[Why.RULE_SIMILAR], Why.RULE_SIMILAR)


def _syllables_and_letters(name_key: str) -> tuple[int, int]:
    """Syllables and Latin letters. A typo breaks a syllable into jamo, so two single jamo count as one syllable."""
    syllables = sum(map(hangul.is_syllable, name_key))
    syllables += (sum(map(hangul.is_hangul, name_key)) - syllables + 1) // 2
    return syllables, sum(letter.isascii() and letter.isalpha() for letter in name_key)


def _text_clauses(parsed: ParsedQuery) -> Iterable[Clause]:
    """Entries whose text has every name word, and above them those that also have the question words."""
    for words, tier in ((parsed.name_words, TIER[Why.TEXT]), (parsed.words, ALL_WORDS)):
        if phrases := tuple(dict.fromkeys(filter(None, map(_phrase, words)))):
            yield Clause(Field.GRAM, Match.PHRASES, phrases, tier, Why.TEXT)


def _phrase(word: str) -> str:
    """A word without its particle as a phrase of bigrams; "" for a word that is too short to search.

    A particle is not removed if it leaves two syllables and may be the end of the word: 바나나 is not 바나 + 나.
    """
    stem = next(
        (stem for stem in reversed(stems(word)) if len(stem) > 1 and not _particle_may_be_part_of_word(word, stem)),
        word,
    )
    return " ".join(analysis.bigrams(stem)) if len(analysis.name_key(stem)) > 1 else ""


def _particle_may_be_part_of_word(word: str, stem: str) -> bool:
    return len(stem) == 2 and word[2:] in AMBIGUOUS_PARTICLES

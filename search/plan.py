"""Query → clauses, the same for both engines. Scores are sums of constant tiers, so they are exact integers.

Tiers are multiplied by ``TIER_STEP`` and the prior (0..100) is added below them: a prior orders equals and never lifts a
weaker tier over a stronger one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum

from identifiers import cas as cas_number
from identifiers import formula, ke, un
from identifiers.cas import CasError, CheckDigitError
from identifiers.numbers_in_text import Scheme
from reference.elements import element_of
from reference.words.intent_words import AMBIGUOUS_PARTICLES
from search import analysis, hangul
from search.engine_types import Why
from search.everyday_words import are_everyday_words
from search.fields import Field, identifier_key, jamo_token, sound_token, written_formula
from search.folding import folded, normalized
from search.query_parsing import NameCandidate, ParsedQuery, ResolvedQuery
from search.query_parts import PartKind, QueryPart
from search.query_words import split_words, stems
from search.rule_keys import rule_keys
from search.typed_structures import TypedStructure, formula_token, typed_structure

TIER_STEP = 128
MAX_CLAUSES = 30
MAX_UNCASED_FORMULA = 12
"""Letters of a formula that is read without its case; longer ones have too many readings."""

MAX_NAMES = 6
"""Names within a text that are searched; three clauses each."""

MAX_PARTS = 10
"""Names, numbers and formulas of a text that are searched."""

MAX_FUZZY_LENGTH = analysis.MAX_TOKEN_LENGTH
"""Jamo of a text that gets fuzzy clauses: stored names are no longer, and an automaton of 120 costs two milliseconds."""

TIER = {
    Why.IDENTIFIER: 1000,
    Why.STRUCTURE: 1000,
    Why.UN: 900,
    Why.ELEMENT: 510,
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
WRITTEN_FORMULA = 355
"""A formula that an agency writes in the same way."""

REFERENCE_FORMULA = 345
"""A formula that only a reference document gives, after those that agencies state."""

LOWER_CASE_FORMULA = 220
"""A formula without its case, above typos: nacl is sodium chloride before it is a slip of another name."""

LOWER_CASE_REFERENCE_FORMULA = 215
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

NUMBER_WHILE_TYPING = 270
"""The beginning of a number while it is typed: above names that begin so, below whole names."""

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
    parts: tuple[QueryPart, ...] = ()
    unexplained: tuple[str, ...] = ()


_LATIN = re.compile(r"[A-Za-zＡ-Ｚａ-ｚ]")
_HANGUL_ENDING = re.compile(r"(?<=[A-Za-z0-9)\]])[가-힣]+$")
_NUMBER_LIKE = re.compile(r"[0-9０-９][0-9０-９\s\-–]*")


def build_plan(resolved: ResolvedQuery, *, suggesting: bool = False) -> Plan:
    """The clauses of a resolved query; at most ``MAX_CLAUSES``, for any text.

    The exact name of an entry gets no fuzzy clauses: 메탄올 never finds 에탄올, whatever the filters. Everyday words are
    taken literally, though 부산 is one letter from 불산; they find entries that have or mention them. A formula is not
    corrected either, nor searched as a part of a name: BaCl2 never finds CaCl2.
    """
    parsed = resolved.parsed
    formula_text = _formula_text(parsed)
    is_formula = formula.is_formula(formula_text)
    clauses = [] if suggesting else _structure_clauses(typed_structure(parsed.text))
    clauses += _element_clauses(parsed.text)
    for text in dict.fromkeys((parsed.text, " ".join(parsed.name_words))):
        clauses += _number_clauses(text, suggesting)
    for text in dict.fromkeys((parsed.text, formula_text)):
        clauses += _formula_clauses(text, suggesting)
    clauses += _part_clauses(resolved)
    if resolved.exact is not None:
        clauses += _name_clauses(resolved.exact.key)
        if suggesting or not is_formula:
            clauses += _prefix_clauses(resolved.exact.key, suggesting)
        if suggesting and resolved.exact.key != parsed.name_key:
            clauses.append(_prefix_clause(parsed.name_key, WHOLE_TEXT_PREFIX))
    elif suggesting or not is_formula:
        clauses += _contained_name_clauses(resolved.names)
        if suggesting or not are_everyday_words(parsed.name_words):
            clauses += _initials_clauses(parsed.text, suggesting)
            if suggesting or not _is_one_syllable(parsed.name_key):
                clauses += _prefix_clauses(parsed.name_key, suggesting)
            clauses += () if formula.may_be_formula(formula_text) else _fuzzy_clauses(resolved)
        clauses += _rule_clauses(resolved, suggesting)
    clauses += _text_clauses(parsed)
    return Plan(
        parsed,
        resolved.exact,
        tuple(dict.fromkeys(clauses))[:MAX_CLAUSES],
        resolved.intent,
        resolved.parts,
        resolved.unexplained,
    )


def _number_clauses(text: str, suggesting: bool) -> Iterable[Clause]:
    token = identifier_key(text)
    completions = cas_number.completions(text) if suggesting else ()
    if any(map(str.isdigit, token)) and not completions:
        yield Clause(Field.IDENTIFIER, Match.TERM, (analysis.token(token),), TIER[Why.IDENTIFIER], Why.IDENTIFIER)
    with suppress(un.UnError):
        yield Clause(Field.UN, Match.TERM, (un.parse(text),), TIER[Why.UN], Why.UN)
    if suggesting:
        yield from _number_beginnings(text, completions)
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
    if 3 <= len(digits) <= 9 and not completions:
        tier = NUMBER_WHILE_TYPING if suggesting else TIER[Why.PREFIX]
        yield Clause(Field.CAS, Match.PREFIX, (digits,), tier, Why.PREFIX)


def _number_beginnings(text: str, completions: Sequence[str]) -> Iterable[Clause]:
    """KE, UN and CAS numbers that a text with the letters or the hyphen of one begins."""
    if digits := ke.beginning(text):
        yield Clause(Field.IDENTIFIER, Match.PREFIX, (f"ke{digits}",), NUMBER_WHILE_TYPING, Why.PREFIX)
    if digits := un.beginning(text):
        yield Clause(Field.UN, Match.PREFIX, (digits,), NUMBER_WHILE_TYPING, Why.PREFIX)
    if completions:
        tokens = tuple(map(cas_number.digits, completions))
        yield Clause(Field.CAS, Match.ANY, tokens, NUMBER_WHILE_TYPING, Why.PREFIX)


def _part_clauses(resolved: ResolvedQuery) -> Iterable[Clause]:
    """Clauses for the numbers and formulas within a text; a formula beside other words is not the whole text."""
    for part in resolved.parts[:MAX_PARTS]:
        if part.kind is PartKind.NUMBER and part.scheme == Scheme.UN and part.key:
            yield Clause(Field.UN, Match.TERM, (part.key,), TIER[Why.UN], Why.UN)
        elif part.kind is PartKind.NUMBER and part.key and part.scheme == Scheme.CAS:
            yield Clause(Field.CAS, Match.TERM, (part.key,), TIER[Why.IDENTIFIER], Why.IDENTIFIER)
            # A row of several numbers is found by each of them; its numbers are not its own.
            yield Clause(Field.IDENTIFIER, Match.TERM, (part.key,), TIER[Why.IDENTIFIER], Why.IDENTIFIER)
        elif part.kind is PartKind.NUMBER and part.key:
            yield Clause(Field.IDENTIFIER, Match.TERM, (part.key,), TIER[Why.IDENTIFIER], Why.IDENTIFIER)
        elif part.kind is PartKind.NUMBER and part.near:
            near = tuple(map(cas_number.digits, part.near))
            yield Clause(Field.CAS, Match.ANY, near, TIER[Why.TYPO], Why.TYPO)
        elif part.kind is PartKind.FORMULA and len(resolved.parts) > 1:
            yield Clause(Field.FORMULA, Match.TERM, (part.key,), SYNONYM_WORD, Why.WORDS)
            yield Clause(Field.STRUCTURE, Match.TERM, (formula_token(part.key),), SYNONYM_WORD, Why.WORDS)
        elif part.kind is PartKind.FORMULA and not formula.keys(_formula_text(resolved.parsed)):
            yield Clause(Field.FORMULA, Match.TERM, (part.key,), TIER[Why.FORMULA], Why.FORMULA)


def _formula_text(parsed: ParsedQuery) -> str:
    """The words that may be a name, in the case as typed and without a particle behind Latin letters (BaCl2가 누출 → BaCl2)."""
    if not _LATIN.search(parsed.text):
        return parsed.text
    words = (
        word for word in parsed.text.split() if not parsed.name_words or set(split_words(word)) & set(parsed.name_words)
    )
    return " ".join(_HANGUL_ENDING.sub("", word) for word in words)


def structure_plan(resolved: ResolvedQuery, structure: TypedStructure) -> Plan:
    """The plan of a text that can be nothing but a structure: it finds what has this structure, and nothing else."""
    return Plan(resolved.parsed, None, tuple(_structure_clauses(structure)), resolved.intent)


def _structure_clauses(structure: TypedStructure | None) -> list[Clause]:
    clauses = structure.clauses if structure else ()
    return [Clause(Field.STRUCTURE, Match.TERM, (token,), tier, Why.STRUCTURE) for token, tier in clauses]


def _element_clauses(text: str) -> Iterable[Clause]:
    """The element whose symbol is the whole text in its exact case, before any abbreviation with these letters."""
    if element := element_of(text):
        numbers = tuple(map(cas_number.digits, element.cas))
        yield Clause(Field.CAS, Match.ANY, numbers, TIER[Why.ELEMENT], Why.ELEMENT)


def _formula_clauses(text: str, suggesting: bool) -> Iterable[Clause]:
    """An agency's formula, then that of a reference document; then the formulas that the text may be without its case.

    The first letters of a name (p, ca) are formulas too; while they are typed, only what agencies state is looked up.
    """
    tiers = (TIER[Why.FORMULA], REFERENCE_FORMULA)
    keys = formula.keys(text)
    if keys and (written := written_formula(text)) not in keys:
        yield Clause(Field.FORMULA, Match.TERM, (written,), WRITTEN_FORMULA, Why.FORMULA)
    with_reference = not (suggesting and text.isalpha())
    yield from _any_formula(keys, *tiers, with_reference=with_reference)
    typed = normalized(text)
    # The symbol of an element has its case: No is not NO.
    if len(typed) <= MAX_UNCASED_FORMULA and typed.isascii() and element_of(typed) is None:
        uncased = [key for key in formula.hill_candidates(typed) if key not in keys]
        tiers = (LOWER_CASE_FORMULA, LOWER_CASE_REFERENCE_FORMULA)
        yield from _any_formula(uncased[:8], *tiers, with_reference=with_reference)


def _any_formula(keys: Sequence[str], tier: int, reference_tier: int, *, with_reference: bool) -> Iterable[Clause]:
    if keys:
        yield Clause(Field.FORMULA, Match.ANY, tuple(keys), tier, Why.FORMULA)
    if keys and with_reference:
        tokens = tuple(map(formula_token, keys))
        yield Clause(Field.STRUCTURE, Match.ANY, tokens, reference_tier, Why.FORMULA)


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


def _is_one_syllable(name_key: str) -> bool:
    """Whether a text is one syllable: it begins too many names to say anything, and 숫 is no 수산화 나트륨."""
    return len(name_key) == 1 and hangul.is_syllable(name_key)


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

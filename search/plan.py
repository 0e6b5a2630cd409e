"""Query → clauses, the same for both engines."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from identifiers import cas as cas_number
from identifiers import formula
from identifiers.numbers_in_text import Scheme
from reference.words.intent_words import AMBIGUOUS_PARTICLES
from search import analysis
from search.clauses import SYNONYM_WORD, TIER, Clause, Match
from search.engine_types import Why
from search.everyday_words import are_everyday_words
from search.fields import Field
from search.formula_clauses import element_clauses, formula_clauses, formula_text, structure_clauses
from search.name_clauses import (
    contained_name_clauses,
    fuzzy_clauses,
    initials_clauses,
    is_one_syllable,
    name_clauses,
    prefix_clause,
    prefix_clauses,
    rule_clauses,
)
from search.number_clauses import number_clauses
from search.query_parsing import NameCandidate, ParsedQuery, ResolvedQuery
from search.query_parts import PartKind, QueryPart
from search.query_words import stems
from search.typed_structures import TypedStructure, formula_token, typed_structure

MAX_CLAUSES = 30
MAX_PARTS = 10
"""Names, numbers and formulas of a text that are searched."""

ALL_WORDS = 5
WHOLE_TEXT_PREFIX = 520
"""The whole text as a prefix, if the exact name is only a part of it without a particle: 에틸렌이 continues to 에틸렌이민."""


@dataclass(frozen=True, slots=True)
class Plan:
    """The clauses that an engine must match, and the parsed query. Without clauses nothing can be found."""

    parsed: ParsedQuery
    exact: NameCandidate | None
    clauses: tuple[Clause, ...]
    intent: str = ""
    parts: tuple[QueryPart, ...] = ()
    unexplained: tuple[str, ...] = ()


def build_plan(resolved: ResolvedQuery, *, suggesting: bool = False) -> Plan:
    """The clauses of a resolved query; at most ``MAX_CLAUSES``, for any text.

    The exact name of an entry gets no fuzzy clauses: 메탄올 never finds 에탄올, whatever the filters. Everyday words are
    taken literally, though 부산 is one letter from 불산; they find entries that have or mention them. A formula is not
    corrected either, nor searched as a part of a name: BaCl2 never finds CaCl2.
    """
    parsed = resolved.parsed
    text_of_formula = formula_text(parsed)
    is_formula = formula.is_formula(text_of_formula)
    clauses = [] if suggesting else structure_clauses(typed_structure(parsed.text))
    clauses += element_clauses(parsed.text)
    for text in dict.fromkeys((parsed.text, " ".join(parsed.name_words))):
        clauses += number_clauses(text, suggesting)
    for text in dict.fromkeys((parsed.text, text_of_formula)):
        clauses += formula_clauses(text, suggesting)
    clauses += _part_clauses(resolved)
    if resolved.exact is not None:
        clauses += name_clauses(resolved.exact.key)
        if suggesting or not is_formula:
            clauses += prefix_clauses(resolved.exact.key, suggesting)
        if suggesting and resolved.exact.key != parsed.name_key:
            clauses.append(prefix_clause(parsed.name_key, WHOLE_TEXT_PREFIX))
    elif suggesting or not is_formula:
        clauses += contained_name_clauses(resolved.names)
        if suggesting or not are_everyday_words(parsed.name_words):
            clauses += initials_clauses(parsed.text, suggesting)
            if suggesting or not is_one_syllable(parsed.name_key):
                clauses += prefix_clauses(parsed.name_key, suggesting)
            clauses += () if formula.may_be_formula(text_of_formula) else fuzzy_clauses(resolved)
        clauses += rule_clauses(resolved, suggesting)
    clauses += _text_clauses(parsed)
    return Plan(
        parsed,
        resolved.exact,
        tuple(dict.fromkeys(clauses))[:MAX_CLAUSES],
        resolved.intent,
        resolved.parts,
        resolved.unexplained,
    )


def structure_plan(resolved: ResolvedQuery, structure: TypedStructure) -> Plan:
    """The plan of a text that can be nothing but a structure: it finds what has this structure, and nothing else."""
    return Plan(resolved.parsed, None, tuple(structure_clauses(structure)), resolved.intent)


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
        elif part.kind is PartKind.FORMULA and not formula.keys(formula_text(resolved.parsed)):
            yield Clause(Field.FORMULA, Match.TERM, (part.key,), TIER[Why.FORMULA], Why.FORMULA)


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

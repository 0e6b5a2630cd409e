"""Clauses for a text that is a structure, an element's symbol or a formula. None of them is ever corrected."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from identifiers import cas as cas_number
from identifiers import formula
from reference.elements import element_of
from search.clauses import TIER, Clause, Match
from search.engine_types import Why
from search.fields import Field, written_formula
from search.folding import normalized
from search.query_parsing import ParsedQuery
from search.query_words import split_words
from search.typed_structures import TypedStructure, formula_token

MAX_UNCASED_FORMULA = 12
"""Letters of a formula that is read without its case; longer ones have too many readings."""

WRITTEN_FORMULA = 355
"""A formula that an agency writes in the same way."""

REFERENCE_FORMULA = 345
"""A formula that only a reference document gives, after those that agencies state."""

LOWER_CASE_FORMULA = 220
"""A formula without its case, above typos: nacl is sodium chloride before it is a slip of another name."""

LOWER_CASE_REFERENCE_FORMULA = 215

_LATIN = re.compile(r"[A-Za-zＡ-Ｚａ-ｚ]")
_HANGUL_ENDING = re.compile(r"(?<=[A-Za-z0-9)\]])[가-힣]+$")


def formula_text(parsed: ParsedQuery) -> str:
    """The words that may be a name, in the case as typed and without a particle behind Latin letters (BaCl2가 누출 → BaCl2)."""
    if not _LATIN.search(parsed.text):
        return parsed.text
    words = (
        word for word in parsed.text.split() if not parsed.name_words or set(split_words(word)) & set(parsed.name_words)
    )
    return " ".join(_HANGUL_ENDING.sub("", word) for word in words)


def structure_clauses(structure: TypedStructure | None) -> list[Clause]:
    """What has the typed structure; [] without one."""
    clauses = structure.clauses if structure else ()
    return [Clause(Field.STRUCTURE, Match.TERM, (token,), tier, Why.STRUCTURE) for token, tier in clauses]


def element_clauses(text: str) -> Iterable[Clause]:
    """The element whose symbol is the whole text in its exact case, before any abbreviation with these letters."""
    if element := element_of(text):
        numbers = tuple(map(cas_number.digits, element.cas))
        yield Clause(Field.CAS, Match.ANY, numbers, TIER[Why.ELEMENT], Why.ELEMENT)


def formula_clauses(text: str, suggesting: bool) -> Iterable[Clause]:
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

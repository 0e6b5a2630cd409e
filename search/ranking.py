"""The final order of the candidates, by features that are computed here and so are the same for every engine."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from itertools import chain
from operator import attrgetter

from search import analysis, hangul
from search.clauses import TIER, TIER_STEP, Clause, Match
from search.edit_distance import edit_distance
from search.engine_types import Hit, Why
from search.fields import Field, identifier_key, initials_token, jamo_token, name_keys, sound_token
from search.folding import folded
from search.plan import Plan
from search.query_parts import PartKind, QueryPart
from search.stored_fields import EntrySummary
from search.typed_structures import formula_token, shown_token

EXACT_TIERS = frozenset(
    {Why.IDENTIFIER, Why.STRUCTURE, Why.UN, Why.ELEMENT, Why.NAME, Why.SYNONYM, Why.ALIAS, Why.FORMULA}
)
"""Tiers in which the whole query names the entry."""

RULE_TIERS = frozenset({Why.RULE_SAME, Why.RULE_NEAR, Why.RULE_SIMILAR})
"""Tiers in which an English name was found by rule: the entry bears no Korean name, and what matched is not shown."""

_COVERED_TIERS = frozenset({Why.TYPO, Why.WORDS, *RULE_TIERS})
"""Tiers in which more of the name typed comes before the prior."""

_MARK = re.compile(r"[0-9]+|\((?:[rsez±+-]|\+/-)[^)]*\)|\b[dl]-|\bsalt|\bester|염$|에스터|에스테르")
"""What tells names of one composition apart: numbers, configuration, and whether the name says salt or ester."""

_KOREAN_MARKS = {"염": "salt", "에스터": "ester", "에스테르": "ester"}
_KIND_RANKS = {"substance": 1, "product_class": 2}
_NAMED_CLASS_RANK = 0
"""A whole name of a product class means the class, even if a substance has the same name (휘발유): content rule 24."""

_OTHER_KIND_RANK = 3
PARTIAL_TIERS = frozenset({Why.PREFIX, Why.CHOSUNG, Why.TEXT, Why.ALL})
"""Tiers in which the name is longer than the typed text, so a short name is more likely meant."""

_TOKEN_OF: Mapping[Field, Callable[[str], str]] = {
    Field.NAME: analysis.token,
    Field.SYNONYM: analysis.token,
    Field.ALIAS: analysis.token,
    Field.JAMO: jamo_token,
    Field.SOUND: sound_token,
    Field.INITIALS: initials_token,
}
"""The function that makes the token of a name for a field."""

RankKey = tuple[int, int, int, int, float, int, int, str]

_PRIOR_WEIGHT = 10
_COVERAGE_WEIGHT = 300
"""The weight of full coverage against the prior of 0..100: as much as thirty points of prior."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A summary with the engine's score: the sum of the tiers of all matching clauses times ``TIER_STEP``, plus the prior.

    The score is exact on every engine.
    """

    summary: EntrySummary
    score: int


@dataclass(frozen=True, slots=True)
class _BestMatch:
    """The strongest clause that a summary matches: its tier, the sum of all tiers, the matching token, the number of edits."""

    why: Why
    tier: int
    total: int
    token: str
    edits: int
    field: Field | None = None


@dataclass(frozen=True, slots=True)
class RankedCandidate:
    """A candidate with the key that sorts it into the final order."""

    rank_key: RankKey
    best: _BestMatch
    candidate: Candidate
    parts: tuple[QueryPart, ...] = ()
    typed: str = ""

    @property
    def hit(self) -> Hit:
        """The hit to show, with the entry's own spelling of what matched."""
        return _hit(self.best, self.candidate, self.parts, self.typed)


def ranked_hits(plan: Plan, candidates: Iterable[Candidate]) -> list[Hit]:
    """Hits, best first.

    The order is by strongest tier, product class with that whole name, substance before other kinds, fewer edits, more of
    the text found, more of the name typed, prior, and key. The key makes the order total.
    """
    return [
        one.hit
        for one in sorted((ranked_candidate(plan, candidate) for candidate in candidates), key=attrgetter("rank_key"))
    ]


def ranked_candidate(plan: Plan, candidate: Candidate) -> RankedCandidate:
    """One candidate with its rank key, which does not depend on the other candidates."""
    best, summary = _best_match(plan, candidate), candidate.summary
    coverage = _match_coverage(plan, best, summary.names)
    return RankedCandidate(
        rank_key(best.why, best.tier, best.total, summary.kind, best.edits, coverage, summary.prior, summary.key),
        best,
        candidate,
        plan.parts,
        plan.parsed.text,
    )


def _match_coverage(plan: Plan, best: _BestMatch, names: Iterable[str]) -> float:
    """How much of what matched was typed, 0..1; a slip of the first letter counts half, because people seldom make one."""
    if best.why in RULE_TIERS:
        return _shared_marks(plan.parsed.text, names)
    typed = query_jamo(plan)
    coverage = _coverage(typed, best.token)
    return coverage / 2 if best.why is Why.TYPO and typed[:1] != best.token[:1] else coverage


def query_jamo(plan: Plan) -> str:
    """The typed name as jamo, to be compared with tokens."""
    return hangul.to_jamo(plan.exact.key if plan.exact else plan.parsed.name_key)


def rank_key(why: Why, tier: int, total: int, kind: str, edits: int, coverage: float, prior: int, key: str) -> RankKey:
    """The features in order of importance. Smaller is better in each, so bounds of single features give a bound of the key."""
    return (
        -tier,
        _kind_rank(kind, why),
        edits,
        -total if why in (Why.WORDS, Why.TEXT) else 0,
        -coverage if why in _COVERED_TIERS else 0,
        -(prior * _PRIOR_WEIGHT + (int(_COVERAGE_WEIGHT * coverage) if why in PARTIAL_TIERS else 0)),
        -total,
        key,
    )


def _kind_rank(kind: str, why: Why) -> int:
    if kind == "product_class" and why in EXACT_TIERS:
        return _NAMED_CLASS_RANK
    return _KIND_RANKS.get(kind, _OTHER_KIND_RANK)


def _coverage(query_jamo: str, token: str) -> float:
    """The share of the matched token that the query covers, 0..1; both lengths are counted in jamo."""
    letters = len(hangul.to_jamo(token))
    return min(len(query_jamo), letters) / max(len(query_jamo), letters, 1)


def _shared_marks(text: str, names: Iterable[str]) -> float:
    """How well the marks of a text agree with those of the name that agrees best, 0..1; a key does not hold all of them."""
    typed = _marks(text)
    return max((_agreement(typed, _marks(name)) for name in names), default=0.0)


def _marks(name: str) -> Counter[str]:
    return Counter(_KOREAN_MARKS.get(mark, mark) for mark in _MARK.findall(folded(name)))


def _agreement(typed: Counter[str], stated: Counter[str]) -> float:
    return (1 + (typed & stated).total()) / (1 + (typed | stated).total())


def _best_match(plan: Plan, candidate: Candidate) -> _BestMatch:
    total = candidate.score // TIER_STEP
    best = _BestMatch(Why.ALL, 0, total, "", 0)
    for clause in plan.clauses:
        # A clause with a tier above the engine's sum cannot have matched; the sum is 0 if nothing was scored.
        may_match = clause.tier <= total or not total
        token = _matching_token(clause, candidate.summary) if may_match and best.tier < clause.tier else None
        if token is not None:
            best = _BestMatch(clause.why, clause.tier, total, token, _edit_count(clause, token), clause.field)
    if best.tier == 0 and plan.clauses:
        # The summary has no running text: a candidate that matches no other clause was found by its text.
        return _BestMatch(Why.TEXT, TIER[Why.TEXT], total, "", 0)
    return best


def _matching_token(clause: Clause, summary: EntrySummary) -> str | None:
    """The token of the summary that matches the clause: the shortest for a prefix, the nearest for a fuzzy clause."""
    stored = summary.tokens.get(clause.field)
    if not stored or clause.field is Field.GRAM:
        return None
    if clause.match in (Match.TERM, Match.ANY):
        return next((token for token in clause.tokens if token in stored), None)
    query_token = clause.tokens[0]
    if clause.match is Match.PREFIX:
        return min((token for token in stored if token.startswith(query_token)), key=len, default=None)
    limit = _max_edits(clause)
    near = [(edits, token) for token in stored if (edits := edit_distance(query_token, token, limit)) <= limit]
    return min(near)[1] if near else None


def _max_edits(clause: Clause) -> int:
    return {Match.FUZZY_1: 1, Match.FUZZY_2: 2}.get(clause.match, 0)


def _edit_count(clause: Clause, token: str) -> int:
    limit = _max_edits(clause)
    return edit_distance(clause.tokens[0], token, limit) if limit else 0


_FIELDS_OF_PART: Mapping[PartKind, tuple[Field, ...]] = {
    PartKind.NAME: (Field.NAME, Field.SYNONYM, Field.ALIAS),
    PartKind.NUMBER: (Field.CAS, Field.IDENTIFIER, Field.UN),
    PartKind.FORMULA: (Field.FORMULA,),
}


def _borne_parts(parts: Iterable[QueryPart], summary: EntrySummary) -> frozenset[str]:
    """The keys of the parts of the text that the entry bears."""
    return frozenset(part.key for part in parts if part.key and _bears(summary, part))


def _bears(summary: EntrySummary, part: QueryPart) -> bool:
    if any(part.key in summary.tokens.get(field, ()) for field in _FIELDS_OF_PART[part.kind]):
        return True
    return part.kind is PartKind.FORMULA and formula_token(part.key) in summary.tokens.get(Field.STRUCTURE, ())


def _hit(best: _BestMatch, candidate: Candidate, parts: Iterable[QueryPart], typed: str) -> Hit:
    summary = candidate.summary
    return Hit(
        key=summary.key,
        kind=summary.kind,
        cas=summary.cas,
        title_ko=summary.title_ko,
        title_en=summary.title_en,
        url=summary.url,
        origin=summary.origin,
        why=best.why,
        matched=_matched_spelling(best, summary, typed),
        score=candidate.score,
        parts=_borne_parts(parts, summary),
    )


def _matched_spelling(best: _BestMatch, summary: EntrySummary, typed: str) -> str:
    """The entry's own spelling of what matched: the name that the token was made from, or the number.

    Names that differ in signs alone have one token (납(입자지름<1mm), 납(입자지름≥1mm)): the one that was typed goes first.
    """
    if best.why in RULE_TIERS:
        return summary.title_en
    token_of = _TOKEN_OF.get(best.field) if best.field else None
    if token_of is not None:
        as_typed = typed.casefold()
        typed_names = (name for name in summary.names if len(name) == len(typed) and name.casefold() == as_typed)
        spellings = (name for name in chain(typed_names, summary.names) if _may_have_token(name, best.token))
        return next((name for name in spellings if best.token in map(token_of, name_keys(name))), "")
    if best.field is Field.STRUCTURE:
        return shown_token(best.token)
    if best.field is Field.UN:
        return best.token
    for number in summary.numbers:
        if best.token in (identifier_key(number), number.replace("-", "")):
            return number
    return best.token


def _may_have_token(name: str, token: str) -> bool:
    """Whether a name can have this token, judged by its letters: ASCII letters stay ASCII and never become more letters."""
    return not name.isascii() or (token.isascii() and (len(name) >= len(token) or token.startswith("#")))

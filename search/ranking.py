"""The final order of a window of candidates: by features that Python computes alike whichever engine found them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from search import analysis
from search.card import Card
from search.distance import distance
from search.fields import Field, initials_token, jamo_token
from search.plan import STEP, Clause, Match, Plan
from search.values import Hit, Why

EXACT = frozenset({Why.IDENTIFIER, Why.UN, Why.NAME, Why.SYNONYM, Why.ALIAS, Why.FORMULA})
"""Tiers in which the whole query names the entry."""

_KIND_ORDER = {"substance": 0, "product_class": 1}


@dataclass(frozen=True, slots=True)
class _Best:
    """The strongest clause that a card meets, the sum over all, and the token that met it."""

    why: Why
    tier: int
    total: int
    token: str
    edits: int


def ranked(plan: Plan, cards: Iterable[Card]) -> list[Hit]:
    """Cards as hits, best first: strongest tier, substances before the rest, fewer edits, more of the name covered, prior, key."""
    scored = sorted(
        ((_order(plan, card, best := _best(plan, card)), best, card) for card in cards), key=lambda entry: entry[0]
    )
    return [_hit(best, card) for _, best, card in scored]


def _order(plan: Plan, card: Card, best: _Best) -> tuple[object, ...]:
    return (
        -best.tier,
        _KIND_ORDER.get(card.kind, 2),
        best.edits,
        -best.total if best.why in (Why.WORDS, Why.TEXT) else 0,
        -_covered(plan, best) if best.why in (Why.TYPO, Why.WORDS) else 0,
        -_weight(plan, card, best),
        -best.total,
        card.key,
    )


def _weight(plan: Plan, card: Card, best: _Best) -> int:
    """Prior with brevity: of two names that begin alike, the shorter is the likelier meant, unless the law watches the longer."""
    if best.why not in (Why.PREFIX, Why.CHOSUNG, Why.TEXT, Why.ALL):
        return card.prior * 10
    return card.prior * 10 + int(300 * _covered(plan, best))


def _covered(plan: Plan, best: _Best) -> float:
    """How much of the matched token the query is, 0..1."""
    typed = jamo_token(plan.core)
    token = jamo_token(best.token)
    return min(len(typed), len(token)) / max(len(typed), len(token), 1)


def _best(plan: Plan, card: Card) -> _Best:
    why, tier, token, edits, total = Why.ALL, 0, "", 0, 0
    for clause in plan.clauses:
        met = _met(clause, card)
        if met is None:
            continue
        total += clause.tier
        if clause.tier > tier:
            why, tier, token = clause.why, clause.tier, met
            edits = _edits(clause, met)
    return _Best(why, tier, total, token, edits)


def _edits(clause: Clause, token: str) -> int:
    return distance(clause.tokens[0], token, 2) if clause.match in (Match.FUZZY_1, Match.FUZZY_2) else 0


def _met(clause: Clause, card: Card) -> str | None:
    """The card's token that meets the clause, the shortest of several; running text is the engine's word."""
    if clause.field is Field.GRAM:
        return ""
    held = card.tokens.get(clause.field, ())
    wanted = clause.tokens[0]
    if clause.match is Match.TERM:
        return wanted if wanted in held else None
    if clause.match is Match.PREFIX:
        return min((token for token in held if token.startswith(wanted)), key=len, default=None)
    most = 1 if clause.match is Match.FUZZY_1 else 2
    near = [(distance(wanted, token, most), token) for token in held if abs(len(token) - len(wanted)) <= most]
    best = min((pair for pair in near if pair[0] <= most), default=None)
    return best[1] if best else None


def _hit(best: _Best, card: Card) -> Hit:
    return Hit(
        key=card.key,
        kind=card.kind,
        cas=card.cas,
        title_ko=card.title_ko,
        title_en=card.title_en,
        url=card.url,
        origin=card.origin,
        why=best.why,
        matched=_shown(best, card),
        score=best.total * STEP + card.prior,
    )


def _shown(best: _Best, card: Card) -> str:
    """The entry's own spelling of what matched: the name whose key, jamo or initials the token is, or the number."""
    if best.why in (Why.ALL, Why.TEXT) or not best.token:
        return ""
    if best.why in (Why.IDENTIFIER, Why.UN, Why.FORMULA):
        return next((number for number in card.cas if number.replace("-", "") == best.token), best.token)
    for name in card.names:
        name_key = analysis.key(name)
        if best.token in (analysis.token(name_key), jamo_token(name_key), initials_token(name_key)):
            return name
    return next((number for number in card.cas if number.replace("-", "") == best.token), "")

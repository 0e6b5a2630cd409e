"""The final order of a window of candidates: by features that Python computes alike whichever engine found them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from operator import attrgetter

from search import analysis, hangul
from search.card import Card
from search.distance import distance
from search.fields import Field, identifier_key, initials_token, jamo_token, name_keys, sound_token
from search.plan import STEP, TIER, Clause, Match, Plan
from search.values import Hit, Why

EXACT = frozenset({Why.IDENTIFIER, Why.UN, Why.NAME, Why.SYNONYM, Why.ALIAS, Why.FORMULA})
"""Tiers in which the whole query names the entry."""

_KIND_ORDER = {"substance": 1, "product_class": 2}
_NAMED_CLASS = 0
"""A whole name that a product class bears means the class, even where a substance bears it too (휘발유): content rule 24."""

_OTHER_KIND = 3
OPEN_ENDED = frozenset({Why.PREFIX, Why.CHOSUNG, Why.TEXT, Why.ALL})
"""Tiers in which the name goes on after what was typed, so that a short one is the likelier meant."""

_TOKEN_OF: Mapping[Field, Callable[[str], str]] = {
    Field.NAME: analysis.token,
    Field.SYNONYM: analysis.token,
    Field.ALIAS: analysis.token,
    Field.JAMO: jamo_token,
    Field.SOUND: sound_token,
    Field.INITIALS: initials_token,
}
"""The token that a field makes of a name."""

Order = tuple[int, int, int, int, float, int, int, str]

_PRIOR_WEIGHT = 10
_COVERED_WEIGHT = 300
"""What a name that is typed whole weighs against the prior of 0..100: as much as thirty points of it."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A card with the engine's score: the sum of the tiers met times ``STEP``, plus the prior; exact on every engine."""

    card: Card
    score: int


@dataclass(frozen=True, slots=True)
class _Best:
    """The strongest clause that a card meets, all tiers together, the token that met it, and how many slips it took."""

    why: Why
    tier: int
    total: int
    token: str
    edits: int
    field: Field | None = None


@dataclass(frozen=True, slots=True)
class Placed:
    """A candidate with its place in the final order."""

    order: Order
    best: _Best
    candidate: Candidate

    @property
    def hit(self) -> Hit:
        """As it is shown, with the entry's own spelling of what matched."""
        return _hit(self.best, self.candidate)


def ranked(plan: Plan, candidates: Iterable[Candidate]) -> list[Hit]:
    """Hits, best first: strongest tier, product classes by their whole name, substances before the rest, fewer slips, more
    of the text found, more of the name typed, prior, and the key, so that no two orders are possible."""
    return [one.hit for one in sorted((placed(plan, candidate) for candidate in candidates), key=attrgetter("order"))]


def placed(plan: Plan, candidate: Candidate) -> Placed:
    """The place of one candidate, whatever the others are."""
    best, card = _best(plan, candidate), candidate.card
    covered = _covered(typed(plan), best.token)
    return Placed(
        order_of(best.why, best.tier, best.total, card.kind, best.edits, covered, card.prior, card.key), best, candidate
    )


def typed(plan: Plan) -> str:
    """What a name is compared with, as the keys of a keyboard."""
    return hangul.split(plan.exact.key if plan.exact else plan.reading.core)


def order_of(why: Why, tier: int, total: int, kind: str, edits: int, covered: float, prior: int, key: str) -> Order:
    """The features in the order in which they decide; each is better where it is smaller, so a bound of each bounds all."""
    return (
        -tier,
        _kind_order(kind, why),
        edits,
        -total if why in (Why.WORDS, Why.TEXT) else 0,
        -covered if why in (Why.TYPO, Why.WORDS) else 0,
        -(prior * _PRIOR_WEIGHT + (int(_COVERED_WEIGHT * covered) if why in OPEN_ENDED else 0)),
        -total,
        key,
    )


def _kind_order(kind: str, why: Why) -> int:
    if kind == "product_class" and why in EXACT:
        return _NAMED_CLASS
    return _KIND_ORDER.get(kind, _OTHER_KIND)


def _covered(typed: str, token: str) -> float:
    """How much of the matched token the query is, 0..1; both as the keys of a keyboard."""
    letters = len(hangul.split(token))
    return min(len(typed), letters) / max(len(typed), letters, 1)


def _best(plan: Plan, candidate: Candidate) -> _Best:
    total = candidate.score // STEP
    best = _Best(Why.ALL, 0, total, "", 0)
    # The engine's sum says what cannot have been met; 0 where nothing was summed.
    most = total or max((clause.tier for clause in plan.clauses), default=0)
    for clause in plan.clauses:
        met = _met(clause, candidate.card) if best.tier < clause.tier <= most else None
        if met is not None:
            best = _Best(clause.why, clause.tier, total, met, _slips(clause, met), clause.field)
    if best.tier == 0 and plan.clauses:
        # Running text is not on the card: a candidate that meets no other clause was found by its text.
        return _Best(Why.TEXT, TIER[Why.TEXT], total, "", 0)
    return best


def _met(clause: Clause, card: Card) -> str | None:
    """The card's token that meets the clause, the shortest of several."""
    held = card.tokens.get(clause.field)
    if not held or clause.field is Field.GRAM:
        return None
    wanted = clause.tokens[0]
    if clause.match is Match.TERM:
        return wanted if wanted in held else None
    if clause.match is Match.ANY:
        return next((token for token in clause.tokens if token in held), None)
    if clause.match is Match.PREFIX:
        return min((token for token in held if token.startswith(wanted)), key=len, default=None)
    most = _most_slips(clause)
    near = [(slips, token) for token in held if (slips := distance(wanted, token, most)) <= most]
    return min(near)[1] if near else None


def _most_slips(clause: Clause) -> int:
    return {Match.FUZZY_1: 1, Match.FUZZY_2: 2}.get(clause.match, 0)


def _slips(clause: Clause, token: str) -> int:
    most = _most_slips(clause)
    return distance(clause.tokens[0], token, most) if most else 0


def _hit(best: _Best, candidate: Candidate) -> Hit:
    card = candidate.card
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
        score=candidate.score,
    )


def _shown(best: _Best, card: Card) -> str:
    """The entry's own spelling of what matched: the name whose key, jamo or initials the token is, or the number."""
    if not best.token:
        return ""
    spelled = _TOKEN_OF.get(best.field) if best.field else None
    if spelled is not None:
        spellings = (name for name in card.names if _can_be(name, best.token))
        return next((name for name in spellings if best.token in map(spelled, name_keys(name))), "")
    for number in card.numbers:
        if best.token in (identifier_key(number), number.replace("-", "")):
            return number
    return best.token if best.why in EXACT else ""


def _can_be(name: str, token: str) -> bool:
    """Whether a name can have this token, as far as its letters say: plain ones stay plain and never become more."""
    return not name.isascii() or (token.isascii() and (len(name) >= len(token) or token.startswith("#")))

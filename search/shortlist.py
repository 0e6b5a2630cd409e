"""Which candidates can stand among the first: decided by what is cheap to read, so that few cards are read at all.

An engine's score tells the tiers that were met and the prior; one number beside each document tells its kind and the
lengths of its shortest tokens. Both bound the place that the card could win, and reading ends where no bound is better
than what was read.
"""

from __future__ import annotations

from bisect import insort
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from operator import attrgetter
from typing import Any

from search import hangul
from search.card import Card
from search.fields import Field
from search.plan import STEP, TIER, Clause, Match, Plan
from search.ranking import OPEN_ENDED, Candidate, Order, Placed, order_of, placed, typed
from search.values import Document, Why

SPARE = 16
"""Cards read at once beyond those that are asked for: neighbours that the bounds could not tell from them."""

MOST_SUMS = 500
"""Sums of tiers that are told apart; a text of many names has more, and is bounded less tightly."""

_KINDS = ("substance", "product_class", "")
_BITS = 8
_MEASURED = (Field.JAMO, Field.INITIALS, Field.CAS)
"""Fields in which a beginning is looked for: how long their shortest token is bounds how much of it was typed."""


@dataclass(frozen=True, slots=True)
class Scored:
    """A candidate before its card is read. ``measures`` is what ``measures_of`` gave, ``head`` the key or a beginning of it,
    and ``place`` what its engine reads the card by."""

    score: int
    measures: int
    head: str
    place: Any


Cards = Callable[[Sequence[Any]], Sequence[Card | None]]
"""Reads cards by their places, in order; ``None`` for one that was deleted since."""


def measures_of(document: Document, tokens: Mapping[Field, list[str]]) -> int:
    """The kind and the lengths of the shortest tokens, in one number below 2^32."""
    number = _KINDS.index(document.kind if document.kind in _KINDS else "")
    for field in _MEASURED:
        shortest = min((len(hangul.split(token)) for token in tokens[field]), default=0)
        number = number << _BITS | min(shortest, (1 << _BITS) - 1)
    return number


def first_placed(plan: Plan, scored: Sequence[Scored], cards: Cards, upto: int) -> list[Placed]:
    """The first ``upto`` of all candidates in their final order, as if every card had been read."""
    if not plan.clauses:
        # Nothing was scored, so nothing is bounded.
        return sorted(_read(plan, scored, cards), key=attrgetter("order"))[:upto]
    waiting = _by_bound(plan, scored)
    found: list[Placed] = []
    size = upto + SPARE
    while batch := list(islice(waiting, size)):
        for one in _read(plan, [candidate for _, candidate in batch], cards):
            insort(found, one, key=attrgetter("order"))
        if len(found) >= upto and found[upto - 1].order <= batch[-1][0]:
            break
        # Reading may be a request: what the first cards did not decide, a few more seldom do.
        size *= 2
    return found[:upto]


def _read(plan: Plan, scored: Sequence[Scored], cards: Cards) -> Iterator[Placed]:
    for one, card in zip(scored, cards([one.place for one in scored]), strict=True):
        if card is not None:
            yield placed(plan, Candidate(card, one.score))


def _by_bound(plan: Plan, scored: Sequence[Scored]) -> Iterator[tuple[Order, Scored]]:
    """The candidates with the best order each could have, best first; a tier is bounded only when it is come to."""
    strongest = _strongest(plan.clauses)
    tiers: dict[int, list[Scored]] = defaultdict(list)
    for one in scored:
        tiers[strongest(one.score // STEP)].append(one)
    bounds = _Bounds(plan)
    for tier in sorted(tiers, reverse=True):
        yield from sorted(((bounds.of(tier, one), one) for one in tiers[tier]), key=lambda bounded: bounded[0])


def _rank_tier(clause: Clause) -> int:
    """The tier a clause gives to the order; running text has one, however many of its words are met."""
    return TIER[Why.TEXT] if clause.why is Why.TEXT else clause.tier


def _strongest(clauses: Sequence[Clause]) -> Callable[[int], int]:
    """Sum of tiers → the strongest tier that can be part of it."""
    sums = {0: 0}
    for clause in clauses:
        for total, best in list(sums.items()):
            more = total + clause.tier
            sums[more] = max(sums.get(more, 0), best, _rank_tier(clause))
        if len(sums) > MOST_SUMS:
            most = max(map(_rank_tier, clauses))
            return lambda total: most
    most = max(sums.values())
    return lambda total: sums.get(total) or most


class _Bounds:
    """The best order of a candidate, by the clauses that its tier can stand for."""

    def __init__(self, plan: Plan) -> None:
        self._letters = len(typed(plan))
        self._made: dict[tuple[int, int], Order] = {}
        self._whys: dict[int, dict[Why, list[Clause]]] = defaultdict(lambda: defaultdict(list))
        for clause in plan.clauses:
            self._whys[_rank_tier(clause)][clause.why].append(clause)

    def of(self, tier: int, one: Scored) -> Order:
        """The order with every feature that is not known at its best."""
        known = one.score, one.measures
        if known not in self._made:
            self._made[known] = self._but_key(tier, *known)
        return (*self._made[known][:-1], one.head)

    def _but_key(self, tier: int, score: int, measures: int) -> Order:
        total, prior = divmod(score, STEP)
        kind = _KINDS[measures >> _BITS * len(_MEASURED)]
        return min(
            order_of(why, tier, total, kind, 0, self._covered(why, clauses, measures), prior, "")
            for why, clauses in self._whys[tier].items()
        )

    def _covered(self, why: Why, clauses: Sequence[Clause], measures: int) -> float:
        if why is Why.TEXT:
            return 0.0
        if why not in OPEN_ENDED or any(clause.match is not Match.PREFIX for clause in clauses):
            return 1.0
        shortest = min(_shortest(clause.field, measures) for clause in clauses)
        return self._letters / max(self._letters, shortest, 1)


def _shortest(field: Field, measures: int) -> int:
    if field not in _MEASURED:
        return 0
    return measures >> _BITS * (len(_MEASURED) - 1 - _MEASURED.index(field)) & (1 << _BITS) - 1

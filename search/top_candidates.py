"""The first candidates in the final order, found by reading few summaries.

The score of an engine gives the sum of matching tiers and the prior. One packed number beside each document gives its
kind and the lengths of its shortest tokens. Together they bound the rank key of a candidate before its summary is read.
Reading stops when no bound is better than the candidates that were read.
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
from search.clauses import TIER, TIER_STEP, Clause
from search.engine_types import Document, Why
from search.fields import Field
from search.plan import Plan
from search.ranking import Candidate, RankedCandidate, RankKey, query_jamo, rank_key, ranked_candidate
from search.stored_fields import EntrySummary

READ_AHEAD = 16
"""Summaries that are read in the first batch beyond the number requested, because bounds of neighbours are often equal."""

MAX_TIER_SUMS = 500
"""Different sums of tiers that are tracked. A text with many names has more, and its bounds are looser."""

_KINDS = ("substance", "product_class", "")
_LENGTH_BITS = 8
_LENGTH_FIELDS = (Field.JAMO, Field.INITIALS, Field.CAS)
"""Fields with prefix clauses: the length of the shortest token bounds the share of it that was typed."""


@dataclass(frozen=True, slots=True)
class ScoredDocument:
    """A candidate before its summary is read.

    ``features`` is the value of ``packed_features``, ``key_prefix`` the key or its first letters, and ``address`` what the
    engine needs to read the summary.
    """

    score: int
    features: int
    key_prefix: str
    address: Any


SummaryReader = Callable[[Sequence[Any]], Sequence[EntrySummary | None]]
"""Reads summaries by their addresses, in order; ``None`` for a document that was deleted since."""


def packed_features(document: Document, tokens: Mapping[Field, list[str]]) -> int:
    """The kind and the lengths of the shortest tokens, in one number below 2^32."""
    number = _KINDS.index(document.kind if document.kind in _KINDS else "")
    for field in _LENGTH_FIELDS:
        shortest = min((len(hangul.to_jamo(token)) for token in tokens[field]), default=0)
        number = number << _LENGTH_BITS | min(shortest, (1 << _LENGTH_BITS) - 1)
    return number


def top_ranked(
    plan: Plan, scored: Sequence[ScoredDocument], read_summaries: SummaryReader, count: int
) -> list[RankedCandidate]:
    """The first ``count`` of all candidates in their final order, the same as if every summary had been read."""
    if not plan.clauses:
        # Nothing was scored, so there are no bounds.
        return sorted(_ranked_candidates(plan, scored, read_summaries), key=attrgetter("rank_key"))[:count]
    by_bound = _by_bound(plan, scored)
    in_order: list[RankedCandidate] = []
    size = count + READ_AHEAD
    while batch := list(islice(by_bound, size)):
        for one in _ranked_candidates(plan, [candidate for _, candidate in batch], read_summaries):
            insort(in_order, one, key=attrgetter("rank_key"))
        if len(in_order) >= count and in_order[count - 1].rank_key <= batch[-1][0]:
            break
        # Reading may be a request to a server. If the first batch did not decide, a few more summaries seldom do.
        size *= 2
    return in_order[:count]


def _ranked_candidates(
    plan: Plan, scored: Sequence[ScoredDocument], read_summaries: SummaryReader
) -> Iterator[RankedCandidate]:
    for one, summary in zip(scored, read_summaries([one.address for one in scored]), strict=True):
        if summary is not None:
            yield ranked_candidate(plan, Candidate(summary, one.score))


def _by_bound(plan: Plan, scored: Sequence[ScoredDocument]) -> Iterator[tuple[RankKey, ScoredDocument]]:
    """The candidates with the best rank key that each could have, best first; bounds of a tier are computed when it is reached."""
    strongest = _strongest_tier(plan.clauses)
    tiers: dict[int, list[ScoredDocument]] = defaultdict(list)
    for one in scored:
        tiers[strongest(one.score // TIER_STEP)].append(one)
    bounds = _RankKeyBounds(plan)
    for tier in sorted(tiers, reverse=True):
        yield from sorted(((bounds.best_key(tier, one), one) for one in tiers[tier]), key=lambda bounded: bounded[0])


def _rank_tier(clause: Clause) -> int:
    """The tier of a clause in the rank key; all running-text clauses count as one tier."""
    return TIER[Why.TEXT] if clause.why is Why.TEXT else clause.tier


def _strongest_tier(clauses: Sequence[Clause]) -> Callable[[int], int]:
    """Sum of tiers → the strongest tier that can be part of it."""
    sums = {0: 0}
    for clause in clauses:
        for total, best in list(sums.items()):
            more = total + clause.tier
            sums[more] = max(sums.get(more, 0), best, _rank_tier(clause))
        if len(sums) > MAX_TIER_SUMS:
            max_tier = max(map(_rank_tier, clauses))
            return lambda total: max_tier
    max_tier = max(sums.values())
    return lambda total: sums.get(total) or max_tier


class _RankKeyBounds:
    """The best possible rank key of a candidate, from the clauses that have its tier."""

    def __init__(self, plan: Plan) -> None:
        self._typed_length = len(query_jamo(plan))
        self._known_bounds: dict[tuple[int, int], RankKey] = {}
        self._clauses_by_why: dict[int, dict[Why, list[Clause]]] = defaultdict(lambda: defaultdict(list))
        for clause in plan.clauses:
            self._clauses_by_why[_rank_tier(clause)][clause.why].append(clause)

    def best_key(self, tier: int, one: ScoredDocument) -> RankKey:
        """The rank key with each unknown feature at its best value."""
        inputs = one.score, one.features
        if inputs not in self._known_bounds:
            self._known_bounds[inputs] = self._without_entry_key(tier, *inputs)
        return (*self._known_bounds[inputs][:-1], one.key_prefix)

    def _without_entry_key(self, tier: int, score: int, features: int) -> RankKey:
        total, prior = divmod(score, TIER_STEP)
        kind = _KINDS[features >> _LENGTH_BITS * len(_LENGTH_FIELDS)]
        return min(
            rank_key(why, tier, total, kind, 0, self._coverage(why, clauses, features), prior, "")
            for why, clauses in self._clauses_by_why[tier].items()
        )

    def _coverage(self, why: Why, clauses: Sequence[Clause], features: int) -> float:
        """The share of the shortest token that was typed; no longer token has a greater one."""
        if why is Why.TEXT:
            return 0.0
        shortest = min(_shortest_length(clause.field, features) for clause in clauses)
        return self._typed_length / max(self._typed_length, shortest, 1)


def _shortest_length(field: Field, features: int) -> int:
    if field not in _LENGTH_FIELDS:
        return 0
    return features >> _LENGTH_BITS * (len(_LENGTH_FIELDS) - 1 - _LENGTH_FIELDS.index(field)) & (1 << _LENGTH_BITS) - 1

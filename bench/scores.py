"""The arithmetic of the tables: percentiles of times, shares of right answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True, slots=True)
class Speed:
    """Milliseconds over the queries of one contender; each query counts once, by the median of its rounds."""

    p50: float
    p95: float
    mean: float


@dataclass(frozen=True, slots=True)
class Quality:
    """Over judged queries, all between 0 and 1: right answer first, among ten, and mean of 1 ÷ its rank."""

    hit_at_1: float
    hit_at_10: float
    mrr: float


def percentile(values: Sequence[float], share: float) -> float:
    """The value below which ``share`` of the values lie, between neighbours in proportion; ``ValueError`` for no values."""
    if not values:
        raise ValueError("no values, no percentile: nothing was measured")
    ordered = sorted(values)
    place = share * (len(ordered) - 1)
    low = int(place)
    high = min(low + 1, len(ordered) - 1)
    return ordered[low] + (ordered[high] - ordered[low]) * (place - low)


def speed(seconds: Sequence[Sequence[float]]) -> Speed:
    """The figures of rounds by query: ``seconds[query][round]``."""
    typical = [median(rounds) * 1_000 for rounds in seconds]
    return Speed(percentile(typical, 0.5), percentile(typical, 0.95), sum(typical) / len(typical))


def quality(ranks: Sequence[int]) -> Quality:
    """The figures of ranks counted from 1, where 0 stands for a right answer that was not found."""
    if not ranks:
        raise ValueError("no ranks, no quality: nothing was judged")
    return Quality(
        sum(rank == 1 for rank in ranks) / len(ranks),
        sum(1 <= rank <= 10 for rank in ranks) / len(ranks),
        sum(1 / rank for rank in ranks if rank) / len(ranks),
    )


def rank(found: Sequence[Sequence[str]], expected: frozenset[str]) -> int:
    """Where the first answer stands that bears an expected CAS number, counted from 1; 0 if none does."""
    return next((place for place, numbers in enumerate(found, 1) if not expected.isdisjoint(numbers)), 0)

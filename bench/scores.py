"""The arithmetic of the tables: percentiles of times, shares of right hits."""

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
    """Over judged queries, all between 0 and 1: right hit first, right hit among ten, and mean of 1 ÷ its rank."""

    hit_at_1: float
    hit_at_10: float
    mrr: float


def percentile(values: Sequence[float], share: float) -> float:
    """The value below which ``share`` of the values lie, with linear interpolation; ``ValueError`` for no values."""
    if not values:
        raise ValueError("no values, no percentile: nothing was measured")
    ordered = sorted(values)
    place = share * (len(ordered) - 1)
    low = int(place)
    high = min(low + 1, len(ordered) - 1)
    return ordered[low] + (ordered[high] - ordered[low]) * (place - low)


def speed(seconds: Sequence[Sequence[float]]) -> Speed:
    """The figures of rounds by query: ``seconds[query][round]``."""
    typical = [median(timed_rounds) * 1_000 for timed_rounds in seconds]
    return Speed(percentile(typical, 0.5), percentile(typical, 0.95), sum(typical) / len(typical))


def quality(ranks: Sequence[int]) -> Quality:
    """The figures of ranks counted from 1; 0 means that no right hit was found."""
    if not ranks:
        raise ValueError("no ranks, no quality: nothing was judged")
    return Quality(
        sum(rank == 1 for rank in ranks) / len(ranks),
        sum(1 <= rank <= 10 for rank in ranks) / len(ranks),
        sum(1 / rank for rank in ranks if rank) / len(ranks),
    )


def rank(hits: Sequence[Sequence[str]], expected: frozenset[str]) -> int:
    """The rank of the first hit with an expected CAS number, counted from 1; 0 if there is none."""
    return next((position for position, numbers in enumerate(hits, 1) if not expected.isdisjoint(numbers)), 0)

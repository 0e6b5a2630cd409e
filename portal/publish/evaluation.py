"""How well search finds what judges expect: hit@1, hit@10 and reciprocal rank, overall and by category."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from search.engine import Engine
from search.values import Query

DEPTH = 10


@dataclass(frozen=True, slots=True)
class Judged:
    """One judged query: right when any expected CAS number is first. ``mode`` is search or suggest."""

    category: str
    text: str
    expected: frozenset[str]
    mode: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """Where the first right answer stood, counted from 1; 0 when it was not among the first ten. ``first`` was first."""

    judged: Judged
    rank: int
    first: str


@dataclass(frozen=True, slots=True)
class Score:
    """The figures over some outcomes; all between 0 and 1."""

    count: int
    hit_at_1: float
    hit_at_10: float
    mrr: float


def judged_queries(path: Path) -> tuple[Judged, ...]:
    """Reads ``{"queries": [{"cat", "q", "expect", "mode"}]}``; ``ValueError`` names the file and what is missing."""
    try:
        rows = json.loads(path.read_text(encoding="utf-8"))["queries"]
        return tuple(Judged(row["cat"], row["q"], frozenset(row["expect"]), row["mode"]) for row in rows)
    except (OSError, json.JSONDecodeError, KeyError, TypeError) as error:
        raise ValueError(
            f'{path} is no file of judged queries ({{"queries": [{{"cat", "q", "expect", "mode"}}]}}): {error}'
        ) from error


def outcomes(engine: Engine, queries: Iterable[Judged]) -> tuple[Outcome, ...]:
    """Asks every query as its user would and notes where the right answer stands."""
    return tuple(_outcome(engine, judged) for judged in queries)


def _outcome(engine: Engine, judged: Judged) -> Outcome:
    suggested = judged.mode == "suggest"
    hits = (engine.suggest(judged.text, DEPTH) if suggested else engine.search(Query(judged.text, size=DEPTH))).hits
    ranks = (rank for rank, hit in enumerate(hits[:DEPTH], 1) if judged.expected & set(hit.cas))
    return Outcome(judged, next(ranks, 0), f"{hits[0].title_ko or hits[0].title_en} {hits[0].key}" if hits else "–")


def score(results: Sequence[Outcome]) -> Score:
    """The figures of these outcomes; all zero for none."""
    count = len(results) or 1
    return Score(
        len(results),
        sum(result.rank == 1 for result in results) / count,
        sum(result.rank > 0 for result in results) / count,
        sum(1 / result.rank for result in results if result.rank) / count,
    )


def scores_by_category(results: Sequence[Outcome]) -> Mapping[str, Score]:
    """The figures of each category, in alphabetical order."""
    return {
        category: score([result for result in results if result.judged.category == category])
        for category in sorted({result.judged.category for result in results})
    }

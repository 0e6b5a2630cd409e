"""How well search finds what judges expect: hit@1, hit@10 and reciprocal rank, overall and by category."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import Protocol

from search.values import Hit, Query, Results

DEPTH = 10


class Finder(Protocol):
    """Who answers: the portal's own search, or a bare engine in a benchmark."""

    def search(self, query: Query) -> Results:
        """The first page of hits."""

    def suggest(self, text: str, size: int) -> Results:
        """Hits for a text that is still being typed."""


class Question(Protocol):
    """A text as its user would ask it, and which hits answer it."""

    @property
    def category(self) -> str:
        """The heading under which its figures are summed."""

    @property
    def text(self) -> str:
        """What is typed."""

    @property
    def mode(self) -> str:
        """How it is asked: search or suggest."""

    @property
    def wanted(self) -> str:
        """The right answer in words, for whoever reads a miss."""

    def accepts(self, hit: Hit) -> bool:
        """Whether the hit is a right answer."""


@dataclass(frozen=True, slots=True)
class Judged:
    """One judged query: right when any expected CAS number is first. ``mode`` is search or suggest."""

    category: str
    text: str
    expected: frozenset[str]
    mode: str

    @property
    def wanted(self) -> str:
        """The expected CAS numbers."""
        return ", ".join(sorted(self.expected))

    def accepts(self, hit: Hit) -> bool:
        """Whether the hit bears an expected CAS number."""
        return not self.expected.isdisjoint(hit.cas)


@dataclass(frozen=True, slots=True)
class Outcome:
    """Where the first right answer stood, counted from 1; 0 when it was not among the first ten.

    ``first`` was first; ``seconds`` is the time until the engine had answered, without the page around it.
    """

    judged: Question
    rank: int
    first: str
    seconds: float = 0.0


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


def outcomes(finder: Finder, questions: Iterable[Question]) -> tuple[Outcome, ...]:
    """Asks every question as its user would and notes where the right answer stands."""
    return tuple(_outcome(finder, question) for question in questions)


def _outcome(finder: Finder, question: Question) -> Outcome:
    began = perf_counter()
    hits = _answer(finder, question).hits[:DEPTH]
    seconds = perf_counter() - began
    rank = next((rank for rank, hit in enumerate(hits, 1) if question.accepts(hit)), 0)
    first = f"{hits[0].title_ko or hits[0].title_en} {hits[0].key}" if hits else "–"
    return Outcome(question, rank, first, seconds)


def _answer(finder: Finder, question: Question) -> Results:
    if question.mode == "suggest":
        return finder.suggest(question.text, DEPTH)
    return finder.search(Query(question.text, size=DEPTH))


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

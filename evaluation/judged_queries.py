"""How well search finds what the judges expect: hit@1, hit@10 and reciprocal rank, overall and by category."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import Protocol

from search.engine_types import Hit, Query, Results

DEPTH = 10


class Finder(Protocol):
    """The search that is evaluated: the portal's own, or an engine in a benchmark."""

    def search(self, query: Query) -> Results:
        """The first page of hits."""

    def suggest(self, text: str, size: int) -> Results:
        """Hits for a text that is still being typed."""


class Question(Protocol):
    """A text that a user types, and which hits are right."""

    @property
    def category(self) -> str:
        """The category under which it is scored."""

    @property
    def text(self) -> str:
        """What is typed."""

    @property
    def mode(self) -> str:
        """``search`` or ``suggest``."""

    @property
    def expected_text(self) -> str:
        """The right answer in words, for the list of misses."""

    def accepts(self, hit: Hit) -> bool:
        """Whether the hit is right."""


@dataclass(frozen=True, slots=True)
class JudgedQuery:
    """One judged query; a hit with any expected CAS number is right. ``mode`` is search or suggest."""

    category: str
    text: str
    expected: frozenset[str]
    mode: str

    @property
    def expected_text(self) -> str:
        """The expected CAS numbers."""
        return ", ".join(sorted(self.expected))

    def accepts(self, hit: Hit) -> bool:
        """Whether the hit has an expected CAS number."""
        return not self.expected.isdisjoint(hit.cas)


@dataclass(frozen=True, slots=True)
class QuestionResult:
    """A question with the rank of its first right hit, counted from 1; 0 if none is among the first ten.

    ``first`` describes the first hit; ``seconds`` is the time of the search alone, without the page around it.
    """

    question: Question
    rank: int
    first: str
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class Score:
    """The figures over some results; the shares and the MRR are between 0 and 1."""

    count: int
    hit_at_1: float
    hit_at_10: float
    mrr: float


def judged_queries(path: Path) -> tuple[JudgedQuery, ...]:
    """Reads ``{"queries": [{"cat", "q", "expect", "mode"}]}``; ``ValueError`` names the file and what is missing."""
    try:
        rows = json.loads(path.read_text(encoding="utf-8"))["queries"]
        return tuple(JudgedQuery(row["cat"], row["q"], frozenset(row["expect"]), row["mode"]) for row in rows)
    except (OSError, json.JSONDecodeError, KeyError, TypeError) as error:
        raise ValueError(
            f'{path} is no file of judged queries ({{"queries": [{{"cat", "q", "expect", "mode"}}]}}): {error}'
        ) from error


def question_results(finder: Finder, questions: Iterable[Question]) -> tuple[QuestionResult, ...]:
    """Asks every question in its mode and records the rank of the first right hit."""
    return tuple(_result(finder, question) for question in questions)


def _result(finder: Finder, question: Question) -> QuestionResult:
    started = perf_counter()
    hits = _results(finder, question).hits[:DEPTH]
    seconds = perf_counter() - started
    rank = next((rank for rank, hit in enumerate(hits, 1) if question.accepts(hit)), 0)
    first = f"{hits[0].title_ko or hits[0].title_en} {hits[0].key}" if hits else "–"
    return QuestionResult(question, rank, first, seconds)


def _results(finder: Finder, question: Question) -> Results:
    if question.mode == "suggest":
        return finder.suggest(question.text, DEPTH)
    return finder.search(Query(question.text, size=DEPTH))


def score(results: Sequence[QuestionResult]) -> Score:
    """The figures of these results; all zero for none."""
    count = len(results) or 1
    return Score(
        len(results),
        sum(result.rank == 1 for result in results) / count,
        sum(result.rank > 0 for result in results) / count,
        sum(1 / result.rank for result in results if result.rank) / count,
    )


def scores_by_category(results: Sequence[QuestionResult]) -> Mapping[str, Score]:
    """The figures of each category, in alphabetical order."""
    return {
        category: score([result for result in results if result.question.category == category])
        for category in sorted({result.question.category for result in results})
    }

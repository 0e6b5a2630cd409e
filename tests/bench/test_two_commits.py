"""Two commits compared: what a ratio means, the order of rounds, and how the documents of both are written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, cast

import pytest

from bench.commit_sides import Side
from bench.two_commits import Comparison, Sides, alternating, by_query, written


@dataclass
class FakeSide:
    """A side that has so many batches, each of a thousand documents in a given time."""

    name: str
    batches: int
    seconds: float
    asked: list[str] = field(default_factory=list)

    def ask(self, command: str, *arguments: object) -> dict[str, Any]:
        """See ``Side``."""
        self.asked.append(command)
        left = self.batches - len(self.asked)
        return {"count": 1_000 if left >= 0 else 0, "seconds": self.seconds if left >= 0 else 0.0}


def sides(*fakes: FakeSide) -> Sides:
    return cast(Sides, fakes)


@pytest.mark.parametrize(
    ("comparison", "cost", "verdict"),
    [
        (Comparison("tantivy large: page mean ms", 10.0, 11.0), 1.1, "met"),
        (Comparison("tantivy large: suggest p95 ms", 10.0, 12.0), 1.2, "missed"),
        (Comparison("tantivy publish, documents a second", 260.0, 200.0, is_rate=True), 1.3, "met"),
        (Comparison("tantivy publish, documents a second", 200.0, 260.0, is_rate=True), 200 / 260, "met"),
        (Comparison("portal.structures: first making, s", 0.0, 3.0), float("inf"), ""),
        (Comparison("tantivy small: page mean ms", 10.0, 20.0), 2.0, ""),
    ],
)
def test_a_ratio_above_one_costs_more_whether_it_is_a_time_or_a_rate(
    comparison: Comparison, cost: float, verdict: str
) -> None:
    assert comparison.cost == pytest.approx(cost)
    assert verdict in comparison.line
    assert ("goal" in comparison.line) == bool(verdict)


def test_each_side_begins_every_other_round() -> None:
    before, after = FakeSide("before", 0, 0), FakeSide("after", 0, 0)
    order: Iterator[Side] = iter(alternating(sides(before, after), 3))
    assert [side.name for side in order] == ["before", "after", "after", "before", "before", "after"]


def test_documents_are_written_in_turn_and_each_side_has_its_own_rate() -> None:
    before, after = FakeSide("before", 3, 1.0), FakeSide("after", 2, 2.0)
    assert written(sides(before, after)) == (1_000.0, 500.0)
    assert (len(before.asked), len(after.asked)) == (4, 3)


def test_seconds_are_gathered_by_query() -> None:
    assert by_query([[1.0, 2.0], [3.0, 4.0]]) == [[1.0, 3.0], [2.0, 4.0]]

"""Publishing, search and suggestions of two commits in one run, in alternating rounds, with the ratio of their costs.

``python -m bench.two_commits BEFORE AFTER LIST NAMES QUERIES`` makes a worktree of each commit. Both engines are measured at
the national list and at a million documents where SEARCH_URL names Elasticsearch, otherwise tantivy alone. A ratio above 1
means that AFTER costs more. Both commits must run with the packages that are installed here.
"""

from __future__ import annotations

import argparse
import os
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.commit_sides import Side, two_sides
from bench.scores import speed
from bench.search import MILLION

ROUNDS = 5
GOALS = {"large: page mean ms": 1.15, "large: suggest p95 ms": 1.15, "publish, documents a second": 1.3}
"""The most that AFTER may cost, in BEFORE's."""

Sides = tuple[Side, Side]


@dataclass(frozen=True, slots=True)
class Comparison:
    """One figure of both commits; ``is_rate`` where more is better."""

    label: str
    before: float
    after: float
    is_rate: bool = False

    @property
    def cost(self) -> float:
        """How many times as much the commit after costs: its time through the time before, or the rate before through its rate."""
        over, under = (self.before, self.after) if self.is_rate else (self.after, self.before)
        return over / under if under else float("inf")

    @property
    def line(self) -> str:
        """The row of the table, with the goal where there is one."""
        goal = next((most for name, most in GOALS.items() if self.label.endswith(name)), None)
        verdict = "" if goal is None else f"  goal ≤ {goal}: {'met' if self.cost <= goal else 'missed'}"
        return f"{self.label:<52}{self.before:>10.2f}{self.after:>10.2f}{self.cost:>8.2f}{verdict}"


def main() -> None:
    """Prints the table."""
    arguments = _arguments()
    engines = ["tantivy:", *filter(None, [os.environ.get("SEARCH_URL", "")])]
    with tempfile.TemporaryDirectory() as scratch:
        work = (arguments.work or Path(scratch)).resolve()
        with two_sides(arguments.before, arguments.after, work, arguments.queries.resolve()) as sides:
            print(
                f"before {sides[0].commit}, after {sides[1].commit}, medians of {arguments.rounds} alternating rounds"
            )
            print(f"{'':<52}{'before':>10}{'after':>10}{'cost':>8}", flush=True)
            _measure(sides, arguments, engines)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("before", help="a commit")
    parser.add_argument("after", help="a commit")
    parser.add_argument("list", type=Path, help="the national list as .xlsx")
    parser.add_argument("names", type=Path, help="names by CAS number as .csv.gz with the columns cas and name")
    parser.add_argument("queries", type=Path, help="judged queries, as for the command evaluate")
    parser.add_argument("--size", type=int, default=MILLION, help="documents of the large index; 0 for none")
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument(
        "--work", type=Path, help="keep the documents of both commits in this folder, and use what it holds"
    )
    return parser.parse_args()


def _measure(sides: Sides, arguments: argparse.Namespace, engines: Sequence[str]) -> None:
    national_list = str(arguments.list.resolve())
    small = [side.ask("published", national_list)["count"] for side in sides]
    print(f"\n{small[0]:,} and {small[1]:,} documents: the national list with the demonstration")
    _print(_own_feeds(sides))
    for engine in engines:
        _print([_publishing(sides, engine, arguments.rounds)])
        _print(_searching(sides, engine, "small", arguments.rounds))
    if arguments.size:
        names = str(arguments.names.resolve())
        large = [side.ask("enlarged", names, arguments.size)["count"] for side in sides]
        print(f"\n{large[0]:,} and {large[1]:,} documents, most of them generated")
        for engine in engines:
            _print(_searching(sides, engine, "large", arguments.rounds))


def _own_feeds(sides: Sides) -> list[Comparison]:
    """The first making of what the portal's own feeds hold; it is not repeated at publishing."""
    before, after = (side.run("own-feeds", {}) for side in sides)
    feeds = sorted({**before, **after})
    return [Comparison(f"{feed}: first making, s", before.get(feed, 0.0), after.get(feed, 0.0)) for feed in feeds]


def _publishing(sides: Sides, engine: str, rounds: int) -> Comparison:
    """Rebuilds of the index from the database, in processes of their own."""
    rates: dict[str, list[float]] = {side.name: [] for side in sides}
    for side in alternating(sides, rounds):
        report = side.run("rebuild", {"SEARCH_URL": engine, "SEARCH_NAMESPACE": f"two-commits-{side.name}"})
        rates[side.name].append(report["count"] / report["seconds"])
    before, after = (_median(rates[side.name]) for side in sides)
    return Comparison(f"{_name(engine)} publish, documents a second", before, after, is_rate=True)


def _searching(sides: Sides, engine: str, size: str, rounds: int) -> list[Comparison]:
    for side in sides:
        side.ask("open", engine, f"two-commits-{size}-{side.name}")
    before, after = written(sides)
    label = f"{_name(engine)} {size}"
    comparisons = [Comparison(f"{label}: writing alone, documents a second", before, after, is_rate=True)]
    for call in ("page", "suggest"):
        rounds_of: dict[str, list[list[float]]] = {side.name: [] for side in sides}
        for side in sides:
            side.ask(call)  # warms up
        for side in alternating(sides, rounds):
            rounds_of[side.name].append(side.ask(call)["seconds"])
        first, second = (speed(by_query(rounds_of[side.name])) for side in sides)
        comparisons += [
            Comparison(f"{label}: {call} mean ms", first.mean, second.mean),
            Comparison(f"{label}: {call} p95 ms", first.p95, second.p95),
        ]
    hits, sizes = (tuple(side.ask(name)[key] for side in sides) for name, key in (("hits", "hit_at_1"), ("size", "mb")))
    return [
        *comparisons,
        Comparison(f"{label}: hit@1", hits[0], hits[1], is_rate=True),
        Comparison(f"{label}: size of the index, MB", sizes[0], sizes[1]),
    ]


def by_query(rounds: Sequence[Sequence[float]]) -> list[list[float]]:
    """The seconds of each query over the rounds, from those of each round over the queries."""
    return [list(seconds) for seconds in zip(*rounds, strict=True)]


def written(sides: Sides) -> tuple[float, float]:
    """Documents a second of both, written in turn a few thousand at a time, so that a busy moment affects both."""
    counts, seconds = dict.fromkeys(("before", "after"), 0), dict.fromkeys(("before", "after"), 0.0)
    open_sides = list(sides)
    while open_sides:
        for side in list(open_sides):
            report = side.ask("write")
            counts[side.name] += report["count"]
            seconds[side.name] += report["seconds"]
            if not report["count"]:
                open_sides.remove(side)
    return counts["before"] / seconds["before"], counts["after"] / seconds["after"]


def alternating(sides: Sides, rounds: int) -> Iterable[Side]:
    """Each side once a round, the first of a round second in the next."""
    for number in range(rounds):
        yield from sides if number % 2 == 0 else reversed(sides)


def _median(values: Sequence[float]) -> float:
    return sorted(values)[len(values) // 2]


def _name(engine: str) -> str:
    return "tantivy" if engine == "tantivy:" else "Elasticsearch"


def _print(comparisons: Iterable[Comparison]) -> None:
    for comparison in comparisons:
        print(comparison.line, flush=True)


if __name__ == "__main__":
    main()

"""Where the time of a page and of a suggestion goes, by what the answer calls: shares of wall time, each call's own.

``python -m bench.profile WORK QUERIES`` takes builds that ``bench.search --work WORK`` left, and Elasticsearch at
SEARCH_URL. The timers themselves cost some; compare shares, not milliseconds.
"""

from __future__ import annotations

import argparse
import os
import time
from collections import defaultdict
from collections.abc import Callable, Iterable
from functools import partial, wraps
from pathlib import Path
from typing import Any

import elastic_transport

from bench.search import MILLION, beginnings
from bench.standing import Corpus, engines
from evaluation.judged_queries import judged_queries
from search import asking, ranking
from search.elastic import engine as elastic_engine
from search.tantivy import engine as tantivy_engine
from search.values import Query

SEAMS: tuple[tuple[str, Any, str], ...] = (
    ("reading the text", asking, "read"),
    ("reading the text", asking, "named"),
    ("plan", asking, "plan"),
    ("bounding and placing candidates", asking, "first_placed"),
    ("reasons: the spelling that matched", ranking, "_hit"),
    ("snippets", asking, "excerpt"),
    ("decoding cards", elastic_engine, "card_of"),
    *(
        (label, engine, name)
        for engine in (elastic_engine.ElasticEngine, tantivy_engine.TantivyEngine)
        for label, name in (
            ("which words are names", "named"),
            ("hits and facets", "candidates"),
            ("cards", "_cards"),
            ("texts", "texts"),
        )
    ),
)


class Clock:
    """Seconds by label; a call inside another stops the outer one's."""

    def __init__(self) -> None:
        self.spent: dict[str, float] = defaultdict(float)
        self._running: list[str] = []
        self._since = 0.0

    def timed(self, label: str, call: Callable[..., Any]) -> Callable[..., Any]:
        """The call, with its own time under the label."""

        @wraps(call)
        def within(*args: Any, **kwargs: Any) -> Any:
            self._turn()
            self._running.append(label)
            try:
                return call(*args, **kwargs)
            finally:
                self._turn()
                self._running.pop()

        return within

    def requested(self, call: Callable[..., Any]) -> Callable[..., Any]:
        """A request of the client under the label that asks it, split into what the server says it took and the rest."""

        @wraps(call)
        def within(*args: Any, **kwargs: Any) -> Any:
            self._turn()
            begun = time.perf_counter()
            answer = call(*args, **kwargs)
            lasted, now = time.perf_counter() - begun, time.perf_counter()
            took = answer.body.get("took", 0) / 1_000 if isinstance(answer.body, dict) else 0.0
            asker = self._running[-1] if self._running else "opening"
            self.spent[f"{asker}: server"] += took
            self.spent[f"{asker}: client and wire"] += lasted - took
            self._since = now
            return answer

        return within

    def _turn(self) -> None:
        now = time.perf_counter()
        if self._running:
            self.spent[self._running[-1]] += now - self._since
        self._since = now


def main() -> None:
    """Prints the shares."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("work", type=Path, help="the folder that bench.search kept")
    arguments.add_argument("queries", type=Path, help="judged queries, as for the command evaluate")
    arguments.add_argument("--size", type=int, default=MILLION, help="documents of the index")
    told = arguments.parse_args()
    judged = judged_queries(told.queries)
    clock = Clock()
    for label, owner, name in SEAMS:
        if hasattr(owner, name):
            setattr(owner, name, clock.timed(label, getattr(owner, name)))
    transport = elastic_transport.Transport
    transport.perform_request = clock.requested(transport.perform_request)  # type: ignore[method-assign]
    work = told.work.resolve()
    corpus = Corpus("enlarged", work / f"documents-{told.size}.jsonl", told.size)
    for engine in engines(work, corpus, os.environ["SEARCH_URL"]):
        page = [partial(engine.search, Query(each.text)) for each in judged if each.mode == "search"]
        typed = [partial(engine.suggest, text) for text in beginnings([each.text for each in judged])]
        for name, calls in (("page", page), ("suggest", typed)):
            for call in calls:
                call()
            clock.spent.clear()
            _ask(clock, calls)
            _print(f"{engine.name} {name}, {told.size:,} documents, {len(calls)} asked", clock)


def _ask(clock: Clock, calls: Iterable[Callable[[], object]]) -> None:
    for call in calls:
        clock.timed("the rest", call)()


def _print(heading: str, clock: Clock) -> None:
    total = sum(clock.spent.values())
    print(f"\n{heading}: {total:.2f} s, {1 - clock.spent['the rest'] / total:.0%} of it named")
    for label, seconds in sorted(clock.spent.items(), key=lambda spent: -spent[1]):
        print(f"  {label:<52}{seconds / total:>6.1%}{seconds * 1_000:>10.1f} ms", flush=True)


if __name__ == "__main__":
    main()

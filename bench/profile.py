"""Where the time of a page and of a suggestion goes, by the functions that a query calls: shares of wall time.

``python -m bench.profile WORK QUERIES`` takes builds that ``bench.search --work WORK`` left, and Elasticsearch at
SEARCH_URL. The timers take time themselves, so compare shares, not milliseconds.
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

from bench.engine_builds import Corpus, filled_engines
from bench.search import MILLION, typed_prefixes
from evaluation.judged_queries import judged_queries
from search import query_execution, ranking
from search.elastic import engine as elastic_engine
from search.engine_types import Query
from search.tantivy import engine as tantivy_engine

TIMED_CALLS: tuple[tuple[str, Any, str], ...] = (
    ("parsing the text", query_execution, "parse_query"),
    ("parsing the text", query_execution, "resolve_names"),
    ("plan", query_execution, "build_plan"),
    ("bounding and ranking candidates", query_execution, "top_ranked"),
    ("reasons: the spelling that matched", ranking, "_hit"),
    ("snippets", query_execution, "excerpt"),
    ("decoding summaries", elastic_engine, "summary_from_json"),
    *(
        (label, engine, name)
        for engine in (elastic_engine.ElasticEngine, tantivy_engine.TantivyEngine)
        for label, name in (
            ("which words are names", "known_names"),
            ("hits and facets", "candidates"),
            ("summaries", "_summaries"),
            ("texts", "texts"),
        )
    ),
)


class CallTimer:
    """Seconds by label; while a nested call runs, its outer call is not charged."""

    def __init__(self) -> None:
        self.spent: dict[str, float] = defaultdict(float)
        self._running: list[str] = []
        self._since = 0.0

    def timed(self, label: str, call: Callable[..., Any]) -> Callable[..., Any]:
        """The call, with its own time under the label."""

        @wraps(call)
        def within(*args: Any, **kwargs: Any) -> Any:
            self._charge()
            self._running.append(label)
            try:
                return call(*args, **kwargs)
            finally:
                self._charge()
                self._running.pop()

        return within

    def requested(self, call: Callable[..., Any]) -> Callable[..., Any]:
        """The request call, with its time under the label of its caller, split into the server's own figure and the rest."""

        @wraps(call)
        def within(*args: Any, **kwargs: Any) -> Any:
            self._charge()
            started = time.perf_counter()
            answer = call(*args, **kwargs)
            lasted, now = time.perf_counter() - started, time.perf_counter()
            took = answer.body.get("took", 0) / 1_000 if isinstance(answer.body, dict) else 0.0
            caller = self._running[-1] if self._running else "opening"
            self.spent[f"{caller}: server"] += took
            self.spent[f"{caller}: client and wire"] += lasted - took
            self._since = now
            return answer

        return within

    def _charge(self) -> None:
        now = time.perf_counter()
        if self._running:
            self.spent[self._running[-1]] += now - self._since
        self._since = now


def main() -> None:
    """Prints the shares."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("work", type=Path, help="the folder that bench.search kept")
    parser.add_argument("queries", type=Path, help="judged queries, as for the command evaluate")
    parser.add_argument("--size", type=int, default=MILLION, help="documents of the index")
    arguments = parser.parse_args()
    judged = judged_queries(arguments.queries)
    timer = CallTimer()
    for label, owner, name in TIMED_CALLS:
        if hasattr(owner, name):
            setattr(owner, name, timer.timed(label, getattr(owner, name)))
    transport = elastic_transport.Transport
    transport.perform_request = timer.requested(transport.perform_request)  # type: ignore[method-assign]
    work = arguments.work.resolve()
    corpus = Corpus("enlarged", work / f"documents-{arguments.size}.jsonl", arguments.size)
    for engine in filled_engines(work, corpus, os.environ["SEARCH_URL"]):
        page = [partial(engine.search, Query(each.text)) for each in judged if each.mode == "search"]
        typed = [partial(engine.suggest, text) for text in typed_prefixes([each.text for each in judged])]
        for name, calls in (("page", page), ("suggest", typed)):
            for call in calls:
                call()
            timer.spent.clear()
            _run_timed(timer, calls)
            _print(f"{engine.name} {name}, {arguments.size:,} documents, {len(calls)} asked", timer)


def _run_timed(timer: CallTimer, calls: Iterable[Callable[[], object]]) -> None:
    for call in calls:
        timer.timed("the rest", call)()


def _print(heading: str, timer: CallTimer) -> None:
    total = sum(timer.spent.values())
    print(f"\n{heading}: {total:.2f} s, {1 - timer.spent['the rest'] / total:.0%} of it named")
    for label, seconds in sorted(timer.spent.items(), key=lambda spent: -spent[1]):
        print(f"  {label:<52}{seconds / total:>6.1%}{seconds * 1_000:>10.1f} ms", flush=True)


if __name__ == "__main__":
    main()

"""Timed rounds: all contenders run in turn, several times, so that a busy moment of the machine affects all equally."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence

ROUNDS = 3


def timed_rounds(
    calls_by_name: Mapping[str, Sequence[Callable[[], object]]], count: int = ROUNDS
) -> dict[str, list[list[float]]]:
    """Seconds by name, query and round, after one warm-up round that is not counted."""
    seconds: dict[str, list[list[float]]] = {name: [[] for _ in calls] for name, calls in calls_by_name.items()}
    for number in range(count + 1):
        for name, calls in calls_by_name.items():
            for index, call in enumerate(calls):
                started = time.perf_counter()
                call()
                if number:
                    seconds[name][index].append(time.perf_counter() - started)
    return seconds

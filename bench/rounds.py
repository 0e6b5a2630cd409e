"""Rounds: every contender answers every query in turn, several times, so that a busy moment of the machine hits all alike."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence

ROUNDS = 3


def rounds(asked: Mapping[str, Sequence[Callable[[], object]]], count: int = ROUNDS) -> dict[str, list[list[float]]]:
    """Seconds by name, query and round, after one round that warms caches and is not counted."""
    seconds: dict[str, list[list[float]]] = {name: [[] for _ in calls] for name, calls in asked.items()}
    for number in range(count + 1):
        for name, calls in asked.items():
            for place, call in enumerate(calls):
                begun = time.perf_counter()
                call()
                if number:
                    seconds[name][place].append(time.perf_counter() - begun)
    return seconds

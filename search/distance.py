"""Edit distance on jamo, where a swap of neighbours counts one: what both engines' automata accept."""

from __future__ import annotations

from rapidfuzz.distance import OSA


def distance(left: str, right: str, most: int) -> int:
    """The optimal string alignment distance, or ``most + 1`` where it is larger."""
    return OSA.distance(left, right, score_cutoff=most)

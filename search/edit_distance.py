"""Edit distance on jamo; a swap of neighbours counts one, as in the automata of both engines."""

from __future__ import annotations

from rapidfuzz.distance import OSA


def edit_distance(left: str, right: str, limit: int) -> int:
    """The optimal string alignment distance, or ``limit + 1`` if it is larger."""
    return OSA.distance(left, right, score_cutoff=limit)

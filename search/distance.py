"""Edit distance on jamo, where a swap of neighbours counts one: what both engines' automata accept."""

from __future__ import annotations


def distance(left: str, right: str, most: int) -> int:
    """The optimal string alignment distance, or ``most + 1`` where it is larger; costs length times length, both bounded."""
    if abs(len(left) - len(right)) > most:
        return most + 1
    older: list[int] = []
    before = list(range(len(right) + 1))
    for i, letter in enumerate(left, 1):
        row = [i]
        for j, other in enumerate(right, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != other))
            if i > 1 and j > 1 and letter == right[j - 2] and left[i - 2] == other:
                cost = min(cost, older[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
        older, before = before, row
    return min(before[-1], most + 1)

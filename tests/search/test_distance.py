"""Distances are those of the engines' automata: a swap of neighbours is one edit."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.distance import distance

SHORT = st.text("abc", max_size=6)


@pytest.mark.parametrize(
    ("left", "right", "edits"),
    [
        ("", "", 0),
        ("abc", "abc", 0),
        ("abc", "abd", 1),
        ("abc", "acb", 1),
        ("abc", "ab", 1),
        ("abc", "xyz", 3),
        ("ca", "abc", 3),
    ],
)
def test_edits_are_counted(left: str, right: str, edits: int) -> None:
    assert distance(left, right, 3) == edits


@given(SHORT, SHORT, st.integers(0, 3))
def test_beyond_the_bound_only_that_is_told(left: str, right: str, most: int) -> None:
    assert distance(left, right, most) == min(distance(left, right, 20), most + 1)


@given(SHORT, SHORT)
def test_the_distance_is_the_same_both_ways_and_zero_only_for_equals(left: str, right: str) -> None:
    assert distance(left, right, 20) == distance(right, left, 20)
    assert (distance(left, right, 20) == 0) == (left == right)

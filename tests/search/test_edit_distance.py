"""Distances are those of the engines' automata: a swap of neighbours is one edit."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.edit_distance import edit_distance

SHORT = st.text("abc", max_size=6)
NAMES = st.text("ㄱㄴㅏㅓab1-", max_size=90)
"""Longer than the bits of a machine word; beyond it another algorithm is used."""


def _by_definition(left: str, right: str) -> int:
    """The distance by its definition: a table of all pairs of prefixes."""
    table = {(i, 0): i for i in range(len(left) + 1)} | {(0, j): j for j in range(len(right) + 1)}
    for i in range(1, len(left) + 1):
        for j in range(1, len(right) + 1):
            replaced = table[i - 1, j - 1] + (left[i - 1] != right[j - 1])
            table[i, j] = min(table[i - 1, j] + 1, table[i, j - 1] + 1, replaced)
            if i > 1 and j > 1 and left[i - 2 : i] == right[j - 2 : j][::-1]:
                table[i, j] = min(table[i, j], table[i - 2, j - 2] + 1)
    return table[len(left), len(right)]


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
    assert edit_distance(left, right, 3) == edits


@given(SHORT, SHORT, st.integers(0, 3))
def test_beyond_the_limit_only_that_is_returned(left: str, right: str, most: int) -> None:
    assert edit_distance(left, right, most) == min(edit_distance(left, right, 20), most + 1)


@given(SHORT | NAMES, SHORT | NAMES, st.integers(0, 100))
def test_the_distance_is_that_of_its_definition(left: str, right: str, most: int) -> None:
    assert edit_distance(left, right, most) == min(_by_definition(left, right), most + 1)


@given(NAMES, st.data())
def test_a_swap_in_a_long_name_is_one_edit(name: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(name)))
    swapped = name[:place] + name[place + 1 : place + 2] + name[place : place + 1] + name[place + 2 :]
    assert edit_distance(name, swapped, 3) == _by_definition(name, swapped) <= 1


@given(SHORT, SHORT)
def test_the_distance_is_the_same_both_ways_and_zero_only_for_equals(left: str, right: str) -> None:
    assert edit_distance(left, right, 20) == edit_distance(right, left, 20)
    assert (edit_distance(left, right, 20) == 0) == (left == right)

"""Brackets hold the members of a list together; a bracket without its partner holds nothing."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from connectors.bracketed_lists import parts_outside_brackets


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("A-1, A-2", ["A-1", "A-2"]),
        ("A(검정, 흰색), B", ["A(검정, 흰색)", "B"]),
        ("A[1, 2], B{3, 4}, C（5, 6）", ["A[1, 2]", "B{3, 4}", "C（5, 6）"]),
        ("A(가(나, 다), 라), 마", ["A(가(나, 다), 라)", "마"]),
        ("A(가, 나, B", ["A(가", "나", "B"]),
        ("A), B, C", ["A)", "B", "C"]),
        ("(A, B)", ["(A, B)"]),
        ("[가(나, 다], 라", ["[가(나, 다]", "라"]),
        (",, A,,", ["A"]),
        ("", []),
    ],
)
def test_a_comma_inside_brackets_does_not_cut(text: str, parts: list[str]) -> None:
    assert parts_outside_brackets(text, ",") == parts


def test_a_separator_may_be_a_pattern() -> None:
    assert parts_outside_brackets("가 및 나(다 및 라)", re.compile(r"\s+및\s+")) == ["가", "나(다 및 라)"]


@given(st.text(alphabet="가나AB12,()[]{} ", max_size=40))
def test_no_character_but_separators_and_blanks_is_lost(text: str) -> None:
    parts = parts_outside_brackets(text, ",")
    assert "".join("".join(parts).split()).replace(",", "") == "".join(text.split()).replace(",", "")


@given(st.lists(st.text(alphabet="가나AB12", min_size=1, max_size=5), min_size=1, max_size=4))
def test_members_with_lists_in_brackets_come_back_whole(names: list[str]) -> None:
    members = [f"{name}(x, y)" for name in names]
    assert parts_outside_brackets(", ".join(members), ",") == members

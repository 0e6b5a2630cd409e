"""Marks are segments: the text is returned in full, and no markup is injected."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.highlight import CONTEXT_LENGTH, MAX_LENGTH, excerpt, segments
from tests.search.test_folding import ANY_TEXT


@pytest.mark.parametrize(
    ("text", "query", "marked"),
    [
        ("톨루엔을 저장", "톨루엔", ["톨루엔"]),
        ("시안화 나트륨", "시안화나트륨", ["시안화 나트륨"]),
        ("Toluene, 톨루엔", "TOLUENE", ["Toluene"]),
        ("H₂SO₄ 황산", "h2so4", ["H₂SO₄"]),
        ("염소가 누출된 사고", "염소 누출", ["염소", "누출"]),
        ("a<b>톨루엔</b>", "톨루엔", ["톨루엔"]),
        ("황산", "염소", []),
    ],
)
def test_what_equals_a_word_of_the_query_is_marked(text: str, query: str, marked: list[str]) -> None:
    assert [piece for piece, is_marked in segments(text, query) if is_marked] == marked


@given(ANY_TEXT, ANY_TEXT)
def test_the_pieces_are_the_text(text: str, query: str) -> None:
    assert "".join(piece for piece, _ in segments(text, query)) == text


@given(st.text("톨루엔abAB ,-₂2<&>", max_size=30), st.text("톨루엔abAB ,-₂2", max_size=8))
def test_marked_and_unmarked_pieces_alternate(text: str, query: str) -> None:
    kinds = [is_marked for _, is_marked in segments(text, query)]
    assert all(one != other for one, other in pairwise(kinds))
    assert all(piece for piece, _ in segments(text, query))


def test_a_long_text_is_cut() -> None:
    assert sum(len(piece) for piece, _ in segments("가" * 5_000, "나")) == MAX_LENGTH


def test_an_excerpt_shows_the_surroundings_of_the_first_match() -> None:
    text = "앞" * 200 + " 염소가 누출 " + "뒤" * 200
    found = excerpt(["다른 글", text], "염소")
    assert found.startswith("…앞")
    assert "염소가 누출" in found
    assert len(found) <= 2 * CONTEXT_LENGTH + 10


def test_an_excerpt_prefers_the_longest_word() -> None:
    assert excerpt(["물 이야기", "점화원을 치운다"], "물 점화원") == "점화원을 치운다"


def test_no_match_is_no_excerpt() -> None:
    assert excerpt(["톨루엔"], "황산") == ""
    assert excerpt([], "황산") == ""

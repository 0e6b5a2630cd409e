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
        ("황산 누출", "황산을", ["황산"]),
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


def test_a_text_is_cut_where_a_result_list_shows_no_more() -> None:
    assert MAX_LENGTH == 2_000
    assert segments("가" * 1_999 + "나다", "나") == [("가" * 1_999, False), ("나", True)]
    assert segments("가" * 2_000 + "나", "나") == [("가" * 2_000, False)]


def test_every_occurrence_of_a_word_is_marked_up_to_the_last_letter() -> None:
    assert segments("황산, 황산황산 및 황산", "황산") == [
        ("황산", True), (", ", False), ("황산황산", True), (" 및 ", False), ("황산", True),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("query", "marked"),
    [
        ("톨루엔을", ["톨루엔"]),
        ("황이", ["황이"]),
        ("은", ["은", "은"]),
        ("가 스", ["가스"]),
    ],
)
def test_a_particle_may_be_absent_in_the_text_but_a_single_letter_is_not_searched_for_it(
    query: str, marked: list[str]
) -> None:
    text = "톨루엔은 황과, 황이 된 은 가스"
    assert [piece for piece, is_marked in segments(text, query) if is_marked] == marked


def test_the_longest_words_of_a_query_are_marked_if_it_has_many() -> None:
    words = [f"{letter}{'x' * (index + 1)}" for index, letter in enumerate("abcdefghijklmnopqrstuvw")]
    marked = {piece for piece, is_marked in segments(" ".join(words), " ".join(words)) if is_marked}
    assert marked == {" ".join(words)}


def test_a_text_without_letters_or_a_query_without_words_has_no_marks() -> None:
    assert segments("", "황산") == []
    assert segments("황산", "!?") == [("황산", False)]
    assert segments("- !", "황산") == [("- !", False)]


def test_an_excerpt_shows_the_surroundings_of_the_first_match() -> None:
    text = "앞" * 200 + " 염소가 누출 " + "뒤" * 200
    found = excerpt(["다른 글", text], "염소")
    assert found.startswith("…앞")
    assert "염소가 누출" in found
    assert len(found) <= 2 * CONTEXT_LENGTH + 10


@pytest.mark.parametrize(
    ("before", "after", "found"),
    [
        (59, 59, "앞" * 59 + "염소" + "뒤" * 59),
        (60, 60, "앞" * 60 + "염소" + "뒤" * 60),
        (61, 60, "…" + "앞" * 60 + "염소" + "뒤" * 60),
        (60, 61, "앞" * 60 + "염소" + "뒤" * 60 + "…"),
    ],
)
def test_an_excerpt_says_whether_it_was_cut_and_keeps_sixty_letters_on_either_side(
    before: int, after: int, found: str
) -> None:
    assert excerpt(["앞" * before + "염소" + "뒤" * after], "염소") == found


def test_an_excerpt_has_single_spaces_and_comes_from_the_first_text_with_the_word() -> None:
    assert excerpt(["황산", "염소가\n\n  샜다", "염소"], "염소") == "염소가 샜다"


def test_an_excerpt_prefers_the_longest_word() -> None:
    assert excerpt(["물 이야기", "점화원을 치운다"], "물 점화원") == "점화원을 치운다"


def test_no_match_is_no_excerpt() -> None:
    assert excerpt(["톨루엔"], "황산") == ""
    assert excerpt([], "황산") == ""


def test_twenty_words_of_a_query_are_looked_for_the_longest_first() -> None:
    words = [f"벤조{letter}" for letter in sorted("가나다라마바사자차카타파하고노도")]
    query = " ".join(f"{word}을" for word in words)
    # The whole query and sixteen words with their particles leave three of the words without.
    assert [excerpt([word], query) for word in words[2:4]] == [words[2], ""]

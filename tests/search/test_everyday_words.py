"""Everyday words are taken literally, none of them is the name of a well-known substance, and placeholders are no names."""

from __future__ import annotations

import pytest

from reference.words.everyday_vocabulary import EVERYDAY_WORDS
from search.everyday_words import are_everyday_words, is_placeholder
from search.fields import Field
from tests.search.documents import SUBSTANCES
from tests.search.test_plan import matches, planned


@pytest.mark.parametrize("words", [("부산",), ("부산에서",), ("weather",), ("서울", "맛집은")])
def test_everyday_words_are_known_with_and_without_particles(words: tuple[str, ...]) -> None:
    assert are_everyday_words(words)


@pytest.mark.parametrize("words", [(), ("불산",), ("부산", "불산"), ("톨루엔",)])
def test_a_text_with_any_other_word_is_not_everyday(words: tuple[str, ...]) -> None:
    assert not are_everyday_words(words)


def test_an_everyday_word_gets_no_fuzzy_and_no_prefix_clauses() -> None:
    assert {match.value for match in matches(planned("부산"))} == {"phrases"}
    assert "fuzzy_1" in matches(planned("불싼"))


def test_an_everyday_word_that_is_a_name_is_found_as_that_name() -> None:
    assert planned("구리", frozenset({"구리"})).exact is not None


def test_no_known_substance_is_everyday() -> None:
    assert not {name.text for document in SUBSTANCES for name in document.names} & EVERYDAY_WORDS


@pytest.mark.parametrize("word", ["정산", "인사", "환산", "카페", "방송", "ㅎㅇ", "인사를"])
def test_a_word_in_daily_use_is_no_slip_and_no_beginning_of_a_name(word: str) -> None:
    assert {match.value for match in matches(planned(word))} <= {"phrases", "term"}
    assert not [clause for clause in planned(word).clauses if clause.field is not Field.GRAM]


@pytest.mark.parametrize(
    "text",
    [
        "N/A",
        "n.a.",
        "(N/A)",
        "자료없음",
        "자료 없음",
        "영업비밀",
        "비고",
        "해당없음",
        "-",
        " - ",
        "NONE",
        "[영업 비밀]",
    ],
)
def test_what_stands_where_a_name_is_missing_is_a_placeholder(text: str) -> None:
    assert is_placeholder(text)


@pytest.mark.parametrize("text", ["", "Na", "NA", "나트륨", "자료", "비고 톨루엔", "톨루엔(N/A)"])
def test_names_are_no_placeholders(text: str) -> None:
    assert not is_placeholder(text)

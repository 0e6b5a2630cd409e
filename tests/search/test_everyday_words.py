"""Everyday words are taken literally, and none of them is the name of a well-known substance."""

from __future__ import annotations

import pytest

from reference.words.everyday_vocabulary import EVERYDAY_WORDS
from search.everyday_words import are_everyday_words
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
    assert "fuzzy_1" in matches(planned("불신"))


def test_an_everyday_word_that_is_a_name_is_found_as_that_name() -> None:
    assert planned("구리", frozenset({"구리"})).exact is not None


def test_no_known_substance_is_everyday() -> None:
    assert not {name.text for document in SUBSTANCES for name in document.names} & EVERYDAY_WORDS

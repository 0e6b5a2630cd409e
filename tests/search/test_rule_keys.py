"""The readings of a typed text that are looked up by rule."""

from __future__ import annotations

import pytest
from hypothesis import given

from reference.systematic_names.keys import typed_keys
from reference.systematic_names.made_spellings import typed_spellings
from search.query_parsing import parse_query, resolve_names
from search.rule_keys import RuleKeys, rule_keys
from tests.search.test_folding import ANY_TEXT


def keys_of(text: str, *names: str) -> RuleKeys:
    return rule_keys(resolve_names(parse_query(text), frozenset(names)))


def test_a_name_is_looked_up_with_and_without_a_particle_or_a_question_word() -> None:
    plain = {*typed_keys("4-클로로아닐린").same}
    assert plain <= {*keys_of("4-클로로아닐린은").same}
    assert plain <= {*keys_of("4-클로로아닐린 누출").same}


def test_the_last_syllable_of_a_salt_of_silver_is_no_particle() -> None:
    assert not {*typed_keys("질산").same} & {*keys_of("질산은").same}
    assert {*typed_keys("톨루엔").same} <= {*keys_of("톨루엔은").same}


def test_a_name_of_an_entry_an_everyday_word_and_a_latin_text_are_not_looked_up() -> None:
    assert keys_of("염화제이철", "염화제이철") == RuleKeys()
    assert keys_of("부산") == RuleKeys()
    assert keys_of("iron trichloride") == RuleKeys()
    assert keys_of("") == RuleKeys()


@given(text=ANY_TEXT)
def test_any_text_is_looked_up_or_not(text: str) -> None:
    assert keys_of(text) == keys_of(text)


@pytest.mark.parametrize(
    ("text", "is_asked"), [("메탄올(Methanol)", False), ("메탄올 갸루", True), ("클로로아닐린 메탄올", True)]
)
def test_names_that_explain_the_whole_text_leave_no_rule_to_ask(text: str, is_asked: bool) -> None:
    resolved = resolve_names(parse_query(text), frozenset({"메탄올", "methanol"}))
    assert (rule_keys(resolved) != RuleKeys()) is is_asked


@pytest.mark.parametrize("text", ["강아지", "감사합니다", "강아지 경찰", "강아지를"])
def test_everyday_words_are_not_looked_up_although_a_rule_can_read_them(text: str) -> None:
    assert typed_keys("강아지").same
    assert keys_of(text) == RuleKeys()
    assert keys_of(f"{text} 갸루") != RuleKeys()


def test_the_first_four_readings_of_a_text_are_looked_up_each_once() -> None:
    assert {*typed_keys("톨루엔").same} <= {*keys_of("톨루엔을 누출되면은").same}
    keys = keys_of("아닐린가스가 누출되면은")
    assert (len(keys.spellings), len(set(keys.same))) == (4, len(keys.same))
    assert not {*typed_spellings("아닐린")} & {*keys.spellings}


def test_the_name_of_a_salt_is_read_as_typed_alone() -> None:
    salt, typed = keys_of("질산은"), typed_keys("질산은")
    assert (salt.same, salt.near, salt.spellings) == (typed.same, typed.near, typed_spellings("질산은"))
    assert len(keys_of("톨루엔은").spellings) == 2


def test_a_label_without_words_is_not_looked_up() -> None:
    assert keys_of("카스 번호 67-56-1") == RuleKeys()

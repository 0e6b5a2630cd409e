"""A parsed text is resolved by the names in the index."""

from __future__ import annotations

import pytest
from hypothesis import given

from search import analysis
from search.query_parsing import MAX_PARSED_LENGTH, parse_query, resolve_names
from tests.search.test_folding import ANY_TEXT

NAMES = frozenset({"톨루엔", "황산", "황산나트륨", "질산", "질산은", "염소", "소화제", "1,3부타디엔"})


@pytest.mark.parametrize(
    ("text", "name", "intent"),
    [
        ("톨루엔", "톨루엔", ""),
        ("톨루엔을", "톨루엔", ""),
        ("질산은", "질산은", ""),
        ("질산이", "질산", ""),
        ("황산 나트륨", "황산나트륨", ""),
        ("톨루엔 보호구", "톨루엔", "ppe"),
        ("톨루엔보호구는", "톨루엔", "ppe"),
        ("톨루엔을 마셨을 때", "톨루엔", "first_aid"),
        ("1,3 부타디엔", "1,3부타디엔", ""),
        ("황산 98%", "황산", "concentration"),
        ("소화제", "소화제", ""),
        ("톨루엔가스 누출", "톨루엔", "spill"),
    ],
)
def test_a_text_that_names_one_thing_is_that_name(text: str, name: str, intent: str) -> None:
    resolved = resolve_names(parse_query(text), NAMES)
    assert resolved.exact is not None
    assert (resolved.exact.key, resolved.intent) == (name, intent)


def test_the_longest_name_from_the_left_is_taken_from_a_sentence() -> None:
    resolved = resolve_names(parse_query("창고의 황산 나트륨 그리고 염소가 샌다"), NAMES)
    assert resolved.exact is None
    assert [spelling.key for spelling in resolved.names] == ["황산나트륨", "염소"]


@pytest.mark.parametrize("text", ["CAS 7664-39-3", "cas no. 7664-39-3", "CAS번호: 7664-39-3", "EC 231-634-8"])
def test_a_label_before_a_number_is_no_part_of_it(text: str) -> None:
    assert parse_query(text).text in ("7664-39-3", "231-634-8")


@pytest.mark.parametrize("text", ["CAS", "casein", "cas 이름", "ec"])
def test_a_label_without_a_number_stays(text: str) -> None:
    assert parse_query(text).text == text


def test_a_text_without_a_known_name_has_none() -> None:
    resolved = resolve_names(parse_query("아브라카다브라"), NAMES)
    assert (resolved.exact, resolved.names) == (None, ())


@given(ANY_TEXT)
def test_any_text_has_a_bounded_number_of_short_candidates(text: str) -> None:
    parsed = parse_query(text * 10)
    assert len(parsed.text) <= MAX_PARSED_LENGTH
    assert len(parsed.name_tokens()) <= 250
    assert all(0 < len(token) <= analysis.MAX_TOKEN_LENGTH for token in parsed.name_tokens())

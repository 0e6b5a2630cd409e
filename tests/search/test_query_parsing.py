"""A parsed text is resolved by the names in the index."""

from __future__ import annotations

import pytest
from hypothesis import given

from identifiers.numbers_in_text import Scheme
from search import analysis
from search.query_parsing import MAX_PARSED_LENGTH, parse_query, resolve_names
from search.query_parts import PartKind
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
def test_a_label_before_a_number_is_no_part_of_it_and_no_word(text: str) -> None:
    parsed = parse_query(text)
    assert [(part.text, part.kind) for part in parsed.numbers] == [(text.split()[-1], PartKind.NUMBER)]
    assert (parsed.words, parsed.whole_names) == ((), ())


@pytest.mark.parametrize(
    "label",
    ["카스 번호 ", "einecs #", "씨에이에스 등록번호: ", "CAS RN) ", "cas number. ", "EC넘버", "Cas"],
)
def test_every_label_of_a_number_is_removed(label: str) -> None:
    parsed = parse_query(f"{label}67-56-1")
    assert ([part.text for part in parsed.numbers], parsed.words) == (["67-56-1"], ())


@pytest.mark.parametrize("text", ["cas 1-22-3", "cas 7664-39-33", "cas 12345678-39-3", "cas 6-56-1", "cas 67-5678-1"])
def test_a_label_stays_before_what_has_not_the_shape_of_a_number(text: str) -> None:
    parsed = parse_query(text)
    assert (parsed.numbers, parsed.words) == ((), tuple(text.split()))


def test_a_number_behind_a_label_is_read_by_its_shape() -> None:
    assert [(part.text, part.scheme) for part in parse_query("cas 97-1-99").numbers] == [("97-1-99", Scheme.NUMBER)]


@pytest.mark.parametrize(
    "amount",
    ["98%", "98.5 % 이상", "98퍼센트", "10ppm", "3프로 수용액", "3%용액", "50% 미만", "1.5%이하", "70% 초과"],
)
def test_an_amount_is_no_part_of_a_name_and_asks_for_the_concentration(amount: str) -> None:
    parsed = parse_query(f"황산 {amount}")
    assert (parsed.name_words, parsed.name_key, parsed.intent) == (("황산",), "황산", "concentration")
    assert parse_query(f"황산 {amount} 누출").intent == "spill"


def test_a_number_alone_is_no_amount() -> None:
    parsed = parse_query("황산 98")
    assert (parsed.name_words, parsed.intent) == (("황산", "98"), "")


def test_question_words_alone_are_searched_as_words_of_a_name() -> None:
    assert parse_query("누출 방법").name_words == ("누출", "방법")


def test_the_first_two_hundred_letters_are_parsed() -> None:
    assert MAX_PARSED_LENGTH == 200
    assert parse_query("가" * 300).text == "가" * 200
    assert parse_query("가" * 199 + " 나").text == "가" * 199


def test_a_name_within_a_sentence_has_at_most_four_words_and_longer_spans_come_first() -> None:
    spans = [(start, end, name.key) for start, end, name in parse_query("a b c d e").name_spans]
    assert spans == [
        (start, end, "abcde"[start:end]) for start in range(5) for end in range(min(5, start + 4), start, -1)
    ]


def test_candidates_are_the_text_as_typed_then_without_particles_then_without_question_words() -> None:
    parsed = parse_query("톨루엔 보호구는")
    assert [(name.text, name.intent) for name in parsed.whole_names] == [
        ("톨루엔 보호구는", ""), ("톨루엔 보호구", ""), ("톨루엔", ""),
    ]  # fmt: skip
    assert ("톨루엔", "ppe") in [(name.text, name.intent) for name in parse_query("톨루엔보호구는").whole_names]
    assert parse_query("!!").whole_names == ()


def test_each_name_token_is_looked_up_once_and_a_long_one_as_its_digest() -> None:
    assert parse_query("톨루엔 톨루엔").name_tokens() == ("톨루엔톨루엔", "톨루엔")
    assert parse_query("톨" * 150).name_tokens() == (analysis.token("톨" * 150),)


def test_names_in_a_text_do_not_overlap() -> None:
    resolved = resolve_names(
        parse_query("불명 황산 나트륨 질산"), frozenset({"황산나트륨", "나트륨질산", "나트륨", "질산"})
    )
    assert [name.key for name in resolved.names] == ["황산나트륨", "질산"]


@pytest.mark.parametrize(
    ("text", "name", "intent"),
    [
        ("소화제", "소화제", ""),
        ("누출 황산", "황산", "spill"),
        ("황산누출", "황산", "spill"),
        ("황산누출 보호구", "황산", "ppe"),
        ("아무 말 누출", "", "spill"),
    ],
)
def test_the_intent_is_that_of_the_words_that_are_no_part_of_the_name(text: str, name: str, intent: str) -> None:
    resolved = resolve_names(parse_query(text), NAMES)
    assert ((resolved.exact.key if resolved.exact else ""), resolved.intent) == (name, intent)


@pytest.mark.parametrize("text", ["CAS", "casein", "cas 이름", "ec"])
def test_a_label_without_a_number_stays(text: str) -> None:
    parsed = parse_query(text)
    assert (parsed.numbers, parsed.words) == ((), tuple(text.casefold().split()))


def test_a_text_without_a_known_name_has_none() -> None:
    resolved = resolve_names(parse_query("아브라카다브라"), NAMES)
    assert (resolved.exact, resolved.names) == (None, ())


@given(ANY_TEXT)
def test_any_text_has_a_bounded_number_of_short_candidates(text: str) -> None:
    parsed = parse_query(text * 10)
    assert len(parsed.text) <= MAX_PARSED_LENGTH
    assert len(parsed.name_tokens()) <= 250
    assert all(0 < len(token) <= analysis.MAX_TOKEN_LENGTH for token in parsed.name_tokens())

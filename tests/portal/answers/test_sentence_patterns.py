"""Sentences of classes: at the beginnings of words, never across them, and not beside what makes them about something else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.answers.heard_text import as_heard
from portal.answers.sentence_patterns import pattern_of, says_any
from reference.words import crisis, weapons
from reference.words.sentences import Sentence, sentences_of

TABLES = (crisis.TABLE, weapons.TABLE)
EVERY_PATTERN = {table: [pattern_of(table, each) for each in sentences_of(table)] for table in TABLES}


@pytest.mark.parametrize("text", ["죽고 싶다", "죽고싶다", "락스먹고죽고싶다", "죽 고 싶 다"])
def test_a_space_may_be_typed_or_not(text: str) -> None:
    assert says_any(crisis.TABLE, text)


@pytest.mark.parametrize(
    "text", ["감자 살균", "피자 해동", "종목매매", "품목 매출", "한국투신", "소독살균", "감자 해충"]
)
def test_no_word_is_found_across_others_or_inside_one(text: str) -> None:
    assert not says_any(crisis.TABLE, text)


@pytest.mark.parametrize(("text", "said"), [("독 구매", True), ("독을 구매", True), ("독감 약 구매", False)])
def test_a_word_of_one_syllable_is_whole(text: str, said: bool) -> None:
    assert says_any(crisis.TABLE, text) is said


@pytest.mark.parametrize(
    ("text", "said"), [("안락사 약", True), ("강아지 안락사", False), ("안 죽는 법", False), ("죽는 법", True)]
)
def test_what_stands_before_or_beside_it_counts(text: str, said: bool) -> None:
    assert says_any(crisis.TABLE, text) is said


@pytest.mark.parametrize("table", TABLES)
@given(text=st.text(alphabet="죽고싶 다법는독만들폭탄자살a ", max_size=40))
def test_spaces_around_a_text_change_nothing(table: str, text: str) -> None:
    assert says_any(table, f"  {text} ") is says_any(table, text)


@pytest.mark.parametrize("table", TABLES)
@given(text=st.text(alphabet="죽고싶 다법는독만들폭탄자살삶끝내몇알먹면 ah", max_size=30))
def test_looking_sentences_up_by_their_beginnings_loses_none(table: str, text: str) -> None:
    line = as_heard(text)
    assert says_any(table, text) is any(pattern.is_said_in(line) for pattern in EVERY_PATTERN[table])


@pytest.mark.parametrize(
    ("sentence", "text", "said"),
    [
        ("약물 과다", "약물 과다", True),
        ("약물 과다", "약물과다", True),
        ("약물 과다", "약물", False),
        ("약물 과다", "약물 너무 많이 과다", False),
        ("약물 ~ 과다", "약물 너무 많이 과다", True),
        ("약물 감기 ~ 과다", "약물 감기 너무 많이 과다", True),
        ("약물 감기 ~ 과다", "약물 너무 많이 감기 과다", False),
        ("^약물", "약물 과다", True),
        ("^약물", "그 약물", False),
        ("약물$", "그 약물", True),
        ("약물$", "약물 과다", False),
        ("투신", "한국투신", False),
        ("*투신", "한국투신", True),
        ("tnt", "tnt 구매", True),
        ("tnt", "tntx 구매", False),
        ("독", "독", True),
        ("독", "독을", True),
        ("독", "독감", False),
        ("{asks}", "lethal dose", True),
        ("{asks}", "lethaldose", True),
        ("{asks}", "lethal injection", False),
        ("{asks}", "lethal dosexy", False),
        ("{asks}", "극단적 선택", True),
        ("{asks}", "극단적선택", True),
        ("{asks}", "극단적 공격", False),
        ("{asks}", "음독", True),
        ("{asks}", "음독 훈독", False),
        ("약+{asks}", "약음독", True),
        ("약+{asks}", "약음독 훈독", False),
        ("뛰어내리+ㄹ래", "뛰어내릴래", True),
    ],
)
def test_a_sentence_is_said_as_its_signs_and_classes_say(sentence: str, text: str, said: bool) -> None:
    assert pattern_of(crisis.TABLE, Sentence(sentence, (), ())).is_said_in(as_heard(text)) is said


def test_a_sentence_that_begins_anywhere_is_found_inside_a_word() -> None:
    assert says_any(crisis.TABLE, "내일자살방법")
    assert not says_any(crisis.TABLE, "내일자살")

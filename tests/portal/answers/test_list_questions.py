"""A text is read into place, year, happening, thing and list."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.answers.list_questions import ListQuestion
from reference.words.question_words import (
    ACCIDENT_WORDS,
    FACILITY_WORDS,
    FILLERS,
    HAPPENINGS,
    PESTICIDE_WORDS,
    RECALL_WORDS,
    REGISTER_WORDS,
)

LISTS = ACCIDENT_WORDS | HAPPENINGS | FACILITY_WORDS | RECALL_WORDS | PESTICIDE_WORDS


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("부산 도금업체", ("부산", "도금", "업체")),
        ("2023년화학사고현황", ("2023", "화학", "사고현황")),
        ("2012년도 사고", ("2012년도", "사고")),
        ("여수폭발사고", ("여수", "폭발", "사고")),
        ("안산의 공장에서", ("안산의", "공장에서")),
    ],
)
def test_a_word_is_cut_where_a_list_is_written_onto_it(text: str, words: tuple[str, ...]) -> None:
    assert ListQuestion(text).words == words


def test_places_years_and_happenings_are_taken_out_and_things_are_left() -> None:
    question = ListQuestion("2019년 경기도 안산 도금 공장에서 화재")
    assert [place.value for place in question.places] == ["경기도", "안산"]
    assert (question.years, question.happenings, question.things) == (("2019",), ("화재",), ("도금",))


@pytest.mark.parametrize(
    ("text", "accidents", "facilities", "recalls", "pesticides"),
    [
        ("안산 화학사고", True, False, False, False),
        ("안산 공장", False, True, False, False),
        ("크레용 리콜", False, False, True, False),
        ("그라목손 등록 취소", False, False, False, True),
        ("그라목손 등록", False, False, False, False),
        ("글리콜", False, False, False, False),
    ],
)
def test_the_list_is_named(text: str, accidents: bool, facilities: bool, recalls: bool, pesticides: bool) -> None:
    question = ListQuestion(text)
    assert question.asks_for_accidents is accidents
    assert question.asks_for_facilities is facilities
    assert question.asks_for_recalls is recalls
    assert question.asks_for_pesticides is pesticides


def test_the_words_of_a_named_substance_are_no_things() -> None:
    assert ListQuestion("안산 불산 공장", ("불산",)).things == ()
    assert ListQuestion("구리 공장", ("구리",)).places == ()


@given(st.text(max_size=60))
def test_any_text_is_read(text: str) -> None:
    question = ListQuestion(text)
    assert not set(question.things) & {place.name for place in question.places}


@pytest.mark.parametrize("word", sorted(LISTS | FILLERS))
def test_a_word_that_names_a_list_narrows_none(word: str) -> None:
    assert ListQuestion(f"크레용 {word}").things == ("크레용",)


@pytest.mark.parametrize("word", sorted(word for word in LISTS | FILLERS | REGISTER_WORDS if len(word) > 1))
def test_a_word_of_a_list_is_cut_off_the_word_it_is_written_onto(word: str) -> None:
    assert ListQuestion(f"크레용{word}").words[0] == "크레용"


def test_words_of_a_register_narrow_a_list_unless_they_ask_for_pesticides() -> None:
    assert ListQuestion("그라목손 등록").things == ("그라목손", "등록")
    assert ListQuestion("그라목손 등록 취소").things == ("그라목손",)


@pytest.mark.parametrize("text", ["새공장", "헌공장"])
def test_a_single_syllable_is_not_cut_off(text: str) -> None:
    assert ListQuestion(text).words == (text,)


@pytest.mark.parametrize(
    ("text", "things"),
    [
        ("크레용은 리콜", ("크레용",)),
        ("도금을 사고", ("도금",)),
        ("물에서는 사고", ("물에서는",)),
        ("크레용 크레용을 리콜", ("크레용",)),
    ],
)
def test_a_thing_is_named_once_and_without_its_particle_where_two_syllables_are_left(
    text: str, things: tuple[str, ...]
) -> None:
    assert ListQuestion(text).things == things


@pytest.mark.parametrize(
    ("text", "names", "things"),
    [
        ("불산의 공장", ("불산",), ()),
        ("수산화 나트륨 공장", ("수산화나트륨",), ()),
        ("수 공장", ("수산화나트륨",), ("수",)),
        ("은 공장", ("은",), ()),
        ("염산 공장", ("불산",), ("염산",)),
    ],
)
def test_a_word_within_the_name_of_a_substance_is_no_thing_unless_it_is_one_syllable_of_it(
    text: str, names: tuple[str, ...], things: tuple[str, ...]
) -> None:
    assert ListQuestion(text, names).things == things


def test_years_places_and_happenings_are_given_once_each() -> None:
    question = ListQuestion("2012년 안산 안산의 화재 화재가 2012 2013년도")
    assert (question.years, question.happenings) == (("2012", "2013"), ("화재",))
    assert [place.value for place in question.places] == ["안산"]

"""A text is read into place, year, happening, thing and list."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.answers.list_questions import ListQuestion


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

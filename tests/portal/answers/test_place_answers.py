"""Places: lists of what is there, never a substance with a similar name."""

from __future__ import annotations

from urllib.parse import unquote

import pytest

from portal.answers.answer import Answer, AnswerKind
from portal.answers.answer_rules import answer_from_results
from search.engine_types import Hit, Why
from tests.portal.answers.fakes import FakeRecords, hit, results_for


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("울산", "/facilities?region=울산광역시"),
        ("안산", "/facilities?q=안산"),
        ("여수 산단", "/facilities?q=여수"),
        ("울산 화학공장", "/facilities?region=울산광역시"),
        ("구미 화학사고", "/accidents?q=구미"),
    ],
)
def test_a_place_is_a_list_although_a_substance_is_a_letter_away(text: str, url: str) -> None:
    answer = answer_from_results(text, results_for(text, hit("7664-39-3", Why.TYPO, "불산")), FakeRecords())
    assert (answer.kind, unquote(answer.url)) == (AnswerKind.LIST, url)


def test_a_substance_of_that_name_comes_first() -> None:
    assert (
        answer_from_results("구리", results_for("구리", hit("7440-50-8", Why.NAME, "구리")), FakeRecords()).kind
        is AnswerKind.SUBSTANCE
    )


def test_a_substance_beside_a_place_is_the_substance() -> None:
    answer = answer_from_results(
        "구미 불산 사고", results_for("구미 불산 사고", hit("7664-39-3", Why.WORDS, "불산")), FakeRecords()
    )
    assert (answer.kind, answer.cas) == (AnswerKind.SUBSTANCE, ("7664-39-3",))


def answered(text: str, *hits: Hit) -> Answer:
    return answer_from_results(text, results_for(text, *hits), FakeRecords())


@pytest.mark.parametrize(
    "text",
    ["2012년 화학사고", "2012 사고", "2012년도 화학물질 누출사고 현황", "2012년의 사고 목록", "2012년 사고 통계"],
)
def test_a_year_is_the_list_of_its_accidents(text: str) -> None:
    answer = answered(text)
    assert (answer.kind, answer.url, answer.intent, answer.title) == (
        AnswerKind.LIST, "/accidents?year=2012", "accidents", "2012년의 화학사고",
    )  # fmt: skip
    assert answer.lines == ("기관이 공개한 것만 있습니다.",)


@pytest.mark.parametrize("text", ["1812년 사고", "2012년", "2012년 불산 사고", "20123년 사고"])
def test_other_texts_are_no_year_of_accidents(text: str) -> None:
    assert not answered(text).url.startswith("/accidents?year")


def test_a_place_is_named_with_what_is_listed_and_what_the_list_does_not_say() -> None:
    facilities, accidents = answered("울산 화학공장"), answered("구미 화학사고")
    assert (facilities.title, facilities.lines) == (
        "울산의 화학물질 취급시설", ("신고 시점 자료, 현재 재고 아님, 없다는 뜻 아님.",),
    )  # fmt: skip
    assert (accidents.title, accidents.lines) == ("구미의 화학사고", ("기관이 공개한 것만 있습니다.",))


def test_a_year_or_place_with_a_name_in_the_records_is_no_list() -> None:
    assert answered("구리 화학공장", hit("7440-50-8", Why.WORDS, "구리")).kind is AnswerKind.SUBSTANCE
    assert answered("2012 불산 사고", hit("7664-39-3", Why.WORDS, "불산")).kind is AnswerKind.SUBSTANCE


@pytest.mark.parametrize("text", ["맛집", "공장 맛집", "울산 맛집"])
def test_what_is_no_place_is_no_list(text: str) -> None:
    assert answered(text).kind is AnswerKind.NONE

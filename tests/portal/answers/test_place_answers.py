"""Places: lists of what is there, never a substance with a similar name."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import unquote, unquote_plus

import pytest

from portal.answers.answer import Answer, AnswerKind
from portal.answers.answer_rules import answer_from_results
from search.engine_types import Hit, Why
from tests.portal.answers.fakes import FakeRecords, hit, results_for


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("울산", "/facilities?region=울산광역시"),
        ("안산", "/facilities?place=안산"),
        ("여수 산단", "/facilities?place=여수"),
        ("울산 화학공장", "/facilities?region=울산광역시"),
        ("구미 화학사고", "/accidents?place=구미"),
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


def answered(text: str, *hits: Hit) -> Answer:
    return answer_from_results(text, results_for(text, *hits), FakeRecords())


@pytest.mark.parametrize(
    "text",
    [
        "2012년 화학사고",
        "2012 사고",
        "2012년도 화학물질 사고 현황",
        "2012년의 사고 목록",
        "2012년사고현황",
        "2012년 사고 통계",
    ],
)
def test_a_year_is_the_list_of_its_accidents(text: str) -> None:
    answer = answered(text)
    assert (answer.kind, answer.url, answer.intent, answer.title) == (
        AnswerKind.LIST, "/accidents?year=2012", "accidents", "2012년의 화학사고",
    )  # fmt: skip
    assert answer.lines == ("기관이 공개한 것만 있습니다.",)


@pytest.mark.parametrize("text", ["1812년 사고", "2012년", "20123년 사고"])
def test_other_texts_are_no_year_of_accidents(text: str) -> None:
    assert not answered(text).url.startswith("/accidents?year")


HF = hit("7664-39-3", Why.WORDS, "불산")


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("구미 불산 사고", "/accidents?place=구미&substance=7664-39-3"),
        ("2012년 불산 사고", "/accidents?year=2012&substance=7664-39-3"),
        ("2012년 구미 불산 사고", "/accidents?place=구미&year=2012&substance=7664-39-3"),
        ("경기도 불산 취급 업체", "/facilities?region=경기도&substance=7664-39-3"),
        ("시흥 불산 취급시설", "/facilities?place=시흥&substance=7664-39-3"),
        ("구미 불산 취급시설", "/facilities?place=구미"),
        ("안산 도금 공장", "/facilities?place=안산&q=도금"),
        ("부산 도금업체", "/facilities?region=부산광역시&q=도금"),
        ("반도체 소재 공장", "/facilities?q=반도체 소재"),
        ("여수 폭발", "/accidents?place=여수&q=폭발"),
        ("여수폭발사고현황", "/accidents?place=여수&q=폭발"),
        ("장난감 프탈레이트 리콜", "/products?q=장난감 프탈레이트"),
        ("불산 크레용 리콜", "/products?substance=7664-39-3&q=크레용"),
        ("불산 등록 취소", "/pesticides?substance=7664-39-3"),
    ],
)
def test_a_whole_question_narrows_the_list_by_all_it_names(text: str, url: str) -> None:
    records = FakeRecords(
        listed=("도금", "반도체", "반도체 소재", "폭발", "장난감", "장난감 프탈레이트", "크레용"),
        stating=("경기도", "시흥"),
    )
    hits = (HF,) if "불산" in text else ()
    answer = answer_from_results(text, results_for(text, *hits), records)
    assert (answer.kind, unquote_plus(answer.url)) == (AnswerKind.LIST, url)
    assert answer.cas == (HF.cas if hits else ())
    assert [offer.cas for offer in answer.offered] == [each.cas for each in hits]


def test_where_a_source_names_no_substances_the_list_says_so_and_is_not_narrowed_by_one() -> None:
    """Content rule 21."""
    answer = answered("구미 불산 취급시설", HF)
    assert any("취급 물질을 밝히지 않음" in line for line in answer.lines)
    assert "substance" not in answer.url


def test_a_word_that_no_entry_has_does_not_narrow_and_is_named() -> None:
    answer = answered("안산 도금 공장")
    assert unquote(answer.url) == "/facilities?place=안산"
    assert any("‘도금’" in line for line in answer.lines)


def test_an_accident_that_may_be_happening_has_119_and_the_substance_at_its_section() -> None:
    answer = answered("평택 불산 누출", HF)
    assert (answer.intent, answer.calls) == ("spill", ("119",))
    assert answer.offered[0].url.endswith("#spill")
    assert answered("평택 불산 누출 사고 현황", HF).intent == "accidents"


@pytest.mark.parametrize(
    "text", ["불산 누출", "불산 사고", "불산 취급시설", "서울 화재 보험", "광주 맛집", "교통 사고 사진"]
)
def test_without_a_place_a_year_or_a_known_thing_it_is_no_list(text: str) -> None:
    hits = (HF,) if "불산" in text else ()
    assert answered(text, *hits).kind is not AnswerKind.LIST


def test_a_place_is_named_with_what_is_listed_and_what_the_list_does_not_say() -> None:
    facilities, accidents = answered("울산 화학공장"), answered("구미 화학사고")
    assert (facilities.title, facilities.lines) == (
        "울산의 화학물질 취급시설", ("신고 시점 자료, 현재 재고 아님, 없다는 뜻 아님.",),
    )  # fmt: skip
    assert (accidents.title, accidents.lines) == ("구미의 화학사고", ("기관이 공개한 것만 있습니다.",))


def test_a_year_or_place_with_a_name_in_the_records_is_no_list() -> None:
    assert answered("구리 화학공장", hit("7440-50-8", Why.WORDS, "구리")).kind is AnswerKind.SUBSTANCE


@pytest.mark.parametrize("text", ["맛집", "공장 맛집", "울산 맛집"])
def test_what_is_no_place_is_no_list(text: str) -> None:
    assert answered(text).kind is AnswerKind.NONE


def test_of_several_years_the_first_narrows_the_list() -> None:
    answer = answered("2012년 2013년 화학사고")
    assert (answer.url, answer.title) == ("/accidents?year=2012", "2012년의 화학사고")


def test_a_substance_of_several_numbers_narrows_a_list_by_the_first() -> None:
    both = replace(HF, cas=("7664-39-3", "71-43-2"))
    assert unquote(answered("구미 불산 사고", both).url) == "/accidents?place=구미&substance=7664-39-3"


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("안산 공장 화재", "/facilities?place=안산"),
        ("2012년 구미", "/accidents?place=구미&year=2012"),
        ("2012년 불산", "/accidents?year=2012&substance=7664-39-3"),
        ("반도체 사고", "/accidents?q=반도체"),
        ("2012년 크레용 리콜", "/products?q=크레용"),
        ("불산 리콜", "/products?substance=7664-39-3"),
        ("여수 폭발", "/accidents?place=여수"),
        ("평택 불산 누출 보험", "/accidents?place=평택&substance=7664-39-3"),
        ("구미 사고 보험", "/accidents?place=구미"),
    ],
)
def test_a_question_is_about_the_list_that_it_names_else_about_accidents_or_facilities(text: str, url: str) -> None:
    records = FakeRecords(listed=("반도체", "크레용", "화재"))
    answer = answer_from_results(text, results_for(text, *((HF,) if "불산" in text else ())), records)
    assert (answer.kind, unquote_plus(answer.url)) == (AnswerKind.LIST, url)


@pytest.mark.parametrize(
    "text", ["불산 도금 사고", "불산 도금 공장", "안산 불산", "2012년 도금", "도금 사고", "불산 공장"]
)
def test_a_substance_beside_a_thing_or_a_place_alone_is_no_list(text: str) -> None:
    hits = (HF,) if "불산" in text else ()
    assert not answered(text, *hits).url.startswith(("/accidents", "/facilities"))


def test_a_substance_without_a_number_does_not_narrow_a_list() -> None:
    answer = answered("구미 불산 사고", replace(HF, cas=()))
    assert (unquote(answer.url), answer.cas, len(answer.offered)) == ("/accidents?place=구미", (), 1)


def test_an_accident_of_an_earlier_year_is_no_emergency() -> None:
    past = answered("2012년 평택 불산 누출", HF)
    assert past.intent == "accidents"
    assert answered("구미 불산 사고", HF).offered[0].url == HF.url


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("반도체 공장", "반도체 화학물질 취급시설"),
        ("2012년 구미 불산 사고", "2012년 구미의 불산 화학사고"),
        ("울산 안산 공장", "울산 안산의 화학물질 취급시설"),
    ],
)
def test_a_list_is_titled_by_year_places_substance_and_things(text: str, title: str) -> None:
    hits = (HF,) if "불산" in text else ()
    answer = answer_from_results(text, results_for(text, *hits), FakeRecords(listed=("반도체",)))
    assert answer.title == title

"""Questions for what changed lead to the changes that they mean, and nothing else does."""

from __future__ import annotations

from datetime import datetime
from urllib.parse import parse_qsl, urlsplit

import pytest

from portal.answers.answer import Answer, AnswerKind
from portal.answers.answer_rules import answer_from_results
from portal.seoul_time import SEOUL
from search.engine_types import Hit, Why
from tests.portal.answers.fakes import FakeRecords, hit, results_for
from tests.portal.clock import Clock

CHLORINE = hit("7782-50-5", Why.WORDS, "염소")


@pytest.fixture(autouse=True)
def _a_sunday_in_november(clock: Clock) -> None:
    clock.set(datetime(2026, 11, 29, 12, tzinfo=SEOUL))


def _answered(text: str, *hits: Hit) -> Answer:
    return answer_from_results(text, results_for(text, *hits), FakeRecords())


def _asked(answer: Answer) -> dict[str, str]:
    address = urlsplit(answer.url)
    return {"path": address.path, **dict(parse_qsl(address.query))}


LAST_MONTH = {"since": "2026-10-01", "until": "2026-10-31"}
THIS_WEEK = {"since": "2026-11-23", "until": "2026-11-29"}
RECENTLY = {"since": "2026-10-30", "until": "2026-11-29"}


@pytest.mark.parametrize(
    ("text", "filters"),
    [
        ("지난달 바뀐 것", LAST_MONTH),
        ("지난 달에 바뀐 게 뭐야", LAST_MONTH),
        ("최근 바뀐 물질", RECENTLY),
        ("이번 주 변경", THIS_WEEK),
        ("이번주 변경사항 알려줘", THIS_WEEK),
        ("최근 7일 업데이트", {"since": "2026-11-22", "until": "2026-11-29"}),
        ("2026년 10월 변경된 자료", LAST_MONTH),
        ("변경사항", {}),
        ("최근 개정", {**RECENTLY, "kind": "legal_listing"}),
        ("최근개정", {**RECENTLY, "kind": "legal_listing"}),
        ("개정된 고시", {"kind": "legal_listing"}),
        ("지난달 추가된 물질", {**LAST_MONTH, "change": "added"}),
        ("이번 달 삭제된 것", {"since": "2026-11-01", "until": "2026-11-30", "change": "withdrawn"}),
        ("지난달 사고대비물질 변경", {**LAST_MONTH, "list": "사고대비물질"}),
        ("최근 새로 지정된 사고대비물질", {**RECENTLY, "list": "사고대비물질"}),
        ("소방청 최근 변경", {**RECENTLY, "agency": "소방청"}),
        ("안전보건공단 지난달 바뀐 것", {**LAST_MONTH, "agency": "고용노동부 산업안전보건공단"}),
    ],
)
def test_a_question_for_changes_has_the_filters_that_it_names(text: str, filters: dict[str, str]) -> None:
    answer = _answered(text)
    assert answer.kind is AnswerKind.LIST
    assert _asked(answer) == {"path": "/changes", **filters}


@pytest.mark.parametrize("text", ["염소 변경 이력", "염소의 이력", "염소 바뀐 값", "염소 연혁", "염소 변화"])
def test_a_substance_leads_to_its_history(text: str) -> None:
    answer = _answered(text, CHLORINE)
    assert (answer.kind, answer.url, answer.cas) == (
        AnswerKind.SUBSTANCE,
        "/substances/7782-50-5/history",
        ("7782-50-5",),
    )
    assert not answer.opens


@pytest.mark.parametrize("text", ["염소 지난달 변경", "지난달 염소에서 바뀐 것", "7782-50-5 지난달 변경"])
def test_a_substance_with_a_time_leads_to_its_changes(text: str) -> None:
    assert _asked(_answered(text, CHLORINE)) == {"path": "/changes", **LAST_MONTH, "cas": "7782-50-5"}


def test_of_two_substances_of_one_name_neither_is_chosen() -> None:
    answer = _answered("염소 변경 이력", CHLORINE, hit("7647-01-0", Why.WORDS, "염소"))
    assert not answer.url.endswith("/history")


def test_a_word_for_three_lists_offers_each_of_them() -> None:
    answer = _answered("유독물질 최근 개정")
    assert [_asked(Answer(AnswerKind.LIST, url=offer.url))["list"] for offer in answer.offered] == [
        "인체급성유해성물질",
        "인체만성유해성물질",
        "생태유해성물질",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "변경신고 대상",
        "최근 화학사고",
        "지난달",
        "수정",
        "이력",
        "추가",
        "삭제",
        "염소 누출 변경",
        "사고대비물질 목록",
        "최근",
    ],
)
def test_a_text_about_anything_else_is_no_question_for_changes(text: str) -> None:
    assert not _answered(text, CHLORINE).url.startswith("/changes")

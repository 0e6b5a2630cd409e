"""Staff's answers to reports: signed, one in force, undone and never deleted."""

from __future__ import annotations

import pytest

from portal.curation.decisions import Signed
from portal.feedback.report_answers import (
    LONGEST_ANSWER,
    CannotAnswer,
    answer,
    answer_in_force,
    erase_text,
    undo_answer,
    waiting_reports,
)
from portal.feedback.report_intake import SentReport, take
from portal.models import ReportAnswer, VisitorReport
from tests.portal.clock import Clock

pytestmark = pytest.mark.django_db


@pytest.fixture
def report() -> VisitorReport:
    return take(SentReport("/search?q=x", "search", "없음"), "192.0.2.7")


def test_a_report_waits_until_it_is_answered_and_again_once_that_is_undone(report: VisitorReport) -> None:
    assert list(waiting_reports()) == [report]
    given = answer(report, "answered", Signed("담당자", " 고쳤습니다 "))
    assert (given.text, given.signed_by) == ("고쳤습니다", "담당자")
    assert not waiting_reports().exists()
    assert undo_answer(report, "다른 사람")
    assert list(waiting_reports()) == [report]
    given.refresh_from_db()
    assert (given.undone_by, given.undone_at is None) == ("다른 사람", False)
    assert not undo_answer(report, "다른 사람")
    answer(report, "closed", Signed("담당자", "오류가 아님"))
    assert ReportAnswer.objects.count() == 2


def test_a_second_answer_needs_the_first_to_be_undone(report: VisitorReport) -> None:
    first = answer(report, "answered", Signed("담당자", "답"))
    with pytest.raises(CannotAnswer, match="담당자 님이 이미"):
        answer(report, "closed", Signed("다른 사람", "까닭"))
    assert answer_in_force(report) == first


@pytest.mark.parametrize(
    ("outcome", "text", "words"),
    [
        ("", "답", "골라"),
        ("deleted", "답", "골라"),
        ("answered", " ", "적어 주십시오"),
        ("closed", "가" * (LONGEST_ANSWER + 1), "2,000자"),
    ],
)
def test_what_is_no_answer_is_refused(report: VisitorReport, outcome: str, text: str, words: str) -> None:
    with pytest.raises(CannotAnswer, match=words):
        answer(report, outcome, Signed("담당자", text))
    assert answer_in_force(report) is None


def test_an_erased_text_is_gone_and_who_erased_it_stands_in_its_place(report: VisitorReport, clock: Clock) -> None:
    erase_text(report, "담당자")
    report.refresh_from_db()
    assert report.text == f"(개인정보 삭제) 담당자, {clock.today}"
    assert list(waiting_reports()) == [report]

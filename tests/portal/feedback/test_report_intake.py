"""A report is checked, bounded, freed of personal numbers and stored under an address that nobody can guess."""

from __future__ import annotations

import pytest

from portal.feedback.report_intake import LONGEST_TEXT, NotTaken, SentReport, take
from portal.feedback.sending_bounds import MOST_OF_SENDER, TooManyReports
from portal.models import ReportPart, ReportSender, VisitorReport

pytestmark = pytest.mark.django_db

SENDER = "192.0.2.7"


def sent(text: str | None = "끓는점이 다릅니다", part: str = ReportPart.PROPERTIES) -> SentReport:
    return SentReport("/substances/71-43-2", part, text)


def test_a_report_is_kept_as_it_was_sent_under_an_address_of_its_own() -> None:
    one, other = take(sent(), SENDER), take(sent(), SENDER)
    assert (one.page, one.part, one.text) == ("/substances/71-43-2", "properties", "끓는점이 다릅니다")
    assert one.token != other.token
    assert len(one.token) >= 22


@pytest.mark.parametrize(
    ("text", "part", "words"),
    [
        ("글", "", "골라 주십시오"),
        ("글", "everything", "골라 주십시오"),
        ("", "other", "적어 주십시오"),
        (" \n ", "other", "적어 주십시오"),
        ("가" * (LONGEST_TEXT + 1), "other", "2,001자"),
    ],
)
def test_what_cannot_be_taken_is_told_in_korean_and_neither_stored_nor_counted(
    text: str, part: str, words: str
) -> None:
    with pytest.raises(NotTaken, match=words):
        take(sent(text, part), SENDER)
    assert not VisitorReport.objects.exists()
    assert not ReportSender.objects.exists()


def test_the_longest_text_and_one_that_is_not_kept_are_taken() -> None:
    assert len(take(sent("가" * LONGEST_TEXT), SENDER).text) == LONGEST_TEXT
    assert take(sent(None), SENDER).text == ""


def test_mobile_and_resident_numbers_are_removed_before_anything_is_stored() -> None:
    kept = take(sent("연락 010-1234-5678, 900101-1234567"), SENDER)
    assert VisitorReport.objects.get(pk=kept.pk).text == "연락 (개인정보 삭제), (개인정보 삭제)"


def test_a_report_beyond_the_bound_is_not_stored() -> None:
    for _ in range(MOST_OF_SENDER):
        take(sent(), SENDER)
    with pytest.raises(TooManyReports, match="내일"):
        take(sent(), SENDER)
    assert VisitorReport.objects.count() == MOST_OF_SENDER
    take(sent(), "192.0.2.8")


def test_no_column_holds_the_address_of_the_sender() -> None:
    take(sent(), SENDER)
    stored = [*VisitorReport.objects.values_list(), *ReportSender.objects.values_list()]
    assert SENDER not in repr(stored)

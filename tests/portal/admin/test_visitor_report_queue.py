"""Staff's queue of visitors' reports: read escaped, answered or closed with a signature, undone; nothing without the right."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.test import Client

from portal.admin.visitor_report_queue import entry_of_page
from portal.feedback.report_intake import SentReport, take
from portal.models import ReportAnswer, VisitorReport
from tests.portal.admin.test_decision_pages import signed_in
from tests.portal.factories import entry

pytestmark = pytest.mark.django_db

LIST = "/admin/portal/visitorreport/"
TEXT = "<script>alert(1)</script> 값이 다릅니다"
GIVEN = {"outcome": "answered", "text": "표시를 보류했습니다"}


@pytest.fixture
def report() -> VisitorReport:
    entry("cas:71-43-2", "벤젠")
    return take(SentReport("/substances/71-43-2/card?form=gas", "card", TEXT), "192.0.2.7")


@pytest.fixture
def browser() -> Client:
    """Somebody who may answer and undo."""
    return signed_in("view_visitorreport", "add_reportanswer", "change_reportanswer", "add_decision")


def one(report: VisitorReport) -> str:
    return f"{LIST}{report.pk}/change/"


def test_the_report_stands_escaped_with_its_page_and_the_way_to_a_decision(
    browser: Client, report: VisitorReport
) -> None:
    for address in (LIST, one(report)):
        shown = browser.get(address).content.decode()
        assert "<script>alert(1)" not in shown
        assert "&lt;script&gt;alert(1)&lt;/script&gt; 값이 다릅니다" in shown
    assert 'href="/substances/71-43-2/card?form=gas"' in shown
    assert "/admin/portal/decision/add/?subject=cas%3A71-43-2&amp;entry=cas%3A71-43-2" in shown


def test_an_answer_is_signed_read_by_the_visitor_and_undone(browser: Client, report: VisitorReport) -> None:
    assert browser.post(one(report), {**GIVEN, "text": f"{GIVEN['text']}\0"}).headers["Location"] == one(report)
    assert (ReportAnswer.objects.get().signed_by, ReportAnswer.objects.get().text) == ("담당자", GIVEN["text"])
    visitor = Client(headers={"host": "localhost"})
    assert GIVEN["text"] in visitor.get(f"/report/{report.token}").content.decode()
    assert str(report.pk) not in _listed(browser, "yes")
    assert browser.post(one(report), {"undo": "1"}).status_code == 302
    assert GIVEN["text"] not in visitor.get(f"/report/{report.token}").content.decode()
    assert "취소함: 담당자" in browser.get(one(report)).content.decode()
    assert str(report.pk) in _listed(browser, "yes")
    assert _listed(browser, "no") == []


def test_who_waits_longest_comes_first_and_of_all_reports_the_newest(browser: Client, report: VisitorReport) -> None:
    later = take(SentReport("", "other", "둘째"), "192.0.2.7")
    assert _listed(browser, "yes") == [str(report.pk), str(later.pk)]
    assert _listed(browser, "") == [str(later.pk), str(report.pk)]


def _listed(browser: Client, waiting: str) -> list[str]:
    found = browser.get(f"{LIST}?waiting={waiting}").context["cl"].result_list
    return [str(each.pk) for each in found]


@pytest.mark.parametrize(("changed", "words"), [({"text": " "}, "적어 주십시오"), ({"outcome": "x"}, "골라 주십시오")])
def test_what_is_no_answer_is_refused_with_the_reason(
    browser: Client, report: VisitorReport, changed: dict[str, str], words: str
) -> None:
    answer = browser.post(one(report), {**GIVEN, **changed})
    assert answer.status_code == 400
    assert words in answer.content.decode()
    assert not ReportAnswer.objects.exists()


def test_a_text_that_names_a_person_is_erased_by_who_may(browser: Client, report: VisitorReport) -> None:
    assert "글 지우기" not in browser.get(one(report)).content.decode()
    assert browser.post(one(report), {"erase": "1"}).status_code == 403
    eraser = signed_in("view_visitorreport", "change_visitorreport", name="넷째")
    assert "글 지우기" in eraser.get(one(report)).content.decode()
    assert eraser.post(one(report), {"erase": "1"}).status_code == 302
    assert "값이 다릅니다" not in eraser.get(one(report)).content.decode()
    assert VisitorReport.objects.get().text.startswith("(개인정보 삭제) 넷째, ")


def test_each_right_is_asked_for(report: VisitorReport) -> None:
    looking = signed_in("view_visitorreport")
    shown = looking.get(one(report)).content.decode()
    assert "이름으로 답하기" not in shown
    assert "판단하기" not in shown
    assert looking.post(one(report), GIVEN).status_code == 403
    assert looking.post(one(report), {"undo": "1"}).status_code == 403
    nobody = signed_in("view_decision", name="다른 사람")
    assert nobody.get(LIST).status_code == 403
    assert nobody.get(one(report)).status_code == 403
    assert nobody.post(one(report), GIVEN).status_code == 403
    strict = Client(headers={"host": "localhost"}, enforce_csrf_checks=True)
    strict.force_login(User.objects.create_superuser("root"))
    assert strict.post(one(report), GIVEN).status_code == 403
    assert not ReportAnswer.objects.exists()


def test_nobody_rewrites_or_deletes_a_report(report: VisitorReport) -> None:
    root = Client(headers={"host": "localhost"})
    root.force_login(User.objects.create_superuser("root"))
    assert root.post(f"{LIST}{report.pk}/delete/", {"post": "yes"}).status_code == 403
    assert root.get(f"{LIST}add/").status_code == 403
    assert VisitorReport.objects.get().text == TEXT


@pytest.mark.parametrize("key", ["999999", "9" * 30, "abc", "²"])
def test_a_report_that_is_not_there_is_a_404(browser: Client, key: str) -> None:
    assert browser.get(f"{LIST}{key}/change/").status_code == 404


@pytest.mark.parametrize(
    ("page", "key"),
    [
        ("/substances/71-43-2", "cas:71-43-2"),
        ("/en/substances/71-43-2/card", "cas:71-43-2"),
        ("/facilities/%EA%B3%B5%EC%9E%A5", "rec:f/1"),
        ("/search?q=71-43-2", ""),
        ("/substances/108-88-3", ""),
        ("", ""),
    ],
)
def test_the_entry_of_a_page_is_found_by_its_address(page: str, key: str) -> None:
    entry("cas:71-43-2", "벤젠")
    entry("rec:f/1", "공장", kind="facility", slug="공장")
    found = entry_of_page(page)
    assert (found.key if found else "") == key

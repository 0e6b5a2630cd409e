"""``/report`` and the address of one report: for visitors without an account, JavaScript or a word about themselves."""

from __future__ import annotations

from html import unescape

import pytest
from django.test import Client

from portal.curation.decisions import Signed
from portal.feedback import sending_bounds
from portal.feedback.report_answers import answer, undo_answer
from portal.models import ReportPart, VisitorReport

pytestmark = pytest.mark.django_db

GIVEN = {"from": "/substances/71-43-2", "part": "limits", "text": "단위가 다릅니다"}
CRISIS = "이제 그만 죽고 싶어요"


def page(browser: Client, address: str) -> str:
    answered = browser.get(address)
    assert answer_is_private(answered.headers)
    return unescape(answered.content.decode())


def answer_is_private(headers: object) -> bool:
    """Whether no cache keeps the page: it holds a form's token, or what one visitor reported."""
    return "no-store" in dict(headers)["Cache-Control"]  # type: ignore[call-overload, no-any-return]


def test_the_form_asks_for_page_part_and_text_and_for_nothing_of_the_visitor(browser: Client) -> None:
    form = page(browser, "/report?from=/substances/71-43-2")
    assert 'name="from" value="/substances/71-43-2"' in form
    assert all(label in form for label in ReportPart.labels)
    assert 'href="tel:119"' in form
    for asked in ("email", "이메일", 'type="tel"', 'name="name"'):
        assert asked not in form


def test_the_page_from_which_somebody_comes_is_filled_in(browser: Client) -> None:
    answered = browser.get("/report", headers={"referer": "http://localhost/mix?item=water"})
    assert 'name="from" value="/mix?item=water"' in unescape(answered.content.decode())
    answered = browser.get("/report", headers={"referer": "https://example.org/substances/71-43-2"})
    assert 'name="from" value=""' in answered.content.decode()


def test_an_address_of_another_site_is_said_and_not_filled_in(browser: Client) -> None:
    form = page(browser, "/report?from=https://example.org/")
    assert "이 포털의 쪽 주소가 아닙니다" in form
    assert 'value="https://example.org/"' not in form


def test_a_report_leads_to_its_own_address_with_number_and_119(browser: Client) -> None:
    answered = browser.post("/report", GIVEN)
    sent = VisitorReport.objects.get()
    assert (answered.status_code, answered.headers["Location"]) == (302, f"/report/{sent.token}")
    told = page(browser, f"/report/{sent.token}")
    for said in (
        f"오류 신고 {sent.pk}번",
        "아직 답하지 않았습니다",
        'href="tel:119"',
        "/substances/71-43-2",
        "노출기준",
    ):
        assert said in told
    assert 'name="robots" content="noindex"' in told
    assert GIVEN["text"] not in told, "the text is for staff"


def test_the_answer_stands_at_that_address_escaped_until_it_is_undone(browser: Client) -> None:
    browser.post("/report", GIVEN)
    sent = VisitorReport.objects.get()
    answer(sent, "answered", Signed("담당자", "<b>고쳤습니다</b>"))
    told = browser.get(f"/report/{sent.token}").content.decode()
    assert "&lt;b&gt;고쳤습니다&lt;/b&gt;" in told
    assert "서명 담당자" in told
    undo_answer(sent, "담당자")
    assert "고쳤습니다" not in browser.get(f"/report/{sent.token}").content.decode()


def test_an_unknown_address_of_a_report_is_a_404_that_says_so(browser: Client) -> None:
    answered = browser.get("/report/1")
    assert answered.status_code == 404
    assert "이 주소의 신고가 없습니다" in answered.content.decode()


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"part": ""}, "어느 부분이"),
        ({"text": ""}, "적어 주십시오"),
        ({"text": "가" * 2_001}, "2,001자"),
        ({"from": "https://example.org/"}, "쪽 주소가 아닙니다"),
        ({"website": "https://example.org/"}, "비워 두어야 하는 칸"),
    ],
)
def test_what_cannot_be_taken_comes_back_with_the_reason_and_what_was_typed(
    browser: Client, changed: dict[str, str], words: str
) -> None:
    given = {**GIVEN, **changed}
    answered = browser.post("/report", given)
    told = unescape(answered.content.decode())
    assert answered.status_code == 400
    assert words in told
    assert given["text"] in told
    assert not VisitorReport.objects.exists()


def test_line_breaks_count_once_and_characters_that_no_database_keeps_fall_away(browser: Client) -> None:
    browser.post("/report", {**GIVEN, "from": "", "text": "가\r\n" * 1_000 + "\0"})
    assert VisitorReport.objects.get().text == ("가\n" * 1_000).strip()


def test_beyond_the_bound_of_the_day_the_form_says_when_to_come_again(
    browser: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sending_bounds, "MOST_OF_SENDER", 1)
    browser.post("/report", GIVEN)
    answered = browser.post("/report", GIVEN)
    assert answered.status_code == 429
    assert "내일 다시" in answered.content.decode()


@pytest.mark.parametrize(
    "text", [CRISIS, f"값이 틀렸습니다.\n{CRISIS}", "가 " * 500 + CRISIS, "치사량이 얼마인가요"], ids=range(4)
)
@pytest.mark.parametrize("changed", [{}, {"part": ""}, {"website": "x"}, {"from": "https://example.org/"}])
def test_a_cry_for_help_gets_109_and_119_first_and_is_not_kept(
    browser: Client, text: str, changed: dict[str, str]
) -> None:
    """Content rule 9, whatever else is wrong with the form."""
    answered = browser.post("/report", {**GIVEN, **changed, "text": text})
    told = answered.content.decode()
    assert answered.status_code == 200
    main = told[told.index("<main") :]
    assert 0 < main.index("tel:109") < main.index("tel:119") < main.index("<h1")
    assert CRISIS not in told
    assert not VisitorReport.objects.exists()


def test_an_error_can_be_reported_without_the_text_that_is_not_kept(browser: Client) -> None:
    form = browser.post("/report", {**GIVEN, "text": "치사량 값이 틀렸습니다"}).content.decode()
    assert 'name="without_text"' in form
    browser.post("/report", {**GIVEN, "text": CRISIS, "without_text": "1"})
    sent = VisitorReport.objects.get()
    assert (sent.page, sent.part, sent.text) == (GIVEN["from"], "limits", "")


def test_a_query_that_is_a_cry_for_help_is_not_kept_with_its_page(browser: Client) -> None:
    """Content rule 9."""
    browser.post("/report", {**GIVEN, "from": f"/search?q={CRISIS}"})
    assert VisitorReport.objects.get().page == "/search"


def test_a_report_without_the_forms_token_is_refused_in_korean() -> None:
    strict = Client(headers={"host": "localhost"}, enforce_csrf_checks=True)
    answered = strict.post("/report", GIVEN)
    assert answered.status_code == 403
    assert "새로 고친 뒤" in answered.content.decode()
    token = strict.get("/report").cookies["csrftoken"].value
    assert strict.post("/report", {**GIVEN, "csrfmiddlewaretoken": token}).status_code == 302

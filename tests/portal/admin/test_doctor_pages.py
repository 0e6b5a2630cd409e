"""Staff's page of doctor: who may look, who may start, and that a page never asks an agency itself."""

from __future__ import annotations

from html import unescape

import pytest
from django.test import Client, override_settings
from kombu.exceptions import OperationalError

from connectors.registry import CONNECTORS, feed_named
from portal.doctor import rounds, trial
from portal.doctor.rounds import ask_connector
from portal.schedule import doctor_requests, tasks
from tests.portal.admin.test_decision_pages import signed_in

pytestmark = pytest.mark.django_db

PAGE = "/admin/portal/syncrun/doctor/"
NAMES = [connector.name for connector in CONNECTORS]


@pytest.fixture
def queued(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The connectors for which the queue was asked."""
    asked: list[str] = []
    monkeypatch.setattr(doctor_requests.doctor, "apply_async", lambda args, retry: asked.append(*args))
    monkeypatch.setattr(trial, "open_source", lambda *given: pytest.fail("a page asked an agency"))
    return asked


@pytest.fixture
def browser() -> Client:
    return signed_in("view_syncrun", "add_syncrun")


def page(browser: Client) -> str:
    answer = browser.get(PAGE)
    assert answer.status_code == 200
    return unescape(answer.content.decode())


def test_without_a_round_the_page_says_so(browser: Client) -> None:
    assert "아직 점검한 적이 없습니다." in page(browser)


@override_settings(DEMO="on")
def test_the_last_report_is_shown_with_its_time_and_what_to_do(browser: Client) -> None:
    ask_connector("toxinfo", [feed_named("toxinfo.values"), feed_named("toxinfo.summary")])
    told = page(browser)
    assert "getSummaryInfo" in told
    assert "할 일" in told
    assert "기관 누리집의 건수와 견주어 봄" in told
    assert rounds.latest_reports()[0].asked_at[:4] in told


def test_starting_queues_each_connector_and_asks_nobody(browser: Client, queued: list[str]) -> None:
    answer = browser.post(PAGE, follow=True)
    assert queued == NAMES
    assert "대기열에 넣음" in unescape(answer.content.decode())


def test_only_the_chosen_connectors_are_queued(browser: Client, queued: list[str]) -> None:
    browser.post(PAGE, {"connector": ["psis", "nobody"]})
    assert queued == ["psis"]


def test_a_queue_that_takes_no_task_is_said_and_nothing_runs_in_the_page(
    browser: Client, queued: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(args: object, retry: bool) -> None:
        raise OperationalError("redis://:hunter2@127.0.0.1")

    monkeypatch.setattr(doctor_requests.doctor, "apply_async", refuse)
    told = unescape(browser.post(PAGE, {"connector": ["psis"]}, follow=True).content.decode())
    assert "대기열이 작업을 받지 않아 묻지 못함: psis" in told
    assert "hunter2" not in told


def test_who_may_only_look_cannot_start_and_others_do_not_look(queued: list[str]) -> None:
    looking = signed_in("view_syncrun")
    assert "점검 시작" not in page(looking)
    assert looking.post(PAGE).status_code == 403
    assert signed_in("view_decision", name="다른 사람").get(PAGE).status_code == 403
    assert Client(headers={"host": "localhost"}).get(PAGE).status_code == 302
    assert queued == []


def test_the_list_of_runs_leads_to_the_page(browser: Client) -> None:
    assert PAGE in browser.get("/admin/portal/syncrun/").content.decode()


@override_settings(DEMO="on")
def test_the_task_keeps_the_reports_of_its_connector() -> None:
    tasks.doctor("gyeonggi")
    assert [report.feed for report in rounds.latest_reports()] == ["ncis.facilities_gyeonggi"]

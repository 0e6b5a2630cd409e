"""The staff's first page, in Korean: what is red, what waits with counts, what was decided last, each with its way."""

from __future__ import annotations

from html import unescape

import pytest
from django.contrib.auth.models import User
from django.test import Client, override_settings
from django.utils import timezone

from connectors.schema import Fact, FactKind
from portal.admin.first_page import QUEUES
from portal.curation.decisions import Signed, decide, undo
from portal.curation.subjects import Subject
from portal.feedback.report_intake import SentReport, take
from portal.models import (
    Budget,
    ChangeRefusal,
    Decision,
    HeldChange,
    IndexBuild,
    Link,
    Payload,
    Question,
    SyncRun,
    VisitorReport,
)
from tests.portal.admin.test_decision_pages import signed_in
from tests.portal.factories import entry, record_with_facts

pytestmark = pytest.mark.django_db

PAGE = "/admin/"


def page(browser: Client) -> str:
    answer = browser.get(PAGE)
    assert answer.status_code == 200
    return unescape(answer.content.decode())


def run(**values: object) -> None:
    now = timezone.now()
    fixed = {"feed": "ncis.safety", "origin": "live", "host": "h", "pid": 1, "started_at": now, "heartbeat_at": now}
    SyncRun.objects.create(**{**fixed, **values})


@pytest.fixture
def root() -> Client:
    """Somebody who may do everything."""
    browser = Client(headers={"host": "localhost"})
    browser.force_login(User.objects.create_superuser("담당자"))
    return browser


@override_settings(DEMO="on")
def test_a_feed_that_failed_is_red_with_its_words_and_leads_to_its_runs(root: Client) -> None:
    run(state="failed", error="Refused 30", origin="demo")
    told = page(root)
    assert "실패: Refused 30" in told
    assert "/admin/portal/syncrun/?feed=ncis.safety" in told
    assert root.get("/admin/portal/syncrun/?feed=ncis.safety").status_code == 200


@override_settings(DEMO="on")
def test_a_held_change_is_red_and_leads_to_where_it_is_accepted_or_refused(root: Client) -> None:
    now = timezone.now()
    run(
        state="succeeded",
        counts={"held": 1},
        withheld="바뀐 내용 1건을 보류",
        complete=True,
        finished_at=now,
        origin="demo",
    )
    HeldChange.objects.create(feed="ncis.safety", origin="demo", key="1", digest=b"d" * 16, reason="이름", held_at=now)
    told = page(root)
    assert "운영자 확인 필요: 바뀐 내용 1건을 보류" in told
    assert "보류한 변경 <strong>1건</strong>" in told
    assert told.count('href="/admin/portal/changeacceptance/add/"') >= 2


@override_settings(DEMO="on")
def test_what_an_agency_newly_sends_and_an_own_feed_that_failed_are_named(root: Client) -> None:
    run(state="succeeded", drift={"새 항목": 3}, origin="demo")
    run(feed="portal.structures", state="failed", error="표가 없음", origin="portal")
    told = page(root)
    assert "처음 보는 항목 1가지" in told
    assert 'href="/sources#ncis.safety"' in told
    assert "표가 없음" in told


def test_queues_come_with_counts_and_decisions_with_who_and_why(root: Client) -> None:
    take(SentReport("", "other", "글"), "192.0.2.7")
    entry("cas:71-43-2", "벤젠")
    decision = decide("annotate", Subject("cas:71-43-2"), Signed("담당자", "원문 확인 중"))
    undo(decision, "다른 사람")
    told = page(root)
    assert "방문자의 오류 신고 <strong>1건</strong>" in told
    assert 'href="/admin/portal/visitorreport/?waiting=yes"' in told
    assert "원문 확인 중 · 취소함(다른 사람)" in told
    assert "/admin/portal/decision/?q=cas%3A71-43-2" in told
    assert "원문 확인 중" in root.get("/admin/portal/decision/?q=cas%3A71-43-2").content.decode()


def test_every_queue_has_a_page(root: Client) -> None:
    assert [root.get(queue.address).status_code for queue in QUEUES] == [200] * len(QUEUES)


def test_the_pages_of_all_tables_are_headed_in_korean(root: Client) -> None:
    told = page(root)
    for english in ("Decisions", "Sync runs", "Entrys", "Source records", "Index builds", "Held changes", "Visitor"):
        assert english not in told
    for table in ("syncrun", "sourcerecord", "entry", "link", "question", "budget", "indexbuild", "heldchange"):
        listed = root.get(f"/admin/portal/{table}/").content.decode()
        assert "<h1>" in listed
        assert "started at" not in listed.lower()


def test_no_row_is_named_as_an_object_of_the_program(root: Client) -> None:
    entries = [entry(f"cas:{number}", number) for number in ("71-43-2", "108-88-3")]
    record = record_with_facts(entries[0], "ncis.safety", [Fact(FactKind.NAME, "벤젠")])
    now = timezone.now()
    run(state="failed", error="x")
    for row in (
        SyncRun.objects.get(),
        *entries,
        record,
        *record.facts.all(),
        Payload(record=record, fetched_at=now),
        Question(feed="toxinfo.values", origin="live", key="71-43-2"),
        Budget(operation="getList", day=now.date()),
        HeldChange(feed="ncis.safety", origin="live", key="1"),
        IndexBuild(name="build-1"),
        Link(from_entry=entries[0], to_entry=entries[1]),
        ChangeRefusal(feed="ncis.safety", refused_at=now, refused_by="담당자"),
        VisitorReport(pk=3),
    ):
        assert " object (" not in str(row)


def test_an_account_sees_only_what_it_may_and_visitors_nothing() -> None:
    entry("cas:71-43-2", "벤젠")
    decide("annotate", Subject("cas:71-43-2"), Signed("담당자", "보이지 않을 까닭"))
    told = page(signed_in("view_visitorreport"))
    assert "방문자의 오류 신고" in told
    for hidden in ("빨간 것", "최근 판단", "보이지 않을 까닭", "군 항목에 속하는지"):
        assert hidden not in told
    assert Client(headers={"host": "localhost"}).get(PAGE).status_code == 302
    assert Decision.objects.count() == 1

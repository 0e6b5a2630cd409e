"""Staff see what is held, with numbers and examples, and accept it with a reason; the feed is then read again."""

from __future__ import annotations

from html import unescape

import pytest
from django.test import Client
from django.utils import timezone
from kombu.exceptions import OperationalError

from portal.models import ChangeAcceptance, ChangeRefusal, HeldChange, SyncRun
from portal.schedule import change_acceptance
from tests.portal.admin.test_decision_pages import signed_in

pytestmark = pytest.mark.django_db

ADD, LIST = "/admin/portal/changeacceptance/add/", "/admin/portal/changeacceptance/"
SENTENCE = "바뀐 내용 2건을 보류하고 이전 값을 그대로 둠: 이름: 2개 기록에 다른 기록의 값이 옴"
GIVEN = {"feed": "ncis.safety", "origin": "demo", "reason": "기관 누리집에서 확인"}


@pytest.fixture(autouse=True)
def read_again(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Notes each feed that is queued."""
    queued: list[str] = []
    monkeypatch.setattr(
        change_acceptance.sync_feed, "apply_async", lambda names, **options: queued.append(*names), raising=False
    )
    now = timezone.now()
    SyncRun.objects.create(
        feed="ncis.safety", origin="demo", host="h", pid=1, started_at=now, heartbeat_at=now, state="succeeded", withheld=SENTENCE
    )  # fmt: skip
    for key in ("1", "2"):
        HeldChange.objects.create(
            feed="ncis.safety", origin="demo", key=key, digest=b"d" * 16, reason="이름: 2개 기록", held_at=now
        )
    return queued


@pytest.fixture
def browser() -> Client:
    """Somebody who may accept."""
    return signed_in("view_changeacceptance", "add_changeacceptance")


def test_the_page_shows_the_sentence_the_count_and_the_records(browser: Client) -> None:
    page = unescape(browser.get(ADD).content.decode())
    assert SENTENCE in page
    assert "보류 2건" in page
    assert "담당자 이름으로 받아들이기" in page
    assert "/admin/portal/sourcerecord/?q=1&feed=ncis.safety" in page


def test_an_acceptance_is_signed_kept_and_read_at_once(browser: Client, read_again: list[str]) -> None:
    assert browser.post(ADD, GIVEN).status_code == 302
    kept = ChangeAcceptance.objects.get()
    assert (kept.accepted_by, kept.reason, kept.held) == ("담당자", GIVEN["reason"], SENTENCE)
    assert set(HeldChange.objects.values_list("acceptance", flat=True)) == {kept.pk}
    assert read_again == ["ncis.safety"]
    assert GIVEN["reason"] in browser.get(LIST).content.decode()
    assert "보류한 변경이 없습니다" in browser.get(ADD).content.decode()


def test_without_a_queue_the_page_says_what_to_do(browser: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_queue(*args: object, **options: object) -> None:
        raise OperationalError

    monkeypatch.setattr(change_acceptance.sync_feed, "apply_async", no_queue, raising=False)
    answer = browser.post(ADD, GIVEN, follow=True)
    assert "sync ncis.safety" in unescape(answer.content.decode())


@pytest.mark.parametrize("missing", ["reason", "feed"])
def test_an_acceptance_without_a_reason_or_a_held_change_is_refused(browser: Client, missing: str) -> None:
    assert browser.post(ADD, {**GIVEN, missing: " "}).status_code == 400
    assert not ChangeAcceptance.objects.exists()


def test_who_may_only_look_accepts_nothing() -> None:
    browser = signed_in("view_changeacceptance")
    assert browser.post(ADD, GIVEN).status_code == 403
    assert browser.get(LIST).status_code == 200


def test_an_acceptance_is_neither_changed_nor_deleted(browser: Client) -> None:
    browser.post(ADD, GIVEN)
    pk = ChangeAcceptance.objects.get().pk
    assert browser.post(f"{LIST}{pk}/delete/", {"post": "yes"}).status_code == 403
    browser.post(f"{LIST}{pk}/change/", {"reason": "x"})
    assert ChangeAcceptance.objects.get().reason == GIVEN["reason"]


REFUSALS = "/admin/portal/changerefusal/"


def test_a_refusal_is_signed_kept_and_reads_nothing_again(browser: Client, read_again: list[str]) -> None:
    assert browser.post(ADD, {**GIVEN, "refuse": "1"}).headers["Location"] == REFUSALS
    kept = ChangeRefusal.objects.get()
    assert (kept.refused_by, kept.reason) == ("담당자", GIVEN["reason"])
    assert read_again == []
    assert "보류한 변경이 없습니다" in browser.get(ADD).content.decode()
    assert not ChangeAcceptance.objects.exists()


def test_a_refusal_is_undone_in_its_list_and_neither_changed_nor_deleted(browser: Client) -> None:
    browser.post(ADD, {**GIVEN, "refuse": "1"})
    pk = ChangeRefusal.objects.get().pk
    undo = {"action": "undo", "_selected_action": [pk]}
    signed_in("view_changerefusal", name="다른 사람").post(REFUSALS, undo)
    assert ChangeRefusal.objects.get().undone_at is None
    editor = signed_in("view_changerefusal", "change_changerefusal", name="셋째")
    assert editor.post(f"{REFUSALS}{pk}/delete/", {"post": "yes"}).status_code == 403
    editor.post(REFUSALS, undo)
    assert ChangeRefusal.objects.get().undone_by == "셋째"
    assert "보류 2건" in unescape(browser.get(ADD).content.decode())


@pytest.mark.parametrize("missing", ["reason", "feed"])
def test_a_refusal_without_a_reason_or_a_held_change_is_refused(browser: Client, missing: str) -> None:
    assert browser.post(ADD, {**GIVEN, missing: " ", "refuse": "1"}).status_code == 400
    assert not ChangeRefusal.objects.exists()

"""The queue of mentioned names that several substances have, with its evidence and the decision beside it."""

from __future__ import annotations

from html import unescape

import pytest
from django.test import Client

from connectors.schema import Fact, FactKind, Mention, Relation
from portal.curation.decisions import undo
from portal.models import Decision
from portal.schedule import decision_effects
from tests.portal.admin.test_decision_pages import signed_in
from tests.portal.factories import ingested

pytestmark = pytest.mark.django_db

PAGE = "/admin/portal/decision/queues/names/"
GIVEN = {"subject": "cas:108-88-3", "object": "cas:71-43-2", "verdict": "different", "reason": "번호가 다름"}


@pytest.fixture(autouse=True)
def _substances(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(decision_effects, "request_publish", lambda: None)
    for key, cas in (("1", "71-43-2"), ("2", "108-88-3")):
        ingested("ncis.safety", key, Fact(FactKind.NAME, "쌍둥이", lang="ko"), cas=cas)
    ingested("ncis.accidents", "a", Fact(FactKind.PLACE, "공장"), mentions=(Mention("쌍둥이", Relation.INVOLVED),))


@pytest.fixture
def browser() -> Client:
    """Somebody who may decide."""
    return signed_in("add_decision")


def page(browser: Client) -> str:
    answer = browser.get(PAGE)
    assert answer.status_code == 200
    return unescape(answer.content.decode())


def test_the_name_stands_with_the_substances_the_records_and_both_verdicts(browser: Client) -> None:
    told = page(browser)
    for said in (
        "‘쌍둥이’",
        "cas:71-43-2",
        "cas:108-88-3",
        "ncis.safety/1",
        "ncis.accidents/a",
        "같은 물질",
        "다른 물질",
    ):
        assert said in told
    assert "1건이 기다립니다" in told


def test_substances_that_are_kept_apart_leave_the_queue_until_that_is_undone(browser: Client) -> None:
    assert browser.post(PAGE, GIVEN).headers["Location"] == PAGE
    decision = Decision.objects.get()
    assert (decision.verdict, decision.decided_by, decision.reason) == ("different", "담당자", "번호가 다름")
    told = page(browser)
    assert "0건이 기다립니다" in told
    assert "판단했습니다. 다른 물질: cas:108-88-3 – cas:71-43-2" in told
    undo(decision, "담당자")
    assert "1건이 기다립니다" in page(browser)


def test_substances_that_are_joined_leave_the_queue(browser: Client) -> None:
    browser.post(PAGE, {**GIVEN, "verdict": "same"})
    assert "0건이 기다립니다" in page(browser)


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"reason": " "}, "까닭을 적어 주십시오"),
        ({"verdict": "withhold"}, "두 항목에 관한 판단만"),
        ({"object": "cas:50-00-0"}, "두 항목이 필요합니다"),
        ({"subject": ""}, "이 포털에 없습니다"),
    ],
)
def test_what_cannot_be_decided_is_said_on_the_page(browser: Client, changed: dict[str, str], words: str) -> None:
    answer = browser.post(PAGE, {**GIVEN, **changed})
    assert answer.status_code == 400
    assert words in unescape(answer.content.decode())
    assert not Decision.objects.exists()


def test_without_the_permission_or_the_forms_token_nobody_sees_or_decides() -> None:
    looking = signed_in("view_decision")
    assert looking.get(PAGE).status_code == 403
    assert looking.post(PAGE, GIVEN).status_code == 403
    strict = Client(headers={"host": "localhost"}, enforce_csrf_checks=True)
    assert strict.post(PAGE, GIVEN).status_code in (302, 403)
    strict.cookies = signed_in("add_decision", name="다른 사람").cookies
    assert strict.post(PAGE, GIVEN).status_code == 403
    assert not Decision.objects.exists()

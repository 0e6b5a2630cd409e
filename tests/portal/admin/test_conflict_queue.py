"""The queue of conflicts about which staff have written nothing: both sides, one click to a finding, gone until it is undone."""

from __future__ import annotations

from html import unescape

import pytest
from django.test import Client

from connectors.schema import Fact, FactKind
from portal.curation.decisions import Signed, decide, undo
from portal.curation.subjects import Subject
from portal.history.conflict_spans import record_conflicts
from portal.models import Conflict, Decision, Entry
from portal.schedule import decision_effects
from tests.portal.admin.test_decision_pages import signed_in
from tests.portal.factories import ingested

pytestmark = pytest.mark.django_db
PAGE = "/admin/portal/decision/queues/conflicts/"


@pytest.fixture(autouse=True)
def number(monkeypatch: pytest.MonkeyPatch) -> str:
    """The row of a conflict on two UN numbers."""
    monkeypatch.setattr(decision_effects, "request_publish", lambda: None)
    for feed, un in (("ncis.ghs", "1114"), ("kosha_msds.sheets", "1294")):
        ingested(feed, feed, Fact(FactKind.UN, un), cas="71-43-2")
    record_conflicts(Entry.objects.all())
    return str(Conflict.objects.get().pk)


@pytest.fixture
def browser() -> Client:
    """Somebody who may decide."""
    return signed_in("add_decision")


def page(browser: Client) -> str:
    answer = browser.get(PAGE)
    assert answer.status_code == 200
    return unescape(answer.content.decode())


def test_both_sides_stand_with_their_records(browser: Client) -> None:
    told = page(browser)
    for said in ("UN1114", "UN1294", "ncis.ghs/ncis.ghs", "kosha_msds.sheets/kosha_msds.sheets", "1건이 기다립니다"):
        assert said in told
    assert told.count("UN 번호가 다름") == 1


def test_a_conflict_with_a_finding_leaves_the_queue_until_that_is_undone(browser: Client, number: str) -> None:
    assert browser.post(PAGE, {"conflict": number, "kind": "구판", "reason": "옛 자료"}).status_code == 302
    assert "0건이 기다립니다" in page(browser)
    undo(Decision.objects.get(), "담당자")
    assert "1건이 기다립니다" in page(browser)


@pytest.mark.parametrize(
    "given", [{"conflict": "0"}, {"conflict": "²"}, {"conflict": "9" * 40}, {"kind": "없는 것"}, {"reason": ""}]
)
def test_what_cannot_be_attached_is_refused_with_a_sentence(
    browser: Client, number: str, given: dict[str, str]
) -> None:
    answer = browser.post(PAGE, {"conflict": number, "kind": "구판", "reason": "옛 자료", **given})
    assert answer.status_code == 400
    assert 'class="error"' in answer.content.decode()
    assert not Decision.objects.exists()


def test_a_withheld_side_is_not_shown(browser: Client) -> None:
    decide("withhold", Subject("ncis.ghs/ncis.ghs"), Signed("staff", "r"))
    assert "UN1114" not in page(browser)


def test_without_the_permission_nobody_sees_or_decides(number: str) -> None:
    looking = signed_in("view_decision")
    assert looking.get(PAGE).status_code == 403
    assert looking.post(PAGE, {"conflict": number, "kind": "구판", "reason": "r"}).status_code == 403

"""Staff's way to a finding on a conflict: from the list to the form, refused with what was typed, signed, undone."""

from __future__ import annotations

import pytest

from connectors.schema import Fact, FactKind
from portal.curation.current import current_findings
from portal.history.conflict_spans import record_conflicts
from portal.models import Conflict, Entry
from portal.schedule import decision_effects
from tests.portal.admin.test_decision_pages import signed_in
from tests.portal.factories import ingested

pytestmark = pytest.mark.django_db


@pytest.fixture
def address(monkeypatch: pytest.MonkeyPatch) -> str:
    """The page of the finding on two UN numbers."""
    monkeypatch.setattr(decision_effects, "request_publish", lambda: None)
    for feed, number in (("ncis.ghs", "1114"), ("kosha_msds.sheets", "1294")):
        ingested(feed, feed, Fact(FactKind.UN, number), cas="71-43-2")
    record_conflicts(Entry.objects.all())
    return f"/admin/portal/conflict/{Conflict.objects.get().pk}/finding/"


def test_staff_find_sign_and_undo(address: str) -> None:
    browser = signed_in("view_conflict", "add_decision")
    listed = browser.get("/admin/portal/conflict/").content.decode()
    assert address.replace("finding/", "change/") in listed
    assert browser.get(address.replace("finding/", "change/")).headers["Location"] == address
    assert "UN1294" in browser.get(address).content.decode()
    assert browser.post(address, {"kind": "구판", "reason": "옛 자료"}).status_code == 302
    assert [finding.signed_by for finding in current_findings().values()] == ["담당자"]
    assert "지금 판단: <strong>구판</strong> 옛 자료" in browser.get(address).content.decode()
    assert browser.post(address, {"undo": "yes"}).status_code == 302
    assert not current_findings()


def test_what_is_refused_comes_back_with_the_reason_and_the_typed_text(address: str) -> None:
    answer = signed_in("view_conflict", "add_decision").post(address, {"kind": "없는 것", "reason": "적은 글"})
    assert answer.status_code == 400
    page = answer.content.decode()
    assert "형태 차이, 구판, 확인 중 가운데" in page
    assert "적은 글</textarea>" in page


def test_characters_that_no_database_keeps_are_left_out_of_the_reason(address: str) -> None:
    browser = signed_in("view_conflict", "add_decision")
    assert browser.post(address, {"kind": "구판", "reason": "옛\0 자료"}).status_code == 302
    assert [finding.reason for finding in current_findings().values()] == ["옛 자료"]


def test_who_may_not_decide_sees_no_form(address: str) -> None:
    assert signed_in("view_conflict").get(address).status_code == 403

"""Findings on conflicts: one in force, signed, with a reason, undone and never deleted, and never about anything else."""

from __future__ import annotations

import pytest

from connectors.schema import Fact, FactKind
from portal.curation.conflict_findings import FindingKind
from portal.curation.current import current_findings
from portal.curation.decisions import CannotDecide, Signed, attach_finding, decide, undo
from portal.curation.subjects import Subject, conflict_subject
from portal.history.conflict_spans import record_conflicts
from portal.models import Conflict, Decision, Entry
from tests.portal.clock import Clock
from tests.portal.factories import ingested

pytestmark = pytest.mark.django_db

SIGNED = Signed("담당자", "무수와 수용액을 나눔")


@pytest.fixture
def conflict(clock: Clock) -> Conflict:
    """Two agencies give two UN numbers."""
    for feed, number in (("ncis.ghs", "1114"), ("kosha_msds.sheets", "1294")):
        ingested(feed, feed, Fact(FactKind.UN, number), cas="71-43-2")
    record_conflicts(Entry.objects.all())
    return Conflict.objects.select_related("entry").get()


def test_a_finding_is_in_force_until_it_is_undone_and_stays_in_the_list(conflict: Conflict) -> None:
    before = conflict.entry.revision
    decision = attach_finding(conflict, FindingKind.OTHER_FORM, SIGNED)
    (finding,) = current_findings().values()
    assert (finding.kind, finding.reason, finding.signed_by) == ("형태 차이", SIGNED.reason, "담당자")
    assert Entry.objects.get().revision > before
    assert undo(decision, "다른 담당자")
    assert not current_findings()
    assert Decision.objects.get().undone_by == "다른 담당자"


def test_a_finding_outlasts_the_span_of_its_conflict(conflict: Conflict) -> None:
    attach_finding(conflict, FindingKind.BEING_CHECKED, SIGNED)
    subject = conflict_subject(conflict)
    assert (subject.key, subject.value) in current_findings()
    assert subject.text.startswith("cas:71-43-2 · conflict: un|")


@pytest.mark.parametrize(
    ("kind", "reason", "sentence"),
    [("아무 말", "까닭", "형태 차이, 구판, 확인 중 가운데"), ("구판", " ", "까닭을 적어"), ("", "까닭", "하나를 골라")],
)
def test_another_kind_or_no_reason_is_refused(conflict: Conflict, kind: str, reason: str, sentence: str) -> None:
    with pytest.raises(CannotDecide, match=sentence):
        attach_finding(conflict, kind, Signed("담당자", reason))


def test_a_second_finding_waits_for_the_first_to_be_undone(conflict: Conflict) -> None:
    attach_finding(conflict, FindingKind.OLD_EDITION, SIGNED)
    with pytest.raises(CannotDecide, match="이미 판단이 있습니다"):
        attach_finding(conflict, FindingKind.OTHER_FORM, SIGNED)


@pytest.mark.parametrize("verdict", ["withhold", "annotate", "confirm", "same"])
def test_no_other_verdict_is_about_a_conflict(conflict: Conflict, verdict: str) -> None:
    with pytest.raises(CannotDecide, match="상충 판단"):
        decide(verdict, conflict_subject(conflict), SIGNED)


@pytest.mark.parametrize(
    "subject",
    [
        Subject("cas:71-43-2"),
        Subject("cas:71-43-2", "conflict", "un"),
        Subject("cas:71-43-2", "conflict", "a|b|c|d|e|f"),
    ],
)
def test_a_finding_is_about_a_conflict_that_was_found(conflict: Conflict, subject: Subject) -> None:
    with pytest.raises(CannotDecide):
        decide("finding", subject, SIGNED, FindingKind.OLD_EDITION)

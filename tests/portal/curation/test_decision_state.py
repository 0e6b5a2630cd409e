"""Which decisions tell browsers that something may not be shown any more."""

from __future__ import annotations

import pytest

from portal.curation.decision_state import decision_state
from portal.curation.decisions import Signed, decide, undo
from portal.curation.subjects import Subject
from tests.portal.factories import entry

pytestmark = pytest.mark.django_db
STAFF = Signed("담당자", "확인 중")


def test_withholding_hides_and_its_undoing_changes_the_state_without_hiding() -> None:
    entry("cas:98001-01-5", "물질")
    before = decision_state()
    decision = decide("withhold", Subject("cas:98001-01-5"), STAFF)
    withheld = decision_state()
    assert withheld.every != before.every
    assert withheld.hiding != before.hiding
    assert undo(decision, "담당자")
    undone = decision_state()
    assert undone.every != withheld.every
    assert undone.hiding == withheld.hiding


def test_a_remark_changes_the_state_and_hides_nothing() -> None:
    entry("cas:98001-01-5", "물질")
    before = decision_state()
    decide("annotate", Subject("cas:98001-01-5"), STAFF)
    assert decision_state().every != before.every
    assert decision_state().hiding == before.hiding

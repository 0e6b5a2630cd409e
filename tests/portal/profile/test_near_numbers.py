"""Numbers one edit away from one with a wrong check digit."""

from __future__ import annotations

import pytest

from portal.curation.decisions import Signed, decide
from portal.curation.subjects import Subject
from portal.profile.near_numbers import entries_near
from tests.portal.factories import entry

pytestmark = pytest.mark.django_db


def test_existing_numbers_are_near_a_wrong_one_and_none_to_a_right_one_or_a_name() -> None:
    """Content rule 23."""
    benzene = entry("cas:71-43-2", "벤젠")
    assert entries_near("71-43-3") == [benzene]
    assert (entries_near("71-43-2"), entries_near("benzene"), entries_near("")) == ([], [], [])


def test_a_number_that_staff_withhold_is_near_nothing() -> None:
    """Content rule 31."""
    entry("cas:71-43-2", "벤젠")
    decide("withhold", Subject("cas:71-43-2"), Signed("담당자", "확인 중"))
    assert entries_near("71-43-3") == []

"""Which entries have an identifier: those of which a visible record states it (content rule 31)."""

from __future__ import annotations

import pytest
from django.utils import timezone

from connectors.schema import Fact, FactKind
from portal.curation.decisions import Signed, decide
from portal.curation.subjects import Subject
from portal.models import Entry
from portal.profile.entries_by_identifier import entries_with_identifier
from tests.portal.factories import ingested

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _substances() -> None:
    ingested("ncis.safety", "1", Fact(FactKind.UN, "1993"), cas="71-43-2")
    ingested("ncis.safety", "2", Fact(FactKind.UN, "1993"), cas="108-88-3")
    ingested("kosha_msds.sheets", "3", Fact(FactKind.FORMULA, "C7H8"), cas="108-88-3")


def keys() -> list[str]:
    return [entry.key for entry in entries_with_identifier("un", "1993")]


def test_several_entries_may_have_one_number_and_stand_by_key() -> None:
    assert keys() == ["cas:108-88-3", "cas:71-43-2"]
    assert not entries_with_identifier("ke", "1993")


def test_a_withdrawn_entry_has_none() -> None:
    Entry.objects.filter(key="cas:71-43-2").update(withdrawn_at=timezone.now())
    assert keys() == ["cas:108-88-3"]


@pytest.mark.parametrize(
    "subject", [Subject("cas:108-88-3"), Subject("ncis.safety/2"), Subject("ncis.safety/2", "un", "1993")]
)
def test_a_number_that_is_withheld_leads_nowhere(subject: Subject) -> None:
    decide("withhold", subject, Signed("staff", "r"))
    assert keys() == ["cas:71-43-2"]


def test_another_withheld_record_of_the_entry_changes_nothing() -> None:
    decide("withhold", Subject("kosha_msds.sheets/3"), Signed("staff", "r"))
    assert keys() == ["cas:108-88-3", "cas:71-43-2"]

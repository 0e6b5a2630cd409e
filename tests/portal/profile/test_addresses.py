"""Addresses lead to visible entries; a withheld one is told apart from none (content rule 31)."""

from __future__ import annotations

import pytest

from portal.curation.decisions import Signed, decide, undo
from portal.curation.subjects import Subject
from portal.models import Redirect
from portal.profile.addresses import WITHHELD, EntryWithheld, entry_at, moved_to
from tests.portal.factories import entry

pytestmark = pytest.mark.django_db


def test_an_entry_is_found_at_any_of_its_addresses_and_by_its_kind_alone() -> None:
    benzene = entry("cas:71-43-2", "벤젠")
    assert entry_at("substance", ["71432", "71-43-2"]) == benzene
    assert entry_at("product", ["71-43-2"]) is None
    assert entry_at("substance", []) is None


def test_an_old_address_leads_to_the_entry_that_had_it() -> None:
    benzene = entry("cas:71-43-2", "벤젠")
    Redirect.objects.create(kind="substance", slug="old", entry=benzene)
    assert moved_to("substance", "old") == benzene
    assert moved_to("product", "old") is None


def test_a_withheld_entry_is_at_neither_address_until_the_decision_is_undone() -> None:
    benzene = entry("cas:71-43-2", "벤젠")
    Redirect.objects.create(kind="substance", slug="old", entry=benzene)
    decision = decide("withhold", Subject(benzene.key), Signed("staff", "r"))
    with pytest.raises(EntryWithheld):
        entry_at("substance", ["71-43-2"])
    with pytest.raises(EntryWithheld):
        moved_to("substance", "old")
    undo(decision, "staff")
    assert entry_at("substance", ["71-43-2"]) == moved_to("substance", "old") == benzene


def test_what_stands_there_instead_does_not_call_it_harmless() -> None:
    assert "위험하지 않다는 뜻이 아닙니다" in WITHHELD
    assert "119" in WITHHELD

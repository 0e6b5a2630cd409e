"""Linked entries, from both ends, each once."""

from __future__ import annotations

import pytest
from django.utils import timezone

from connectors.schema import Fact, FactKind
from portal.models import Entry, Link
from portal.profile.linked_entries import MOST, linked_entries
from tests.portal.factories import entry, record_with_facts

pytestmark = pytest.mark.django_db


def accident(number: int, substance: Entry, *, origin: str = "live", mentions: tuple[str, ...] = ("벤젠",)) -> Entry:
    created = entry(f"accident:ncis.accidents/{origin}/{number}", kind="accident")
    record = record_with_facts(created, "ncis.accidents", [Fact(FactKind.OCCURRED_ON, "2020-01-01")], origin=origin)
    for mention in mentions:
        Link.objects.create(
            from_entry=created, to_entry=substance, relation="involved", record=record, mention=mention,
            first_seen=timezone.now(),
        )  # fmt: skip
    return created


def test_a_linked_entry_is_named_once_with_the_mention_as_evidence() -> None:
    benzene = entry("cas:71-43-2", "벤젠")
    accident(1, benzene, mentions=("벤젠", "벤졸"))
    (group,) = linked_entries(benzene)
    assert [(linked.title, linked.mention in ("벤젠", "벤졸")) for linked in group.entries] == [("2020-01-01", True)]


def test_the_other_end_links_back() -> None:
    benzene = entry("cas:71-43-2", "벤젠")
    (group,) = linked_entries(accident(1, benzene))
    assert (group.kind, group.entries[0].title) == ("substance", "벤젠")


def test_ended_links_and_withdrawn_entries_are_left_out() -> None:
    benzene = entry("cas:71-43-2", "벤젠")
    accident(1, benzene)
    Link.objects.update(ended_at=timezone.now())
    withdrawn = accident(2, benzene)
    Entry.objects.filter(pk=withdrawn.pk).update(withdrawn_at=timezone.now())
    assert linked_entries(benzene) == []


def test_linked_entries_that_are_not_shown_are_counted() -> None:
    benzene = entry("cas:71-43-2", "벤젠")
    for number in range(MOST + 3):
        accident(number, benzene)
    (group,) = linked_entries(benzene)
    assert (len(group.entries), group.more) == (MOST, 3)


def test_an_invented_entry_is_marked_as_invented() -> None:
    benzene = entry("cas:71-43-2", "벤젠")
    accident(1, benzene, origin="demo")
    (group,) = linked_entries(benzene)
    assert group.entries[0].mark == "시연 자료 – 가상"
    assert group.entries[0].badge.startswith("시연: ")

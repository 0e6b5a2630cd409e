"""Linked entries, from both ends, each once."""

from __future__ import annotations

import pytest
from django.utils import timezone

from connectors.schema import Fact, FactKind
from portal.models import Entry, Link, SourceRecord
from portal.profile.attribution import feed_badge
from portal.profile.linked_entries import NOTES, TITLES, linked_entries
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
    for number in range(33):
        accident(number, benzene)
    (group,) = linked_entries(benzene)
    assert (len(group.entries), group.more) == (30, 3)


def test_an_invented_entry_is_marked_as_invented() -> None:
    benzene = entry("cas:71-43-2", "벤젠")
    accident(1, benzene, origin="demo")
    (group,) = linked_entries(benzene)
    assert group.entries[0].mark == "시연 자료 – 가상"
    assert group.entries[0].badge.startswith("시연: ")


def test_accidents_stand_latest_linked_first_and_substances_in_the_order_of_the_record() -> None:
    benzene, toluene = entry("cas:71-43-2", "벤젠"), entry("cas:108-88-3", "톨루엔")
    first, second = accident(1, benzene), accident(2, benzene)
    record = SourceRecord.objects.get(entry=first)
    Link.objects.create(
        from_entry=first, to_entry=toluene, relation="involved", record=record, mention="톨루엔",
        first_seen=timezone.now(),
    )  # fmt: skip
    assert [linked.entry for linked in linked_entries(benzene)[0].entries] == [second, first]
    assert [linked.entry for linked in linked_entries(first)[0].entries] == [benzene, toluene]


def test_a_group_has_the_title_and_the_note_of_its_kind() -> None:
    benzene = entry("cas:71-43-2", "벤젠")
    accident(1, benzene)
    (group,) = linked_entries(benzene)
    assert (group.kind, group.title, group.note, group.more) == ("accident", TITLES["accident"], NOTES["accident"], 0)


def test_a_live_link_has_the_badge_of_its_record_and_no_mark() -> None:
    benzene = entry("cas:71-43-2", "벤젠")
    accident(1, benzene)
    (linked,) = linked_entries(benzene)[0].entries
    assert (linked.badge, linked.mark) == (feed_badge("ncis.accidents", "live"), "")


def test_a_link_without_a_record_has_no_agency() -> None:
    benzene, bleach = entry("cas:71-43-2", "벤젠"), entry("product_class:bleach", "락스", kind="product_class")
    Link.objects.create(
        from_entry=bleach, to_entry=benzene, relation="member", mention="벤젠", first_seen=timezone.now()
    )
    (linked,) = linked_entries(benzene)[0].entries
    assert (linked.entry, linked.title, linked.mention, linked.badge, linked.mark) == (bleach, "락스", "벤젠", "", "")


def test_entries_that_nothing_links_have_no_groups() -> None:
    benzene, toluene = entry("cas:71-43-2", "벤젠"), entry("cas:108-88-3", "톨루엔")
    accident(1, benzene)
    assert linked_entries(toluene) == []


def test_every_kind_of_linked_entries_has_a_note_or_none_on_purpose() -> None:
    assert set(NOTES) == set(TITLES)

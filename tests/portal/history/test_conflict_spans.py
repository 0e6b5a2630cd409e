"""Conflicts over time: they begin and end with what agencies state, and publishing again changes nothing."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from connectors.schema import Fact, FactKind, HazardClass, LegalListing
from portal.curation.decisions import Signed, decide, undo
from portal.curation.subjects import Subject
from portal.history.conflict_spans import record_conflicts
from portal.models import Conflict, ConflictCount, ConflictList, Entry, SourceRecord
from portal.store.withdrawal import withdraw
from tests.portal.clock import Clock
from tests.portal.factories import ingested

pytestmark = pytest.mark.django_db

KECO, KOSHA, BENZENE = "ncis.ghs", "kosha_msds.sheets", "cas:71-43-2"


def states(feed: str, category: str, *others: Fact, name: str = "발암성", cas: str = "71-43-2") -> None:
    """What an agency states of the substance from now on, and what publishing makes of it."""
    facts = [Fact(FactKind.HAZARD_CLASS, f"{name} {category}", HazardClass(name, category))] if category else []
    ingested(feed, f"{cas} {feed}", *facts, *others, cas=cas)
    record_conflicts(Entry.objects.filter(key=f"cas:{cas}"))


def spans() -> list[tuple[str, int, int | None]]:
    """The conflicts by type, with the days of their beginning and end since the clock began."""
    rows = Conflict.objects.order_by("first_seen", "pk")
    start = min((row.first_seen for row in rows), default=None)
    return [
        (row.type, (row.first_seen - start).days, (row.ended_at - start).days if row.ended_at else None)
        for row in rows
        if start
    ]


def standing_counts() -> int:
    return sum(row.begun - row.ended for row in ConflictCount.objects.all())


def test_a_conflict_begins_when_the_second_agency_differs_and_names_its_evidence(clock: Clock) -> None:
    states(KECO, "2")
    assert spans() == []
    states(KOSHA, "1A")
    (conflict,) = Conflict.objects.all()
    assert (conflict.type, conflict.one, conflict.other, conflict.origin) == (
        "category",
        KOSHA,
        "ncis.substances",
        "live",
    )
    assert [(side["feed"], side["value"]) for side in conflict.sides] == [(KOSHA, "발암성 1A"), (KECO, "발암성 2")]
    assert standing_counts() == 1


def test_publishing_again_writes_nothing(clock: Clock) -> None:
    states(KECO, "2")
    states(KOSHA, "1A")
    before = list(Conflict.objects.values())
    clock.now += timedelta(days=1)
    with CaptureQueriesContext(connection) as asked:
        record_conflicts(Entry.objects.all())
    assert list(Conflict.objects.values()) == before
    assert [each["sql"] for each in asked if each["sql"].startswith(("INSERT", "UPDATE", "DELETE"))] == []


def test_a_value_that_ended_and_came_back_keeps_both_spans(clock: Clock) -> None:
    states(KECO, "2")
    states(KOSHA, "1A")
    clock.now += timedelta(days=2)
    states(KOSHA, "2")
    clock.now += timedelta(days=3)
    states(KOSHA, "1A")
    assert spans() == [("category", 0, 2), ("category", 5, None)]
    assert standing_counts() == 1


def test_an_agency_that_was_not_silent_for_a_while_begins_a_new_span(clock: Clock) -> None:
    """The stating side never changed; the silent one named the class and dropped it again."""
    other = Fact(FactKind.HAZARD_CLASS, "생식독성 2", HazardClass("생식독성", "2"))
    states(KECO, "2", other)
    states(KOSHA, "", other)
    clock.now += timedelta(days=1)
    states(KOSHA, "2", other)
    clock.now += timedelta(days=1)
    states(KOSHA, "", other)
    assert spans() == [("class", 0, 1), ("class", 2, None)]


def test_while_two_go_on_differing_the_sides_follow_what_they_state(clock: Clock) -> None:
    states(KECO, "2")
    states(KOSHA, "1A")
    clock.now += timedelta(days=1)
    states(KOSHA, "1B")
    assert spans() == [("category", 0, None)]
    assert Conflict.objects.get().sides[0]["value"] == "발암성 1B"


def test_a_withheld_side_ends_the_conflict_and_undoing_goes_on_with_the_old_span(clock: Clock) -> None:
    states(KECO, "2")
    states(KOSHA, "1A")
    clock.now += timedelta(days=1)
    decision = decide("withhold", Subject(f"{KOSHA}/71-43-2 {KOSHA}"), Signed("담당자", "확인 중"))
    record_conflicts(Entry.objects.all())
    assert spans() == [("category", 0, 1)]
    assert standing_counts() == 0
    clock.now += timedelta(days=1)
    undo(decision, "담당자")
    record_conflicts(Entry.objects.all())
    assert spans() == [("category", 0, None)]
    assert standing_counts() == 1


def test_a_withdrawn_record_ends_its_conflicts(clock: Clock) -> None:
    states(KECO, "2")
    states(KOSHA, "1A")
    clock.now += timedelta(days=1)
    withdraw(SourceRecord.objects.values_list("pk", flat=True))
    record_conflicts(Entry.objects.all())
    assert spans() == [("category", 0, 1)]


def test_a_conflict_is_narrowed_by_the_lists_of_its_substance_while_it_stands(clock: Clock) -> None:
    listing = Fact(FactKind.LEGAL_LISTING, "사고대비물질", LegalListing("화학물질관리법", "사고대비물질"))
    unknown = Fact(FactKind.LEGAL_LISTING, "아무 목록", LegalListing("", "아무 목록"))
    states(KECO, "2", listing, unknown)
    states(KOSHA, "1A")
    assert list(ConflictList.objects.values_list("list_name", flat=True)) == ["사고대비물질"]
    states(KECO, "2")
    assert not ConflictList.objects.exists()
    states(KECO, "2", listing)
    states(KOSHA, "2")
    assert not ConflictList.objects.exists()


def test_a_name_that_two_agencies_give_to_two_numbers_is_found_whichever_of_the_two_changed(clock: Clock) -> None:
    for cas, keco, kosha in (("71-43-2", "가나다산", "벤젠"), ("108-88-3", "톨루엔", "가나다산")):
        states(KECO, "", Fact(FactKind.NAME, keco, lang="ko"), cas=cas)
        states(KOSHA, "", Fact(FactKind.NAME, kosha, lang="ko"), cas=cas)
    assert {(row.entry.key, row.subject) for row in Conflict.objects.all()} == {
        (BENZENE, "cas:108-88-3"), ("cas:108-88-3", BENZENE),
    }  # fmt: skip
    states(KOSHA, "", Fact(FactKind.NAME, "메틸벤젠", lang="ko"), cas="108-88-3")
    assert not Conflict.objects.filter(ended_at=None).exists()


def test_one_change_costs_as_many_queries_however_many_entries_there_are(clock: Clock) -> None:
    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            record_conflicts(Entry.objects.filter(key=BENZENE))
        return len(queries)

    states(KECO, "2")
    states(KOSHA, "1A")
    before = asked()
    for cas in ("108-88-3", "7664-93-9", "67-56-1"):
        states(KECO, "2", cas=cas)
        states(KOSHA, "1A", cas=cas)
    assert asked() == before


def test_an_agencys_own_name_of_any_length_fits_the_columns(clock: Clock) -> None:
    name = "처음 보는 유해성 " * 60
    states(KECO, "2", name=name)
    states(KOSHA, "1", name=name)
    (conflict,) = Conflict.objects.all()
    for field in Conflict._meta.fields:
        assert len(str(getattr(conflict, field.name))) <= (field.max_length or 10_000)
    assert conflict.hazard_class == ""
    before = Conflict.objects.values_list("pk", flat=True).get()
    record_conflicts(Entry.objects.all())
    assert Conflict.objects.values_list("pk", flat=True).get() == before

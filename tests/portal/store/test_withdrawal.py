"""Withdrawal: what an agency no longer shows is missing first, withdrawn later, and never deleted."""

from __future__ import annotations

from datetime import timedelta

import pytest

from connectors.schema import Fact as SchemaFact
from connectors.schema import FactKind
from portal.models import Commit, Entry, Fact, Link, RunState, SourceRecord
from portal.runs.claim import RunLost, finish
from portal.store.withdrawal import mark_missing, withdraw
from tests.portal.clock import Clock
from tests.portal.store.batches import accident, cas, claimed, named, record, write

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def _stored(key: str) -> SourceRecord:
    return SourceRecord.objects.get(key=key)


def _withdraw(*keys: str) -> None:
    withdraw([_stored(key).pk for key in keys])


def test_a_missing_record_is_missing_from_the_first_time_and_states_what_it_stated(clock: Clock) -> None:
    write(record("1", *cas("71-43-2"), named("벤젠")), record("2", *cas("108-88-3")))
    commits = Commit.objects.count()
    run, first = claimed(), clock.now
    mark_missing(run, [_stored("1").pk])
    clock.move(DAY)
    mark_missing(run, [_stored("1").pk])
    assert (_stored("1").missing_since, _stored("2").missing_since) == (first, None)
    assert _stored("1").withdrawn_at is None
    assert not Fact.objects.exclude(ended_at=None).exists()
    assert not Entry.objects.exclude(withdrawn_at=None).exists()
    assert Commit.objects.count() == commits


def test_a_run_that_was_closed_meanwhile_makes_nothing_missing_and_withdraws_nothing() -> None:
    write(record("1", *cas("71-43-2")))
    run = claimed()
    finish(run, RunState.ABANDONED)
    with pytest.raises(RunLost):
        mark_missing(run, [_stored("1").pk])
    with pytest.raises(RunLost):
        withdraw([_stored("1").pk], run)
    assert (_stored("1").missing_since, _stored("1").withdrawn_at) == (None, None)


def test_a_run_that_is_alive_withdraws() -> None:
    write(record("1", *cas("71-43-2")))
    withdraw([_stored("1").pk], claimed())
    assert _stored("1").withdrawn_at is not None


def test_a_withdrawn_record_ends_its_facts_and_its_entry_on_that_day_and_keeps_page_and_title(clock: Clock) -> None:
    write(record("1", *cas("71-43-2"), named("벤젠")))
    revision = Entry.objects.get().revision
    clock.move(DAY)
    _withdraw("1")
    assert (_stored("1").missing_since, _stored("1").withdrawn_at) == (clock.now, clock.now)
    assert set(Fact.objects.values_list("ended_at", flat=True)) == {clock.now}
    entry = Entry.objects.get()
    assert (entry.title_ko, entry.address, entry.withdrawn_at) == ("벤젠", "/substances/71-43-2", clock.now)
    assert entry.revision > revision
    assert Commit.objects.latest("number").number == entry.revision


def test_what_was_missing_before_has_been_missing_since_then(clock: Clock) -> None:
    write(record("1", *cas("71-43-2")))
    first = clock.now
    mark_missing(claimed(), [_stored("1").pk])
    clock.move(DAY)
    _withdraw("1")
    assert (_stored("1").missing_since, _stored("1").withdrawn_at) == (first, clock.now)


def test_what_was_withdrawn_or_ended_before_keeps_its_day_and_changes_no_entry(clock: Clock) -> None:
    write(record("1", *cas("71-43-2"), named("벤젠")))
    write(record("1", *cas("71-43-2"), named("벤졸")))
    changed = clock.now
    clock.move(DAY)
    _withdraw("1")
    withdrawn, revision = clock.now, Entry.objects.get().revision
    clock.move(DAY)
    _withdraw("1")
    assert _stored("1").withdrawn_at == withdrawn
    assert Fact.objects.get(value="벤젠").ended_at == changed
    assert Fact.objects.get(value="벤졸").ended_at == withdrawn
    assert Entry.objects.get().withdrawn_at == withdrawn
    assert Entry.objects.get().revision == revision


def test_an_entry_with_another_record_stays_and_loses_only_what_the_withdrawn_one_named() -> None:
    write(record("1", *cas("71-43-2"), named("벤젠")))
    write(record("2", *cas("71-43-2"), named("벤졸"), SchemaFact(FactKind.KE, "KE-02150"), feed="test.other"))
    _withdraw("2")
    entry = Entry.objects.get()
    assert entry.withdrawn_at is None
    assert set(entry.identifiers.values_list("scheme", "value")) == {("cas", "71-43-2"), ("name", "벤젠")}
    assert _stored("1").withdrawn_at is None
    assert set(_stored("1").facts.values_list("ended_at", flat=True)) == {None}


def test_a_withdrawn_record_links_to_nothing_any_more_and_a_withdrawn_substance_is_linked_from_nowhere(
    clock: Clock,
) -> None:
    write(record("1", *cas("71-43-2"), named("벤젠")), record("2", *cas("108-88-3"), named("톨루엔")))
    write(accident("a", "벤젠"), accident("b", "톨루엔"), accident("c", "벤젠"))
    clock.move(DAY)
    _withdraw("a", "2")
    assert dict(Link.objects.values_list("record__key", "ended_at")) == {"a": clock.now, "b": clock.now, "c": None}


def test_more_records_than_one_statement_takes_are_withdrawn_in_several_transactions() -> None:
    write(*(record(str(number), named(f"물질{number}")) for number in range(501)))
    before = Commit.objects.count()
    withdraw(iter(SourceRecord.objects.values_list("pk", flat=True)))
    assert not SourceRecord.objects.filter(withdrawn_at=None).exists()
    assert not Entry.objects.filter(withdrawn_at=None).exists()
    assert Commit.objects.count() == before + 2


def test_without_records_there_is_no_commit() -> None:
    withdraw([])
    assert not Commit.objects.exists()

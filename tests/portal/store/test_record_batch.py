"""One batch of records: what it adds, changes and leaves alone, and that it is written whole or not at all."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from connectors.schema import Fact, FactKind, RecordKind
from portal.models import Commit, Entry, Link, RunState, SourceRecord, SyncRun
from portal.runs.claim import RunLost, finish
from portal.store import record_batch
from portal.store.record_batch import BatchCounts, write_batch
from portal.store.withdrawal import mark_missing, withdraw
from tests.portal.clock import Clock
from tests.portal.ingest.sample_feeds import listing
from tests.portal.store.batches import cas, claimed, named, record, write

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
BENZENE = record("1", *cas("71-43-2"), named("벤젠"))
TOLUENE = record("2", *cas("108-88-3"), named("톨루엔"))


def _stored(key: str = "1") -> SourceRecord:
    return SourceRecord.objects.get(key=key)


def test_a_new_record_is_stored_with_everything_that_its_feed_says_of_it(clock: Clock) -> None:
    pesticide = record(
        "7/1", named("농약"), feed="test.pesticides", kind=RecordKind.PESTICIDE, entity="7", url="https://example.org/7",
        source_date="2026-01-02", question="q",
    )  # fmt: skip
    feed = listing([], name="test.pesticides", reader_version=3)
    assert write(pesticide, origin="demo", feed=feed, notes={"7/1": "공개 자료"}) == BatchCounts(added=1)
    stored = _stored("7/1")
    assert (stored.feed, stored.origin, stored.kind, stored.entity, stored.url) == (
        "test.pesticides", "demo", "pesticide", "7", "https://example.org/7",
    )  # fmt: skip
    assert (stored.source_date, stored.source_note, stored.question) == ("2026-01-02", "공개 자료", "q")
    assert (stored.reader_version, stored.first_seen, stored.changed_at) == (3, clock.now, clock.now)
    assert (stored.missing_since, stored.withdrawn_at) == (None, None)
    assert stored.entry.key == "pesticide:test/demo/7"


def test_a_changed_record_is_stored_as_it_is_now_and_was_first_seen_when_it_was(clock: Clock) -> None:
    write(record("1", named("가"), url="https://example.org/1", source_date="2026-01-02", question="q", entity="1"))
    first, digest = clock.now, bytes(_stored().digest)
    clock.move(DAY)
    new = record("1", named("나"), url="https://example.org/2", source_date="2026-02-03", question="r", entity="2")
    assert write(new, notes={"1": "새 자료"}) == BatchCounts(changed=1, ended=1)
    stored = _stored()
    assert (stored.url, stored.source_date, stored.question, stored.entity, stored.source_note) == (
        "https://example.org/2", "2026-02-03", "r", "2", "새 자료",
    )  # fmt: skip
    assert (stored.first_seen, stored.changed_at) == (first, clock.now)
    assert bytes(stored.digest) != digest


def test_each_record_of_a_batch_counts_as_added_changed_or_unchanged() -> None:
    write(BENZENE, TOLUENE)
    third = record("3", *cas("50-00-0"))
    assert write(replace(BENZENE, payload={"id": "1", "new": "1"}), TOLUENE, third) == BatchCounts(1, 1, 1)


def test_a_batch_without_a_change_locks_nothing_and_asks_for_no_decision_of_staff(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    write(BENZENE, TOLUENE)
    monkeypatch.setattr(record_batch, "write_transaction", None)
    assert write(BENZENE, TOLUENE) == BatchCounts(unchanged=2)


def test_a_batch_that_is_forced_writes_again_what_did_not_change_and_counts_nothing_as_changed(clock: Clock) -> None:
    write(BENZENE)
    first = clock.now
    clock.move(DAY)
    SourceRecord.objects.update(url="https://example.org/old")
    assert write(BENZENE, force=True) == BatchCounts(0, 0, 0)
    assert (_stored().url, _stored().changed_at) == ("", first)
    assert Commit.objects.count() == 1


def test_another_reader_version_alone_writes_the_record_but_is_no_change_at_the_agency(clock: Clock) -> None:
    write(BENZENE)
    first = clock.now
    clock.move(DAY)
    assert write(BENZENE, feed=listing([], name="test.list", reader_version=2)) == BatchCounts(0, 0, 0)
    assert (_stored().reader_version, _stored().changed_at) == (2, first)
    assert not _stored().facts.exclude(first_seen=first).exists()


def test_fields_that_the_feed_ignores_do_not_change_a_record() -> None:
    feed = listing([], name="test.list", ignored=frozenset({"번호"}))
    write(replace(BENZENE, payload={"번호": 1, "이름": "벤젠"}), feed=feed)
    assert write(replace(BENZENE, payload={"번호": 2, "이름": "벤젠"}), feed=feed) == BatchCounts(unchanged=1)
    assert write(replace(BENZENE, payload={"번호": 2, "이름": "벤졸"}), feed=feed) == BatchCounts(changed=1)


def test_a_missing_record_that_is_seen_again_is_missing_no_more_although_it_did_not_change(clock: Clock) -> None:
    write(BENZENE, TOLUENE)
    first = clock.now
    run = claimed()
    mark_missing(run, [_stored("1").pk])
    finish(run, RunState.SUCCEEDED)
    clock.move(DAY)
    assert write(BENZENE, TOLUENE) == BatchCounts(unchanged=2)
    assert (_stored("1").missing_since, _stored("1").changed_at) == (None, first)


def test_a_withdrawn_record_that_is_seen_again_states_its_facts_anew_and_its_entry_is_back(clock: Clock) -> None:
    write(BENZENE, TOLUENE)
    first = clock.now
    clock.move(DAY)
    withdraw([_stored("1").pk])
    clock.move(DAY)
    assert write(BENZENE, TOLUENE) == BatchCounts(changed=1, unchanged=1)
    back = _stored("1")
    assert (back.missing_since, back.withdrawn_at, back.first_seen, back.changed_at) == (None, None, first, clock.now)
    assert set(back.facts.filter(ended_at=None).values_list("value", "first_seen")) == {
        ("71-43-2", clock.now), ("벤젠", clock.now),
    }  # fmt: skip
    assert back.entry.withdrawn_at is None


def test_a_source_note_stays_where_the_batch_has_none() -> None:
    write(BENZENE, notes={"1": "공개 자료"})
    write(replace(BENZENE, payload={"id": "1", "new": "1"}))
    assert _stored().source_note == "공개 자료"


@pytest.mark.parametrize("known", [False, True])
def test_a_note_and_an_address_are_cut_to_what_their_columns_hold(known: bool) -> None:
    if known:
        write(BENZENE)
    write(replace(BENZENE, url="u" * 501, payload={"id": "1", "new": "1"}), notes={"1": "n" * 501})
    assert (_stored().url, _stored().source_note) == ("u" * 500, "n" * 500)


def test_records_of_one_key_are_one_for_each_origin_and_feed() -> None:
    write(BENZENE, origin="demo")
    assert write(BENZENE, origin="live") == BatchCounts(added=1)
    assert write(replace(BENZENE, feed="test.other")) == BatchCounts(added=1)
    assert write(BENZENE) == BatchCounts(unchanged=1)
    assert SourceRecord.objects.count() == 3
    assert Entry.objects.count() == 1


def test_a_record_whose_number_changed_moves_and_both_entries_change() -> None:
    write(BENZENE, TOLUENE, record("3", *cas("50-00-0")))
    before = dict(Entry.objects.values_list("key", "revision"))
    write(replace(BENZENE, facts=(*cas("108-88-3"), named("벤젠")), payload={"id": "1", "cas": "108-88-3"}), TOLUENE)
    assert _stored("1").entry.key == "cas:108-88-3"
    after = dict(Entry.objects.values_list("key", "revision"))
    assert {key for key in before if after[key] > before[key]} == {"cas:71-43-2", "cas:108-88-3"}
    assert Entry.objects.get(key="cas:71-43-2").withdrawn_at is not None
    assert Entry.objects.get(key="cas:108-88-3").identifiers.filter(value="벤젠").exists()


def test_a_record_that_staff_joined_moves_to_the_entry_that_stays_although_its_row_is_the_same() -> None:
    write(BENZENE)
    write(record("9", named("벤졸"), Fact(FactKind.KE, "KE-1")))
    own = _stored("9").entry
    write(record("9", named("벤졸"), Fact(FactKind.KE, "KE-1")), joins={own.key: "cas:71-43-2"}, force=True)
    assert _stored("9").entry.key == "cas:71-43-2"
    own.refresh_from_db()
    assert own.withdrawn_at is not None
    benzene = Entry.objects.get(key="cas:71-43-2")
    assert benzene.identifiers.filter(scheme="ke", value="KE-1").exists()
    assert {own.revision, benzene.revision} == {3, 4}


def test_the_links_of_a_record_that_moves_come_from_its_new_entry() -> None:
    write(BENZENE, TOLUENE)
    other = record("9", *cas("50-00-0"), named("혼합"), mentions=["벤젠"])
    write(other)
    write(other, joins={"cas:50-00-0": "cas:108-88-3"}, force=True)
    assert Link.objects.get(ended_at=None).from_entry.key == "cas:108-88-3"
    assert Link.objects.exclude(ended_at=None).get().from_entry.key == "cas:50-00-0"


def test_the_new_record_of_a_known_entry_changes_that_entry() -> None:
    write(BENZENE)
    before = Entry.objects.get().revision
    write(replace(BENZENE, key="2", facts=cas("71-43-2")))
    assert Entry.objects.get().revision > before


def test_a_run_that_was_closed_meanwhile_writes_nothing() -> None:
    run = claimed()
    finish(run, RunState.ABANDONED)
    with pytest.raises(RunLost):
        write_batch(listing([], name="test.list"), run, [BENZENE], {}, dict)
    assert not SourceRecord.objects.exists()
    assert not Entry.objects.exists()


def test_what_another_writer_stored_before_the_lock_is_not_written_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    fence, run, feed = record_batch.fence, claimed(), listing([], name="test.list")

    def other_writer_first(held: SyncRun) -> None:
        monkeypatch.setattr(record_batch, "fence", fence)
        write_batch(feed, held, [BENZENE], {}, dict)

    monkeypatch.setattr(record_batch, "fence", other_writer_first)
    assert write_batch(feed, run, [BENZENE], {}, dict) == BatchCounts(unchanged=1)
    assert SourceRecord.objects.count() == 1


def test_decisions_of_staff_are_read_after_the_lock() -> None:
    order: list[str] = []
    real = record_batch.fence

    def noted(what: str, then: Callable[[], None]) -> None:
        order.append(what)
        then()

    def joins() -> dict[str, str]:
        order.append("joins")
        return {}

    run = claimed()
    with pytest.MonkeyPatch.context() as monkeypatch:
        monkeypatch.setattr(record_batch, "fence", lambda held: noted("lock", lambda: real(held)))
        write_batch(listing([], name="test.list"), run, [BENZENE], {}, joins)
    assert order == ["lock", "joins"]

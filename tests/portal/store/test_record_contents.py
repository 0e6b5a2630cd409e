"""What records state over time: an agency's change ends facts, a change of the reader replaces them without a trace."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from connectors.errors import BadRow
from connectors.feeds import Feed, FeedKind
from connectors.pass_report import PassReport
from connectors.schema import Fact as SchemaFact
from connectors.schema import FactKind, Record, RecordKind, Row
from portal.dump import canonical_dump
from portal.ingest import feed_run
from portal.ingest.feed_run import run_feed
from portal.ingest.reread import reread
from portal.models import Commit, Entry, Fact, Link, Mention, Payload, SourceRecord, SyncRun
from tests.portal.clock import Clock
from tests.portal.ingest.sample_feeds import listing, no_agency
from tests.portal.store.batches import cas, named, record, write

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _offline(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(feed_run, "open_source", no_agency)


def _feed(rows: list[Row], version: int = 1) -> Feed:
    """Version 1 reads the name; version 2 also reads the odour, which was always in the row."""

    def record(row: Row, tally: PassReport) -> Record:
        facts = [SchemaFact(FactKind.CAS, row["cas"]), SchemaFact(FactKind.NAME, row["ko"], lang="ko", order=1)]
        if version == 2:
            facts.append(SchemaFact(FactKind.ODOUR, row["odour"], order=2))
        return Record("test.list", row["id"], RecordKind.SUBSTANCE, row, tuple(facts))

    return _with_reader(listing(rows), record, version)


def _with_reader(feed: Feed, record: Any, version: int) -> Feed:
    return replace(feed, record=record, reader_version=version)


def _run(feed: Feed) -> SyncRun:
    run = run_feed(feed)
    assert run is not None
    return run


def _facts() -> list[tuple[str, str, bool]]:
    return [(f.kind, f.value, f.ended_at is None) for f in Fact.objects.order_by("order", "first_seen", "pk")]


BENZENE = {"id": "1", "cas": "71-43-2", "ko": "벤젠", "odour": "방향"}


def test_a_newer_reader_adds_what_the_row_said_all_the_time_as_old_as_the_row() -> None:
    _run(_feed([BENZENE]))
    before = Entry.objects.get().revision
    run = _run(_feed([BENZENE], version=2))
    assert run.changed == 1
    assert _facts() == [("cas", "71-43-2", True), ("name", "벤젠", True), ("odour", "방향", True)]
    record = SourceRecord.objects.get()
    assert Fact.objects.get(kind="odour").first_seen == record.first_seen == record.changed_at
    assert Payload.objects.count() == 1
    assert Entry.objects.get().revision > before


def test_an_older_readers_facts_vanish_without_an_entry_in_the_history() -> None:
    _run(_feed([BENZENE], version=2))
    _run(_feed([BENZENE], version=1))
    assert _facts() == [("cas", "71-43-2", True), ("name", "벤젠", True)]


def test_a_row_that_changed_under_a_newer_reader_shows_only_the_agencys_change(clock: Clock) -> None:
    _run(_feed([BENZENE]))
    clock.move(timedelta(days=1))
    _run(_feed([{**BENZENE, "ko": "벤졸"}], version=2))
    assert _facts() == [
        ("cas", "71-43-2", True), ("name", "벤젠", False), ("name", "벤졸", True), ("odour", "방향", True),
    ]  # fmt: skip
    odour, name = Fact.objects.get(kind="odour"), Fact.objects.get(value="벤졸")
    assert odour.first_seen < name.first_seen


def test_what_the_newer_reader_would_have_read_of_the_old_row_is_kept_as_ended() -> None:
    _run(_feed([BENZENE]))
    _run(_feed([{**BENZENE, "odour": "무취"}], version=2))
    assert ("odour", "방향", False) in _facts()
    assert ("odour", "무취", True) in _facts()


def test_a_reread_of_stored_rows_equals_a_pass_of_the_new_reader() -> None:
    _run(_feed([BENZENE]))
    _run(_feed([BENZENE], version=2))
    expected = list(canonical_dump())
    for model in (Fact, Payload, Mention, SourceRecord):
        model.objects.all().delete()
    _run(_feed([BENZENE]))
    run = reread(_feed([], version=2))
    assert run is not None
    assert (run.received, run.changed) == (1, 1)
    assert list(canonical_dump()) == expected


def test_a_reread_with_nothing_to_change_makes_no_commit() -> None:
    _run(_feed([BENZENE]))
    commits = Commit.objects.count()
    run = reread(_feed([]), every=True)
    assert run is not None
    assert (run.received, run.changed) == (1, 0)
    assert Commit.objects.count() == commits


def test_facts_that_only_change_places_are_the_same_facts_in_a_new_order() -> None:
    names = [{"id": "1", "ko": "가", "en": "a"}]
    _run(listing(names))
    first = set(Fact.objects.values_list("pk", flat=True))
    reordered = listing(names)
    read_in_order = reordered.record

    def record(row: Row, tally: PassReport) -> Record:
        read = read_in_order(row, tally)
        return replace(read, facts=tuple(replace(fact, order=9 - fact.order) for fact in read.facts))

    _run(_with_reader(reordered, record, 2))
    assert set(Fact.objects.values_list("pk", flat=True)) == first
    assert list(Fact.objects.order_by("order").values_list("value", flat=True)) == ["a", "가"]


def test_a_record_that_says_again_what_it_said_before_keeps_one_payload_a_state() -> None:
    for name in ("벤젠", "벤졸", "벤젠"):
        _run(_feed([{**BENZENE, "ko": name}]))
    assert Payload.objects.count() == 2
    assert [(value, current) for kind, value, current in _facts() if kind == "name"] == [
        ("벤젠", False), ("벤졸", False), ("벤젠", True),
    ]  # fmt: skip


def test_a_changed_mention_moves_its_link_and_a_withdrawn_record_loses_it() -> None:
    _run(listing([{"id": "1", "cas": "71-43-2", "ko": "벤젠"}, {"id": "2", "cas": "108-88-3", "ko": "톨루엔"}]))
    reports = [{"id": f"a{n}", "ko": "누출"} for n in range(20)]

    def accidents(*mentions: str, less: int = 0) -> Feed:

        rows: list[Row] = [{**reports[0], "mentions": list(mentions)}, *reports[1:]]
        return listing(rows[less:], name="test.accidents", kind=RecordKind.ACCIDENT, feed_kind=FeedKind.FILE)

    _run(accidents("벤젠"))
    _run(accidents("톨루엔"))

    def current() -> list[str]:
        return [link.to_entry.key for link in Link.objects.filter(ended_at=None)]

    assert current() == ["cas:108-88-3"]
    assert Link.objects.exclude(ended_at=None).get().to_entry.key == "cas:71-43-2"
    _run(accidents("톨루엔", less=1))
    assert current() == []
    _run(accidents("톨루엔"))
    assert current() == ["cas:108-88-3"]


def test_a_value_of_every_awkward_letter_comes_back_as_it_was_sent() -> None:
    name = "a\tb\nc\\d\r'\"%s {} \\N 벤젠 😀"
    _run(_feed([{**BENZENE, "ko": name}]))
    assert Fact.objects.get(kind="name").value == name


def test_the_row_that_a_newer_reader_reads_again_is_the_last_one() -> None:
    for odour in ("방향", "무취"):
        _run(_feed([{**BENZENE, "odour": odour}]))
    _run(_feed([{**BENZENE, "odour": "자극"}], version=2))
    assert [fact for fact in _facts() if fact[0] == "odour"] == [("odour", "무취", False), ("odour", "자극", True)]


def test_a_row_of_the_same_reader_is_not_read_again() -> None:
    _run(_feed([BENZENE]))

    def refused(row: Row, tally: PassReport) -> Record:
        raise AssertionError(row)

    origin = SourceRecord.objects.get().origin
    write(record("1", *cas("71-43-2")), origin=origin, feed=_with_reader(listing([]), refused, 1))
    assert ("name", "벤젠", False) in _facts()


def test_what_an_older_reader_read_in_a_row_that_the_newer_one_cannot_read_ends_and_is_kept(clock: Clock) -> None:
    _run(_feed([BENZENE]))
    clock.move(timedelta(days=1))

    def unreadable(row: Row, tally: PassReport) -> Record:
        raise BadRow("unreadable", has_key=True, key="1")

    origin = SourceRecord.objects.get().origin
    write(
        record("1", named("벤졸")),
        feed=_with_reader(listing([]), unreadable, 2),
        origin=origin,
    )
    assert set(Fact.objects.values_list("value", "ended_at")) == {
        ("71-43-2", clock.now), ("벤젠", clock.now), ("벤졸", None),
    }  # fmt: skip

"""확인일: the end of the last concluding pass or look-up that contained a record; it needs no write (content rule 19)."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from portal.models import Entry, Question, RunState, SourceRecord, SyncRun
from portal.profile.confirmation import confirmed_at

pytestmark = pytest.mark.django_db
WRITTEN, PASSED, ANSWERED = (datetime(2026, 1, day, tzinfo=UTC) for day in (1, 2, 3))


@pytest.fixture
def entry() -> Entry:
    return Entry.objects.create(key="cas:71-43-2", kind="substance", slug="71-43-2", revision=1)


def _record(entry: Entry, **fields: object) -> SourceRecord:
    values = {
        "feed": "a.list",
        "origin": "live",
        "key": "1",
        "kind": "substance",
        "digest": b"",
        "reader_version": 1,
        **fields,
    }
    return SourceRecord.objects.create(entry=entry, first_seen=WRITTEN, changed_at=WRITTEN, **values)


def _pass(concluded: bool = True, **fields: object) -> None:
    values = {"feed": "a.list", "origin": "live", "state": RunState.SUCCEEDED, **fields}
    SyncRun.objects.create(
        host="h", pid=1, started_at=PASSED, heartbeat_at=PASSED, finished_at=PASSED, concluded=concluded, **values
    )


def test_a_record_of_a_listing_was_confirmed_by_the_last_pass_that_concluded(entry: Entry) -> None:
    record = _record(entry)
    assert confirmed_at([record]) == {record.pk: WRITTEN}
    _pass(concluded=False)
    _pass(origin="demo")
    assert confirmed_at([record]) == {record.pk: WRITTEN}
    _pass()
    assert confirmed_at([record]) == {record.pk: PASSED}


def test_a_missing_record_keeps_the_time_at_which_it_was_last_seen(entry: Entry) -> None:
    record = _record(entry, missing_since=PASSED)
    _pass()
    assert confirmed_at([record]) == {record.pk: WRITTEN}


def test_a_record_of_a_look_up_was_confirmed_by_the_last_answer_and_not_by_a_failure(entry: Entry) -> None:
    record = _record(entry, question="71-43-2")
    Question.objects.create(
        feed="a.list", origin="live", key="71-43-2", asked_at=ANSWERED, answered_at=PASSED, outcome="failed"
    )
    assert confirmed_at([record]) == {record.pk: PASSED}


def test_many_records_cost_two_queries(entry: Entry, django_assert_num_queries) -> None:  # type: ignore[no-untyped-def]
    records = [_record(entry, key=str(n), question=str(n)) for n in range(50)]
    with django_assert_num_queries(2):
        assert len(confirmed_at(records)) == 50


def _question(**fields: object) -> None:
    values = {"feed": "a.list", "origin": "live", "key": "71-43-2", "answered_at": PASSED, **fields}
    Question.objects.create(asked_at=ANSWERED, outcome="found", **values)


def test_a_withdrawn_record_keeps_the_time_at_which_it_was_last_seen(entry: Entry) -> None:
    record = _record(entry, withdrawn_at=PASSED)
    _pass()
    assert confirmed_at([record]) == {record.pk: WRITTEN}


def test_a_missing_record_of_a_look_up_keeps_its_time_too(entry: Entry) -> None:
    record = _record(entry, question="71-43-2", missing_since=PASSED)
    _question()
    assert confirmed_at([record]) == {record.pk: WRITTEN}


def test_a_later_write_counts_more_than_an_earlier_pass_or_answer(entry: Entry) -> None:
    listed, asked = _record(entry), _record(entry, key="2", question="71-43-2")
    SourceRecord.objects.update(changed_at=ANSWERED)
    _pass()
    _question()
    records = list(SourceRecord.objects.all())
    assert confirmed_at(records) == {listed.pk: ANSWERED, asked.pk: ANSWERED}


def test_the_last_of_several_passes_counts_and_no_pass_of_another_feed(entry: Entry) -> None:
    record = _record(entry)
    _pass(feed="another.list")
    assert confirmed_at([record]) == {record.pk: WRITTEN}
    for _ in range(2):
        _pass()
    SyncRun.objects.filter(pk=SyncRun.objects.filter(feed="a.list").first().pk).update(finished_at=ANSWERED)  # type: ignore[union-attr]
    assert confirmed_at([record]) == {record.pk: ANSWERED}


@pytest.mark.parametrize(
    "other", [{"feed": "another.list"}, {"origin": "demo"}, {"key": "108-88-3"}, {"answered_at": None}]
)
def test_another_question_and_one_without_an_answer_confirm_nothing(entry: Entry, other: dict[str, object]) -> None:
    record = _record(entry, question="71-43-2")
    _pass()
    _question(**other)
    assert confirmed_at([record]) == {record.pk: WRITTEN}


def test_each_record_has_the_time_of_its_own_feed(entry: Entry) -> None:
    listed, asked, other = _record(entry), _record(entry, key="2", question="71-43-2"), _record(entry, feed="b.list")
    _pass()
    _question(answered_at=ANSWERED)
    assert confirmed_at([listed, asked, other]) == {listed.pk: PASSED, asked.pk: ANSWERED, other.pk: WRITTEN}
    assert confirmed_at([]) == {}

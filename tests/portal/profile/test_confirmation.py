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

"""Passes that lose or exchange content: nothing is concluded or ended until the agency mends it or staff accept it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

import pytest

from connectors.errors import BadRow
from connectors.feeds import Feed, FeedKind
from connectors.http import Client
from connectors.pass_report import PassReport
from connectors.schema import Row
from portal.ingest import feed_run
from portal.ingest.feed_run import run_feed
from portal.ingest.held_changes import NothingHeld, accept, refuse, undo_refusal, waiting_changes
from portal.models import ChangeAcceptance, ChangeRefusal, Fact, HeldChange, Question, RunState, SourceRecord, SyncRun
from tests.portal.clock import Clock
from tests.portal.ingest.sample_feeds import listing, lookup, no_agency

pytestmark = pytest.mark.django_db

NUMBERS = ("71-43-2", "108-88-3", "67-56-1", "7664-41-7", "7782-50-5", "7647-01-0", "50-00-0", "64-17-5")
ROWS: list[Row] = [
    {"id": str(n), "cas": cas, "ko": f"물질{n}", "en": f"substance {n}", "listing": f"목록{n}"}
    for n, cas in enumerate(NUMBERS)
]


@pytest.fixture(autouse=True)
def _offline(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(feed_run, "open_source", no_agency)


def _run(feed: Feed, **options: Any) -> SyncRun:
    run = run_feed(feed, **options)
    assert run is not None
    return run


def _changed(change: Any, rows: Iterable[Row] = ROWS) -> list[Row]:
    return [{**row, **change(place, row)} for place, row in enumerate(rows)]


def _ended() -> int:
    return Fact.objects.exclude(ended_at=None).count()


CHANGES: dict[str, Any] = {
    "names shifted": lambda n, row: {"ko": ROWS[n - 1]["ko"]},
    "names shifted in a part": lambda n, row: {"ko": ROWS[n - 1]["ko"]} if n in (3, 4) else {},
    "names of two exchanged": lambda n, row: {"ko": ROWS[{2: 3, 3: 2}.get(n, n)]["ko"]},
    "hazards shifted": lambda n, row: {"listing": ROWS[n - 1]["listing"]},
    "numbers shifted": lambda n, row: {"cas": ROWS[n - 1]["cas"]},
    "all names replaced": lambda n, row: {"ko": f"null {n}"},
    "one kind emptied": lambda n, row: {"listing": ""},
    "half of one kind emptied": lambda n, row: {"listing": "" if n % 2 else row["listing"]},
    "null where text stood": lambda n, row: {"en": None},
    "object where text stood": lambda n, row: {"en": {"text": row["en"]}},
    "list where text stood": lambda n, row: {"en": [row["en"]]},
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
@pytest.mark.parametrize("kind", [FeedKind.LISTING, FeedKind.FILE])
def test_a_pass_that_loses_or_exchanges_content_is_held_with_numbers(change: Any, kind: FeedKind) -> None:
    _run(listing(ROWS, feed_kind=kind))
    facts = set(Fact.objects.values_list("pk", "value", "ended_at"))
    run = _run(listing(_changed(change), feed_kind=kind))
    assert (run.state, run.concluded, run.counts["ended"]) == (RunState.SUCCEEDED, False, 0)
    assert run.counts["held"] == HeldChange.objects.count() > 0
    assert "보류" in run.withheld
    assert set(Fact.objects.values_list("pk", "value", "ended_at")) == facts
    again = _run(listing(ROWS, feed_kind=kind))
    assert (again.concluded, HeldChange.objects.exists()) == (True, False)


HARMLESS: dict[str, Any] = {
    "one name corrected": lambda n, row: {"ko": "새 이름"} if n == 1 else {},
    "one hazard ended": lambda n, row: {"listing": ""} if n == 1 else {},
    "two names corrected": lambda n, row: {"ko": f"새 이름{n}"} if n < 2 else {},
    "a number added": lambda n, row: {"cas": f"{row['cas']} 7732-18-5"} if n == 1 else {},
    "a field added": lambda n, row: {"note": "1"},
}


@pytest.mark.parametrize("change", HARMLESS.values(), ids=HARMLESS)
def test_corrections_of_a_day_are_written_and_what_ended_is_counted(change: Any) -> None:
    _run(listing(ROWS))
    run = _run(listing(_changed(change)))
    assert (run.concluded, run.withheld, run.counts["held"]) == (True, "", 0)
    assert run.counts["ended"] == _ended()


def test_a_first_load_is_never_held_and_a_record_that_comes_back_neither() -> None:
    assert _run(listing(_changed(CHANGES["all names replaced"]))).concluded


def test_one_record_that_loses_its_number_is_held_and_the_others_are_written() -> None:
    _run(listing(ROWS))
    run = _run(listing(_changed(lambda n, row: {"cas": ""} if n == 0 else {"ko": "새"} if n == 1 else {})))
    assert (run.concluded, run.counts["held"], run.changed) == (False, 1, 1)
    assert "71-43-2에서 없음" in run.withheld
    assert HeldChange.objects.get().key == "0"


def test_as_many_rows_under_other_keys_withdraw_nothing_on_any_day(clock: Clock) -> None:
    _run(listing(ROWS))
    for _ in range(3):
        run = _run(listing([{**row, "id": f"x{row['id']}"} for row in ROWS]))
        assert (run.concluded, run.missing, run.withdrawn) == (False, 0, 0)
        assert "한꺼번에 보이지 않아" in run.withheld or "줄어" in run.withheld
        clock.now += timedelta(days=1)
    assert not SourceRecord.objects.exclude(missing_since=None).exists()


def test_what_staff_accept_is_written_by_the_next_pass_and_the_acceptance_is_kept() -> None:
    change = _changed(CHANGES["all names replaced"])
    _run(listing(ROWS))
    _run(listing(change))
    acceptance = accept("test.list", "기관 누리집에서 확인", "담당자", SyncRun.objects.latest("pk").origin)
    run = _run(listing(change))
    assert (run.concluded, run.counts["held"], run.counts["ended"]) == (True, 0, len(ROWS))
    kept = ChangeAcceptance.objects.get()
    assert (kept, kept.accepted_by, kept.reason) == (acceptance, "담당자", "기관 누리집에서 확인")
    assert "이름" in kept.held


def test_an_acceptance_covers_that_content_and_no_other() -> None:
    _run(listing(ROWS))
    _run(listing(_changed(CHANGES["all names replaced"])))
    accept("test.list", "확인", "담당자", SyncRun.objects.latest("pk").origin)
    run = _run(listing(_changed(CHANGES["names shifted"])))
    assert (run.concluded, run.counts["held"]) == (False, len(ROWS))


def _refused() -> tuple[ChangeRefusal, list[Row]]:
    """A refusal of all that a pass held, and the rows of that pass."""
    change = _changed(CHANGES["all names replaced"])
    _run(listing(ROWS))
    _run(listing(change))
    return refuse("test.list", "기관이 잘못 보냄", "담당자", SyncRun.objects.latest("pk").origin), change


def test_what_staff_refuse_stays_held_and_waits_for_nobody_while_the_same_content_comes() -> None:
    refusal, change = _refused()
    assert (refusal.reason, refusal.refused_by) == ("기관이 잘못 보냄", "담당자")
    for _ in range(2):
        run = _run(listing(change))
        assert (run.concluded, run.counts["held"], _ended()) == (False, len(ROWS), 0)
        assert not waiting_changes().exists()
    with pytest.raises(NothingHeld):
        accept("test.list", "확인", "담당자", run.origin)


def test_other_content_of_refused_records_waits_again() -> None:
    _refused()
    _run(listing(_changed(CHANGES["names shifted"])))
    assert waiting_changes().count() == len(ROWS)


def test_a_refusal_that_is_undone_is_kept_and_its_changes_wait_again_and_can_be_accepted() -> None:
    refusal, change = _refused()
    assert undo_refusal(refusal, "다른 사람")
    assert not undo_refusal(refusal, "다른 사람")
    assert waiting_changes().count() == len(ROWS)
    assert ChangeRefusal.objects.get().undone_by == "다른 사람"
    accept("test.list", "확인", "담당자", SyncRun.objects.latest("pk").origin)
    assert _run(listing(change)).counts["ended"] == len(ROWS)


def test_a_pass_that_staff_accept_as_it_comes_is_written_and_signed() -> None:
    _run(listing(ROWS))
    run = _run(listing(_changed(CHANGES["one kind emptied"])), accept_change="목록이 폐지됨", accepted_by="담당자")
    assert (run.concluded, run.counts["ended"], run.accept_change) == (True, len(ROWS), "목록이 폐지됨")
    assert ChangeAcceptance.objects.get().accepted_by == "담당자"


@pytest.mark.parametrize(("reason", "by"), [("", "담당자"), ("확인", " "), ("확인", "담당자")])
def test_nothing_is_accepted_or_refused_without_reason_signature_or_a_held_change(reason: str, by: str) -> None:
    for sign in (accept, refuse):
        with pytest.raises(NothingHeld):
            sign("test.list", reason, by, "demo")


def _answers(rows: Iterable[Row]) -> Feed:
    of = {row["cas"]: row for row in rows}
    return lookup(lambda question: [of[question]] if question in of else [])


def _asked_again(clock: Clock) -> None:
    clock.now += timedelta(days=2)


@pytest.mark.parametrize("name", ["names shifted", "hazards shifted", "one kind emptied", "null where text stood"])
def test_answers_are_judged_together_and_their_questions_count_as_failed(name: str, clock: Clock) -> None:
    _run(listing(ROWS))
    _run(_answers(ROWS))
    _asked_again(clock)
    answered = dict(Question.objects.values_list("key", "answered_at"))
    run = _run(_answers(_changed(CHANGES[name])))
    assert (run.complete, run.concluded, run.counts["ended"], _ended()) == (False, False, 0, 0)
    assert set(Question.objects.values_list("outcome", flat=True)) >= {"failed"}
    assert dict(Question.objects.values_list("key", "answered_at")) == answered
    accept("test.ask", "확인", "담당자", run.origin)
    assert _run(_answers(_changed(CHANGES[name]))).counts["ended"] == _ended() > 0


def test_a_source_that_suddenly_knows_nothing_ends_nothing(clock: Clock) -> None:
    _run(listing(ROWS))
    _run(_answers(ROWS))
    for _ in range(3):
        _asked_again(clock)
        run = _run(lookup(lambda question: []))
        assert "답에 없음" in run.withheld
    assert not SourceRecord.objects.filter(feed="test.ask").exclude(missing_since=None).exists()


def test_an_answer_about_another_substance_is_refused_and_said(clock: Clock) -> None:
    _run(listing(ROWS))
    _run(_answers(ROWS))
    _asked_again(clock)
    run = _run(lookup(lambda question: [ROWS[5]]))
    assert run.state == RunState.FAILED
    assert "answered about 7647-01-0" in run.error
    assert _ended() == 0


def test_one_key_in_two_answers_with_other_content_stays_as_it_came_first() -> None:
    _run(listing(ROWS[:2]))
    run = _run(lookup(lambda question: [{"id": "same", "cas": question, "ko": question}]))
    assert run.doubles == 1
    assert (
        SourceRecord.objects.get(feed="test.ask").question
        == SourceRecord.objects.get(feed="test.ask").facts.get(kind="cas").value
    )


def test_one_answer_that_cannot_be_read_does_not_end_the_others() -> None:
    from connectors.errors import Unexpected

    def answer(question: str) -> list[Row]:
        if question == NUMBERS[2]:
            raise Unexpected("no XML")
        return [row for row in ROWS if row["cas"] == question]

    _run(listing(ROWS))
    run = _run(lookup(answer))
    assert (run.state, run.counts["found"], run.counts["failed"], run.concluded) == (RunState.SUCCEEDED, 7, 1, False)


def test_the_agencys_key_is_stored_nowhere(monkeypatch: pytest.MonkeyPatch) -> None:
    key = "Zk93+kq/Secret=="

    from contextlib import contextmanager

    from connectors.source import Source

    @contextmanager
    def keyed(feed: Any, origin: Any, on_progress: Any) -> Any:
        yield Source(origin, Client(), key)

    monkeypatch.setattr(feed_run, "open_source", keyed)

    def rows(source: Source, tally: PassReport) -> Any:
        tally.add_page(3, 3)
        tally.reject(f"field {key}", f"text {key}", "no date")
        tally.add_drift(key, "sample Zk93%2Bkq%2FSecret%3D%3D")
        yield {**ROWS[0], "ko": f"벤젠 {key}", f"name{key}": "x"}
        yield {"id": key, "bad": True}
        yield {**ROWS[1], "mentions": [f"톨루엔 {key}"]}

    run_feed(listing([], reader=rows))
    from django.apps import apps
    from django.core import serializers

    for model in apps.get_app_config("portal").get_models():
        stored = serializers.serialize("json", model.objects.all(), ensure_ascii=False)
        assert "Secret" not in stored, model
    from portal.models import Payload
    from portal.store.digest import unpacked

    assert all("Secret" not in str(unpacked(bytes(payload.body))) for payload in Payload.objects.all())


def test_a_run_whose_counts_cannot_be_stored_still_ends() -> None:
    def rows(source: Any, tally: PassReport) -> Any:
        tally.total = 10**30
        tally.add_drift("이름\x00\ud800", "글\x00")
        yield ROWS[0]
        raise RuntimeError("our own\x00 error")

    with pytest.raises(RuntimeError):
        run_feed(listing([], reader=rows))
    run = SyncRun.objects.get()
    assert (run.state, run.total) == (RunState.FAILED, None)
    assert run.error.startswith("RuntimeError: our own")


def test_a_row_the_reader_lost_is_counted_and_nothing_is_concluded() -> None:
    from connectors.row_damage import lost_row

    _run(listing(ROWS))
    run = _run(listing([*ROWS[:7], lost_row("no well-formed XML", "page 1, row 8", "<item>")]))
    assert (run.state, run.concluded, run.bad_rows, run.missing) == (RunState.SUCCEEDED, False, 1, 0)
    assert run.samples[0]["field"] == "page 1, row 8"


def test_a_reader_that_cannot_read_the_stored_row_any_more_does_not_stop_the_pass() -> None:
    _run(listing(ROWS))
    feed = listing(_changed(lambda n, row: {"number": "1"}))
    read = feed.record

    def strict(row: Row, tally: PassReport) -> Any:
        if "number" not in row:
            raise BadRow("an older row", has_key=True, key=row["id"])
        return read(row, tally)

    from dataclasses import replace

    assert _run(replace(feed, record=strict)).concluded

"""Runs: what a pass writes, what it concludes, and that the next run can continue it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import OperationalError
from django.utils import timezone

from connectors.errors import QuotaSpent, Unreachable
from connectors.feeds import FeedKind
from connectors.pass_report import PassReport
from connectors.schema import RecordKind
from portal.dump import canonical_dump
from portal.ingest import feed_run
from portal.ingest.feed_run import run_feed
from portal.models import Commit, Entry, Fact, Identifier, Link, Payload, Question, RunState, SourceRecord, SyncRun
from portal.schedule.tasks import is_slot_open
from tests.portal.ingest.sample_feeds import listing, lookup, no_agency

pytestmark = pytest.mark.django_db(transaction=True)

BENZENE = {"id": "1", "cas": "71-43-2", "ko": "벤젠", "en": "Benzene"}
TOLUENE = {"id": "2", "cas": "108-88-3", "ko": "톨루엔", "en": "Toluene"}


@pytest.fixture(autouse=True)
def _offline(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(feed_run, "open_source", no_agency)


def _later(days: int) -> None:
    """Makes all stored absences and questions that many days older."""
    for model, field in ((SourceRecord, "missing_since"), (Question, "asked_at")):
        for row in model.objects.exclude(**{f"{field}": None}):
            model.objects.filter(pk=row.pk).update(**{field: getattr(row, field) - timedelta(days=days)})


def _run(feed, **options):  # type: ignore[no-untyped-def]
    run = run_feed(feed, **options)
    assert run is not None
    return run


def test_a_first_pass_makes_a_record_an_entry_and_facts_for_each_row() -> None:
    run = _run(listing([BENZENE, TOLUENE]))
    assert (run.state, run.added, run.complete, run.concluded) == (RunState.SUCCEEDED, 2, True, True)
    entry = Entry.objects.get(key="cas:71-43-2")
    assert (entry.title_ko, entry.title_en, entry.address) == ("벤젠", "Benzene", "/substances/71-43-2")
    assert set(Identifier.objects.filter(entry=entry).values_list("scheme", "value")) >= {
        ("cas", "71-43-2"),
        ("name", "벤젠"),
    }
    assert Commit.objects.count() == 1


def test_a_second_pass_over_the_same_rows_writes_nothing_but_its_run() -> None:
    feed = listing([BENZENE, TOLUENE])
    _run(feed)
    before, commits = list(canonical_dump()), Commit.objects.count()
    run = _run(feed)
    assert (run.unchanged, run.added, run.changed) == (2, 0, 0)
    assert list(canonical_dump()) == before
    assert Commit.objects.count() == commits


def test_a_changed_row_ends_what_it_no_longer_states_and_keeps_the_rest() -> None:
    _run(listing([BENZENE]))
    first = Entry.objects.get(key="cas:71-43-2").revision
    run = _run(listing([{**BENZENE, "ko": "벤졸"}]))
    assert run.changed == 1
    names = Fact.objects.filter(kind="name", lang="ko").order_by("pk")
    assert [(fact.value, fact.ended_at is None) for fact in names] == [("벤젠", False), ("벤졸", True)]
    assert Fact.objects.get(kind="cas").ended_at is None
    assert Payload.objects.count() == 2
    entry = Entry.objects.get(key="cas:71-43-2")
    assert (entry.title_ko, entry.revision > first) == ("벤졸", True)


def test_a_record_absent_once_is_missing_and_absent_on_a_later_day_is_withdrawn() -> None:
    rows = [{"id": str(n), "ko": f"물질{n}"} for n in range(20)]
    _run(listing(rows))
    run = _run(listing(rows[:19]))
    assert (run.missing, run.withdrawn) == (1, 0)
    again = _run(listing(rows[:19]))
    assert (again.missing, again.withdrawn) == (0, 0)
    _later(1)
    run = _run(listing(rows[:19]))
    assert run.withdrawn == 1
    gone = SourceRecord.objects.get(key="19")
    assert gone.withdrawn_at is not None
    assert not gone.facts.filter(ended_at=None).exists()
    assert gone.entry.withdrawn_at is not None


def test_a_record_that_comes_back_is_no_longer_missing_and_one_withdrawn_speaks_again() -> None:
    rows = [{"id": str(n), "ko": f"물질{n}"} for n in range(20)]
    _run(listing(rows))
    _run(listing(rows[:19]))
    _run(listing(rows))
    assert SourceRecord.objects.get(key="19").missing_since is None
    _run(listing(rows[:19]))
    _later(1)
    _run(listing(rows[:19]))
    _run(listing(rows))
    back = SourceRecord.objects.get(key="19")
    assert back.withdrawn_at is None
    assert back.facts.filter(ended_at=None).count() == 1
    assert back.entry.withdrawn_at is None


@pytest.mark.parametrize("kept", [0, 5, 17])
def test_a_listing_that_shrinks_by_more_than_a_tenth_concludes_nothing_and_says_so(kept: int) -> None:
    rows = [{"id": str(n), "ko": f"물질{n}"} for n in range(20)]
    _run(listing(rows))
    run = _run(listing(rows[:kept]))
    assert (run.complete, run.concluded, run.missing) == (True, False, 0)
    assert "줄어" in run.withheld
    assert not SourceRecord.objects.exclude(missing_since=None).exists()


def test_a_shrink_that_staff_accepted_concludes_and_so_do_later_passes_of_its_size() -> None:
    rows = [{"id": str(n), "ko": f"물질{n}"} for n in range(20)]
    _run(listing(rows))
    assert _run(listing(rows[:10]), accept_shrink="checked on the agency's site").missing == 10
    _later(1)
    assert _run(listing(rows[:10])).withdrawn == 10


def test_a_total_that_was_not_reached_concludes_nothing() -> None:
    run = _run(listing([BENZENE], total=2))
    assert (run.state, run.complete) == (RunState.SUCCEEDED, False)
    assert "총건수" in run.withheld


@pytest.mark.parametrize("flaw", ["repeated_page", "empty_early"])
def test_a_flawed_pass_is_not_complete(flaw: str) -> None:
    def rows(source, tally: PassReport):  # type: ignore[no-untyped-def]
        tally.add_page(1, 1)
        setattr(tally, flaw, True)
        yield BENZENE

    run = _run(listing([], reader=rows))
    assert (run.complete, run.concluded) == (False, False)
    assert run.withheld


def test_a_file_read_whole_concludes_at_once() -> None:
    rows = [{"id": str(n), "ko": f"물질{n}"} for n in range(20)]
    _run(listing(rows, feed_kind=FeedKind.FILE))
    assert _run(listing(rows[:19], feed_kind=FeedKind.FILE)).withdrawn == 1


def test_a_bad_row_with_a_key_counts_as_seen_and_is_kept_as_a_sample() -> None:
    rows = [{"id": str(n), "ko": f"물질{n}"} for n in range(200)]
    _run(listing(rows))
    run = _run(listing([*rows[:199], {**rows[199], "bad": True}]))
    assert (run.state, run.bad_rows, run.missing) == (RunState.SUCCEEDED, 1, 0)
    assert run.samples[0]["reason"] == "unreadable"


def test_a_bad_row_without_a_key_withdraws_nothing() -> None:
    rows = [{"id": str(n), "ko": f"물질{n}"} for n in range(200)]
    _run(listing(rows))
    run = _run(listing([*rows[:198], {"ko": "이름뿐"}]))
    assert (run.complete, run.concluded, run.missing) == (True, False, 0)


def test_more_than_one_bad_row_in_a_hundred_fails_the_pass() -> None:
    run = _run(listing([*({"id": str(n), "ko": "x"} for n in range(50)), {"id": "50", "bad": True}]))
    assert (run.state, run.concluded) == (RunState.FAILED, False)
    assert SourceRecord.objects.count() == 50


def test_a_key_that_stands_twice_is_counted_and_the_first_row_stays() -> None:
    run = _run(listing([BENZENE, {**BENZENE, "ko": "다른 이름"}]))
    assert (run.added, run.doubles) == (1, 1)
    assert Entry.objects.get(key="cas:71-43-2").title_ko == "벤젠"


def test_several_numbers_make_a_mixture_that_contains_its_members() -> None:
    _run(listing([BENZENE, TOLUENE, {"id": "3", "cas": "71-43-2 108-88-3", "ko": "벤젠·톨루엔 혼합물"}]))
    mixture = Entry.objects.get(key="mix:108-88-3+71-43-2")
    assert set(mixture.links_out.filter(relation="contains").values_list("to_entry__key", flat=True)) == {
        "cas:71-43-2",
        "cas:108-88-3",
    }


def test_a_member_that_comes_after_its_mixture_is_linked_too() -> None:
    _run(listing([{"id": "3", "cas": "71-43-2 108-88-3", "ko": "혼합물"}]))
    _run(listing([{"id": "3", "cas": "71-43-2 108-88-3", "ko": "혼합물"}, BENZENE]))
    assert Link.objects.get(ended_at=None).to_entry.key == "cas:71-43-2"


def test_a_mention_is_linked_when_its_name_comes_and_unlinked_when_the_name_goes() -> None:
    accidents = listing(
        [{"id": "a", "ko": "누출", "mentions": ["벤젠"]}], name="test.accidents", kind=RecordKind.ACCIDENT
    )
    _run(accidents)
    assert not Link.objects.exists()
    _run(listing([BENZENE]))
    link = Link.objects.get()
    assert (link.to_entry.key, link.relation, link.mention) == ("cas:71-43-2", "involved", "벤젠")
    _run(listing([{**BENZENE, "ko": "벤졸"}]))
    assert Link.objects.get().ended_at is not None


def test_a_name_of_two_substances_links_to_neither() -> None:
    _run(listing([BENZENE, {**TOLUENE, "ko": "벤젠"}]))
    _run(listing([{"id": "a", "ko": "누출", "mentions": ["벤젠"]}], name="test.accidents", kind=RecordKind.ACCIDENT))
    assert not Link.objects.exists()


def test_a_mention_by_number_links_to_that_substance_alone() -> None:
    _run(listing([{"id": "1", "cas": "71-43-2", "ko": "벤젠"}, {"id": "2", "cas": "108-88-3", "ko": "톨루엔"}]))
    _run(
        listing(
            [{"id": "a", "ko": "누출", "mentions": ["71-43-2", "71-43-3"]}],
            name="test.accidents",
            kind=RecordKind.ACCIDENT,
        )
    )
    assert list(Link.objects.values_list("to_entry__key", "mention")) == [("cas:71-43-2", "71-43-2")]


def test_a_new_link_raises_the_revision_of_both_ends() -> None:
    _run(listing([BENZENE]))
    before = Entry.objects.get(key="cas:71-43-2").revision
    _run(listing([{"id": "a", "ko": "누출", "mentions": ["벤젠"]}], name="test.accidents", kind=RecordKind.ACCIDENT))
    assert Entry.objects.get(key="cas:71-43-2").revision > before


def test_a_newer_reader_replaces_facts_without_an_entry_in_the_history() -> None:
    _run(listing([BENZENE]))
    run = _run(listing([BENZENE], reader_version=2))
    assert run.changed == 0
    assert not Fact.objects.exclude(ended_at=None).exists()
    assert Payload.objects.count() == 1


def test_a_question_is_written_down_with_its_outcome_and_not_asked_again_the_same_day() -> None:
    _run(listing([BENZENE, TOLUENE]))
    questions: list[str] = []

    def answer(question: str):  # type: ignore[no-untyped-def]
        questions.append(question)
        return [{"id": "k1", "cas": question, "ko": "벤젠"}] if question == "71-43-2" else []

    run = _run(lookup(answer))
    assert (run.state, sorted(questions)) == (RunState.SUCCEEDED, ["108-88-3", "71-43-2"])
    assert dict(Question.objects.values_list("key", "outcome")) == {"71-43-2": "found", "108-88-3": "none"}
    _run(lookup(answer))
    assert len(questions) == 2


def test_the_regulated_are_asked_first() -> None:
    _run(listing([TOLUENE, {**BENZENE, "listing": "사고대비물질"}]))
    questions: list[str] = []
    _run(lookup(lambda question: questions.append(question) or []))
    assert questions == ["71-43-2", "108-88-3"]


def test_a_spent_quota_ends_the_run_and_the_rest_is_asked_another_day() -> None:
    _run(listing([BENZENE, TOLUENE]))

    def answer(question: str):  # type: ignore[no-untyped-def]
        raise QuotaSpent("code 22", operation="getList")

    run = _run(lookup(answer))
    assert run.state == RunState.BUDGET_SPENT
    assert not Question.objects.exists()


def test_an_answer_that_no_longer_holds_a_record_withdraws_it_on_a_later_day() -> None:
    _run(listing([BENZENE]))
    _run(lookup(lambda question: [{"id": "k1", "cas": question, "ko": "벤젠"}]))
    _later(2)
    _run(lookup(lambda question: []))
    assert SourceRecord.objects.get(feed="test.ask").missing_since is not None
    _later(2)
    _run(lookup(lambda question: []))
    assert SourceRecord.objects.get(feed="test.ask").withdrawn_at is not None


def test_a_refused_answer_is_no_answer_and_the_run_says_why() -> None:
    _run(listing([BENZENE, *({"id": str(n), "cas": "108-88-3", "ko": f"가{n}"} for n in range(2))]))
    many = [{"id": f"t{n}", "cas": "108-88-3", "ko": "톨루엔"} for n in range(200)]
    good = [{"id": "k1", "cas": "71-43-2", "ko": "벤젠"}]
    _run(lookup(lambda question: good if question == "71-43-2" else many))
    answered = Question.objects.get(key="71-43-2").answered_at
    _later(2)
    run = _run(lookup(lambda question: [{**good[0], "bad": True}] if question == "71-43-2" else many))
    assert (run.state, run.complete, run.concluded) == (RunState.SUCCEEDED, False, False)
    assert run.withheld == "질문 1건에 답을 받지 못함 (마지막으로: unreadable)"
    question = Question.objects.get(key="71-43-2")
    assert (question.outcome, question.error, question.answered_at) == ("failed", "unreadable", answered)
    assert not SourceRecord.objects.exclude(missing_since=None).exists()


def test_an_answer_of_which_a_row_did_not_come_concludes_nothing_about_the_others() -> None:
    _run(listing([BENZENE]))
    both = [{"id": key, "cas": "71-43-2", "ko": "벤젠"} for key in ("k1", "k2")]
    _run(lookup(lambda question: both))
    _later(2)

    def short(source, question: str, tally: PassReport):  # type: ignore[no-untyped-def]
        tally.keyless_rows += 1
        return both[:1]

    _run(replace(lookup(lambda question: both), lookup=short))
    assert not SourceRecord.objects.exclude(missing_since=None).exists()


def test_an_agency_that_does_not_answer_fails_the_run_and_withdraws_nothing() -> None:
    def rows(source, tally: PassReport):  # type: ignore[no-untyped-def]
        yield BENZENE
        raise Unreachable("no answer")

    _run(listing([BENZENE, TOLUENE]))
    run = _run(listing([], reader=rows))
    assert (run.state, run.concluded) == (RunState.FAILED, False)
    assert "Unreachable" in run.error
    assert not SourceRecord.objects.exclude(missing_since=None).exists()


def test_a_database_that_goes_away_is_no_failure_of_the_feed_whose_slot_is_asked_for_again() -> None:
    def rows(source, tally: PassReport):  # type: ignore[no-untyped-def]
        yield BENZENE
        raise OperationalError("server closed the connection unexpectedly")

    with pytest.raises(OperationalError):
        run_feed(listing([], reader=rows))
    run = SyncRun.objects.get(feed="test.list")
    assert (run.state, run.concluded) == (RunState.ABANDONED, False)
    assert is_slot_open(listing([]), timezone.now())


def test_a_feed_that_runs_already_is_not_run_twice() -> None:
    now = timezone.now()
    import os
    import socket

    SyncRun.objects.create(
        feed="test.list", host=socket.gethostname(), pid=os.getpid(), started_at=now, heartbeat_at=now
    )
    assert run_feed(listing([BENZENE])) is None


def test_a_slot_that_was_done_is_not_done_again() -> None:
    assert _run(listing([BENZENE]), slot="2026-01-01T03:00").state == RunState.SUCCEEDED
    assert run_feed(listing([BENZENE]), slot="2026-01-01T03:00") is None


def test_a_run_whose_process_is_gone_is_closed_as_abandoned() -> None:
    import socket

    now = timezone.now()
    dead = SyncRun.objects.create(
        feed="test.list", host=socket.gethostname(), pid=2**22 - 3, started_at=now, heartbeat_at=now
    )
    _run(listing([BENZENE]))
    dead.refresh_from_db()
    assert dead.state == RunState.ABANDONED

"""What is written down of a change: what the agency did, never what only our reading did."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from connectors.feeds import FeedKind
from connectors.schema import Fact, FactKind, HazardClass, LegalListing
from portal.ingest import feed_run
from portal.ingest.feed_run import run_feed
from portal.ingest.reread import reread
from portal.models import ChangeTopic, ChangeType, Question, RunChange, SourceRecord, SyncRun
from portal.models import Fact as StoredFact
from portal.store.withdrawal import withdraw
from tests.portal.clock import Clock
from tests.portal.ingest.sample_feeds import listing, lookup, no_agency
from tests.portal.ingest.sample_feeds import record as read_record
from tests.portal.store.batches import cas, named, record, write

pytestmark = pytest.mark.django_db(transaction=True)

BENZENE = {"id": "1", "cas": "71-43-2", "ko": "벤젠", "en": "Benzene"}
TOLUENE = {"id": "2", "cas": "108-88-3", "ko": "톨루엔", "en": "Toluene"}
CHLORINE = {"id": "3", "cas": "7782-50-5", "ko": "염소", "en": "Chlorine"}


@pytest.fixture(autouse=True)
def _offline(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(feed_run, "open_source", no_agency)


def _changes() -> list[tuple[str, str, int]]:
    return [
        (change.change, change.record.key if change.record else "", change.count)
        for change in RunChange.objects.order_by("pk").select_related("record")
    ]


def _values(of: RunChange) -> list[tuple[str | None, str | None]]:
    texts = dict(StoredFact.objects.values_list("pk", "value"))
    return [(before and texts[before], after and texts[after]) for before, after in of.values]


def _last() -> RunChange:
    return RunChange.objects.order_by("pk").last()  # type: ignore[return-value]


def test_a_first_load_is_one_line_with_the_number_of_its_records() -> None:
    run = run_feed(listing([BENZENE, TOLUENE, CHLORINE]))
    assert _changes() == [(ChangeType.LOADED, "", 3)]
    assert _last().run == run


def test_a_load_in_several_batches_is_one_line_whose_number_grows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("portal.ingest.feed_pass.BATCH_SIZE", 1)
    run_feed(listing([BENZENE, TOLUENE, CHLORINE]))
    assert _changes() == [(ChangeType.LOADED, "", 3)]


def test_as_long_as_no_pass_was_whole_a_record_that_comes_is_not_called_new() -> None:
    run_feed(listing([BENZENE], total=3))
    run_feed(listing([BENZENE, TOLUENE]))
    run_feed(listing([BENZENE, TOLUENE, CHLORINE]))
    assert _changes() == [(ChangeType.LOADED, "", 1), (ChangeType.LOADED, "", 1), (ChangeType.ADDED, "3", 3)]


def test_the_live_feed_is_loaded_for_the_first_time_although_its_demonstration_was_read() -> None:
    write(record("1", *cas("71-43-2")), origin="demo")
    SyncRun.objects.update(complete=True)
    write(record("1", *cas("71-43-2")), origin="live")
    assert [(each.origin, each.change) for each in RunChange.objects.order_by("pk")] == [
        ("demo", ChangeType.LOADED),
        ("live", ChangeType.LOADED),
    ]


def test_the_first_answer_to_a_question_is_no_news_and_what_a_later_answer_adds_is() -> None:
    run_feed(listing([BENZENE]))
    RunChange.objects.all().delete()
    answers = [[], [{**BENZENE, "id": "b"}]]
    for answer in answers:
        Question.objects.update(asked_at="2020-01-01T00:00Z")
        run_feed(lookup(lambda number, answer=answer: answer))
    assert _changes() == [(ChangeType.ADDED, "b", 3)]
    Question.objects.all().delete()
    run_feed(lookup(lambda number: [{**BENZENE, "id": "c"}]))
    assert _changes()[-1] == (ChangeType.LOADED, "", 1)


def test_a_changed_record_has_the_values_that_ended_and_those_that_came_in_their_place() -> None:
    run_feed(listing([BENZENE, TOLUENE]))
    run_feed(listing([{**BENZENE, "ko": "벤졸", "listing": "사고대비물질"}, TOLUENE]))
    assert _changes()[1:] == [(ChangeType.CHANGED, "1", 2)]
    assert _values(_last()) == [("벤젠", "벤졸"), (None, "사고대비물질")]
    topics = set(ChangeTopic.objects.filter(change=_last()).values_list("topic", flat=True))
    assert topics == {"kind:name", "kind:legal_listing", "list:사고대비물질"}


def test_two_values_that_end_and_two_that_begin_in_one_place_are_not_paired_by_chance() -> None:
    write(record("1", named("가"), named("나")))
    write(record("1", named("다"), named("라")))
    assert sorted(_values(_last()), key=str) == [("가", None), ("나", None), (None, "다"), (None, "라")]


def test_a_category_changes_within_its_class_and_a_threshold_within_its_list() -> None:
    def stated(category: str, number: str) -> tuple[Fact, ...]:
        return (
            Fact(FactKind.HAZARD_CLASS, f"급성 독성 {category}", HazardClass("급성 독성", category)),
            Fact(FactKind.HAZARD_CLASS, f"피부 부식성 {category}", HazardClass("피부 부식성", category)),
            *(
                Fact(FactKind.LEGAL_LISTING, name, LegalListing("법", name, number))
                for name in ("유독물질", "제한물질")
            ),
        )

    write(record("1", *cas("71-43-2"), *stated("1", "1")))
    write(record("1", *cas("71-43-2"), *stated("2", "2")))
    assert set(_values(_last())) == {
        ("급성 독성 1", "급성 독성 2"),
        ("피부 부식성 1", "피부 부식성 2"),
        ("유독물질", "유독물질"),
        ("제한물질", "제한물질"),
    }


def test_a_record_that_goes_and_comes_back_says_so_both_times(clock: Clock) -> None:
    for rows in ([BENZENE, TOLUENE], [BENZENE], [BENZENE, TOLUENE]):
        run_feed(listing(rows, feed_kind=FeedKind.FILE), accept_shrink="시험", accept_change="시험", accepted_by="나")
        clock.move(timedelta(days=1))
    assert _changes()[1:] == [(ChangeType.WITHDRAWN, "2", 3), (ChangeType.RETURNED, "2", 3)]
    gone, back = RunChange.objects.order_by("pk")[1:]
    assert set(_values(gone)) == {("108-88-3", None), ("톨루엔", None), ("Toluene", None)}
    assert {after for _, after in _values(back)} == {"108-88-3", "톨루엔", "Toluene"}
    spans = StoredFact.objects.filter(value="톨루엔").order_by("first_seen").values_list("first_seen", "ended_at")
    (_, ended), (again, still) = spans
    assert ended < again
    assert still is None


def test_what_nobody_withdrew_for_an_agency_is_no_change_of_one() -> None:
    write(record("1", *cas("71-43-2")), origin="demo")
    RunChange.objects.all().delete()
    withdraw(SourceRecord.objects.values_list("pk", flat=True))
    assert _changes() == []


def test_a_row_that_changed_only_where_nobody_reads_is_no_change_to_show() -> None:
    write(record("1", named("벤젠"), payload={"id": "1", "note": "a"}))
    write(record("1", named("벤젠"), payload={"id": "1", "note": "b"}))
    assert [change for change, *_ in _changes()] == [ChangeType.LOADED]


def test_a_newer_reader_changes_nothing_at_the_agency() -> None:
    feed = listing([BENZENE])
    run_feed(feed)
    other = replace(
        feed, reader_version=2, record=lambda row, tally: read_record({**row, "listing": "유독물질"}, tally)
    )
    run_feed(other)
    reread(replace(other, reader_version=3, record=lambda row, tally: read_record({**row, "ko": "벤졸"}, tally)))
    assert [change for change, *_ in _changes()] == [ChangeType.LOADED]


def test_where_row_and_reader_change_together_only_the_agencys_part_is_a_change() -> None:
    run_feed(listing([BENZENE]))
    changed = listing([{**BENZENE, "en": "Benzol"}])
    run_feed(
        replace(changed, reader_version=2, record=lambda row, tally: read_record({**row, "listing": "유독물질"}, tally))
    )
    assert _changes()[1:] == [(ChangeType.CHANGED, "1", 1)]
    assert _values(_last()) == [("Benzene", "Benzol")]


def test_a_value_that_only_search_reads_is_none_to_show() -> None:
    write(record("1", named("벤젠")))
    write(record("1", named("벤젠"), Fact(FactKind.NAME_KEYS, "열쇠")))
    assert [change for change, *_ in _changes()] == [ChangeType.LOADED]


def test_ids_are_in_the_order_of_commits_and_rows_of_the_batch() -> None:
    run_feed(listing([BENZENE, TOLUENE, CHLORINE]))
    run_feed(listing([{**each, "ko": f"{each['ko']}2"} for each in (CHLORINE, BENZENE, TOLUENE)]), accept_change="참")
    assert [key for _, key, _ in _changes()[1:]] == ["3", "1", "2"]

"""Laws of what passes write: no interleaving of feeds matters, spans are what was stated, and changes tell all that happened."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime, timedelta
from itertools import groupby

import pytest
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from connectors.feeds import FeedKind
from connectors.schema import Row
from portal.curation.decisions import Signed, decide, undo
from portal.curation.subjects import Subject
from portal.history.change_filter import ChangeFilter
from portal.history.paged_changes import page_of_changes
from portal.ingest import feed_run
from portal.ingest.feed_run import run_feed
from portal.models import ChangeType, Entry, Fact, Identifier, Link, RunChange, RunState
from tests.portal.clock import Clock
from tests.portal.ingest.sample_feeds import listing, no_agency

pytestmark = pytest.mark.django_db

START = datetime(2026, 1, 1, tzinfo=timezone.get_default_timezone())
NUMBERS = ("71-43-2", "108-88-3", "7782-50-5")
NAMES = ("벤젠", "톨루엔", "염소")
_row = st.fixed_dictionaries(
    {
        "cas": st.sampled_from(NUMBERS),
        "ko": st.sampled_from(NAMES),
        "listing": st.sampled_from(["", "유독물질", "사고대비물질"]),
        "mentions": st.lists(st.sampled_from(NAMES), max_size=1),
    }
)
_edition = st.dictionaries(st.sampled_from("123"), _row, min_size=1, max_size=3)
Edition = Mapping[str, Row]
_editions = st.lists(_edition, min_size=1, max_size=3)


_law = settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
"""Each example sets the clock itself."""


@pytest.fixture(autouse=True)
def _offline(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(feed_run, "open_source", no_agency)


@contextmanager
def _nothing_stored(clock: Clock) -> Iterator[None]:
    """A database without a row, left as it was."""
    with transaction.atomic():
        clock.set(START)
        yield
        transaction.set_rollback(True)


def _read(feed: str, edition: Edition) -> None:
    rows = [{**row, "id": key} for key, row in edition.items()]
    run = run_feed(
        listing(rows, name=feed, feed_kind=FeedKind.FILE), accept_change="참", accept_shrink="참", accepted_by="시험"
    )
    assert run is not None
    assert (run.state, run.concluded) == (RunState.SUCCEEDED, True)


def _state() -> tuple[object, ...]:
    """Entries, identifiers, current links and all facts with their spans counted, without ids and times."""
    links = Link.objects.filter(ended_at=None)
    return (
        sorted((key, at is None) for key, at in Entry.objects.values_list("key", "withdrawn_at")),
        sorted(Identifier.objects.filter(entry__withdrawn_at=None).values_list("entry__key", "scheme", "value")),
        sorted(
            links.values_list("from_entry__key", "to_entry__key", "relation", "record__feed", "record__key", "mention")
        ),
        sorted(
            (*stated, at is None)
            for *stated, at in Fact.objects.values_list("record__feed", "record__key", "kind", "value", "ended_at")
        ),
    )


@given(
    st.fixed_dictionaries({"test.a": _editions, "test.b": _editions}),
    st.lists(st.sampled_from(["test.a", "test.b"]), max_size=6),
    st.randoms(use_true_random=False),
)
@_law
def test_any_interleaving_of_feeds_and_any_order_of_rows_gives_the_same_entries_links_and_facts(
    clock: Clock, editions: Mapping[str, Sequence[Edition]], order: list[str], random: object
) -> None:
    states = []
    for interleaved in (False, True):
        with _nothing_stored(clock):
            left = {feed: list(some) for feed, some in editions.items()}
            turns = [*(order if interleaved else ()), *(feed for feed in left for _ in left[feed])]
            for feed in turns:
                if left[feed]:
                    edition = list(left[feed].pop(0).items())
                    if interleaved:
                        random.shuffle(edition)  # type: ignore[attr-defined]
                    _read(feed, dict(edition))
                    clock.move(timedelta(days=1))
            states.append(_state())
    assert states[0] == states[1]


@given(st.lists(_edition, min_size=1, max_size=5))
@_law
def test_the_spans_of_a_value_are_the_times_during_which_it_was_stated(clock: Clock, editions: list[Edition]) -> None:
    with _nothing_stored(clock):
        for edition in editions:
            _read("test.a", edition)
            clock.move(timedelta(days=1))
        found: defaultdict[tuple[str, str, str], list[tuple[int, int | None]]] = defaultdict(list)
        rows = Fact.objects.order_by("first_seen").values_list("record__key", "kind", "value", "first_seen", "ended_at")
        for key, kind, value, first, ended in rows:
            found[key, kind, value].append(((first - START).days, (ended - START).days if ended else None))
    assert found == _stated_spans(editions)


def _values(row: Row) -> set[tuple[str, str]]:
    listed = {("legal_listing", row["listing"])} if row["listing"] else set()
    return {("cas", row["cas"]), ("name", row["ko"])} | listed


def _stated_spans(editions: Sequence[Edition]) -> dict[tuple[str, str, str], list[tuple[int, int | None]]]:
    """Each run of editions that state a value: the first of them, and the one that did not any more."""
    stated = [{(key, *value) for key, row in edition.items() for value in _values(row)} for edition in editions]
    spans: dict[tuple[str, str, str], list[tuple[int, int | None]]] = {}
    for value in set().union(*stated):
        for is_stated, some in groupby(range(len(editions)), lambda day, value=value: value in stated[day]):
            days = list(some)
            if is_stated:
                end = days[-1] + 1
                spans.setdefault(value, []).append((days[0], end if end < len(editions) else None))
    return spans


@given(st.lists(_edition, min_size=2, max_size=5))
@_law
def test_the_first_edition_and_all_changes_give_the_last_one(clock: Clock, editions: list[Edition]) -> None:
    with _nothing_stored(clock):
        for edition in editions:
            _read("test.a", edition)
            clock.move(timedelta(days=1))
        told = {(key, *value) for key, row in editions[0].items() for value in _values(row)}
        facts = {pk: tuple(rest) for pk, *rest in Fact.objects.values_list("pk", "record__key", "kind", "value")}
        for change in RunChange.objects.order_by("pk"):
            gone = {facts[before] for before, _ in change.values if before}
            came = {facts[after] for _, after in change.values if after}
            assert gone <= told
            assert not came & told
            told = (told - gone) | came
        loaded = RunChange.objects.filter(change=ChangeType.LOADED)
        assert [line.count for line in loaded] == [len(editions[0])]
    assert told == {(key, *value) for key, row in editions[-1].items() for value in _values(row)}


_subject = st.sampled_from(
    [
        *(Subject(f"cas:{number}") for number in NUMBERS),
        *(Subject(f"test.a/{key}") for key in "123"),
        *(Subject(f"test.a/{key}", "name", name) for key in "123" for name in NAMES),
    ]
)


@given(st.lists(_edition, min_size=2, max_size=3), st.sets(_subject, min_size=1, max_size=4), st.randoms())
@_law
def test_whatever_staff_withhold_undoing_it_in_any_order_brings_every_change_back(
    clock: Clock, editions: list[Edition], subjects: set[Subject], random: object
) -> None:
    with _nothing_stored(clock):
        for edition in editions:
            _read("test.a", edition)
            clock.move(timedelta(days=1))
        before = page_of_changes(ChangeFilter(), 100)
        present = [subject for subject in subjects if _is_there(subject)]
        decisions = [decide("withhold", subject, Signed("시험", "확인")) for subject in present]
        for change in page_of_changes(ChangeFilter(), 100).changes:
            assert not {f"cas:{number}" for number in change.cas} & {subject.key for subject in present}
            told = {("test.a/" + change.record_key, value.fact.kind, text) for value in change.values
                    for text in (value.before_text, value.after_text)}  # fmt: skip
            assert not told & {(subject.key, subject.fact_kind, subject.value) for subject in present}
        random.shuffle(decisions)  # type: ignore[attr-defined]
        for decision in decisions:
            undo(decision, "시험")
        assert page_of_changes(ChangeFilter(), 100) == before


def _is_there(subject: Subject) -> bool:
    facts = Fact.objects.all()
    if subject.fact_kind:
        feed, key = subject.record
        return facts.filter(record__feed=feed, record__key=key, kind=subject.fact_kind, value=subject.value).exists()
    if ":" in subject.key:
        return Entry.objects.filter(key=subject.key).exists()
    return facts.filter(record__key=subject.record[1]).exists()

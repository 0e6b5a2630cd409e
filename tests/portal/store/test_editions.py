"""기관 기준일 of a list is the edition that was read, for the rows that did not change too."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from connectors.feeds import Feed, FeedKind
from connectors.schema import Row
from portal.ingest import feed_run
from portal.ingest.feed_run import run_feed
from portal.ingest.reread import reread
from portal.models import Commit, RunState, SourceRecord
from portal.runs.claim import RunLost, finish
from portal.store.editions import restate_edition
from tests.portal.ingest.sample_feeds import listing, no_agency
from tests.portal.store.batches import cas, claimed, record, write

pytestmark = pytest.mark.django_db(transaction=True)

ROWS: Sequence[Row] = [{"id": "1", "ko": "벤젠"}, {"id": "2", "ko": "톨루엔"}]


@pytest.fixture(autouse=True)
def _offline(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(feed_run, "open_source", no_agency)


def list_of(edition: str, rows: Sequence[Row] = ROWS) -> Feed:
    return listing(rows, feed_kind=FeedKind.FILE, edition=lambda source: edition)


def read(feed: Feed) -> None:
    run = run_feed(feed)
    assert run is not None
    assert run.state == RunState.SUCCEEDED


def dates() -> dict[str, str]:
    return dict(SourceRecord.objects.order_by("key").values_list("key", "source_date"))


def test_every_row_of_a_list_has_its_edition_and_an_unchanged_one_that_of_the_next() -> None:
    read(list_of("2026-01"))
    assert dates() == {"1": "2026-01", "2": "2026-01"}
    commits = Commit.objects.count()
    read(list_of("2026-07"))
    assert dates() == {"1": "2026-07", "2": "2026-07"}
    assert Commit.objects.count() == commits


def test_a_list_whose_edition_nobody_states_keeps_none_of_an_older_one() -> None:
    read(list_of("2026-01"))
    read(list_of(""))
    assert dates() == {"1": "", "2": ""}


def test_a_row_that_is_no_longer_on_the_list_keeps_the_edition_that_had_it() -> None:
    rows = [{"id": str(number), "ko": f"물질{number}"} for number in range(20)]
    read(list_of("2026-01", rows))
    read(list_of("2026-07", rows[1:]))
    assert (dates()["0"], dates()["1"]) == ("2026-01", "2026-07")


def test_a_pass_that_concludes_nothing_restates_nothing() -> None:
    read(list_of("2026-01"))
    read(replace(list_of("2026-07", ROWS[:1]), floor=2))
    assert dates() == {"1": "2026-01", "2": "2026-01"}


def test_reading_stored_rows_again_keeps_the_edition() -> None:
    feed = list_of("2026-01")
    read(feed)
    assert reread(replace(feed, reader_version=2)) is not None
    assert dates() == {"1": "2026-01", "2": "2026-01"}


def test_a_run_that_was_closed_meanwhile_restates_nothing() -> None:
    write(record("1", *cas("71-43-2"), source_date="2026-01"))
    run = claimed()
    finish(run, RunState.FAILED)
    with pytest.raises(RunLost):
        restate_edition(list_of("2026-07"), run, "2026-07")
    assert dates() == {"1": "2026-01"}

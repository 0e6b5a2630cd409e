"""Respelt names as records: every substance with such a name gets one, and none gets a name that could mean another."""

from __future__ import annotations

import pytest
from pytest_django.fixtures import Settings

from portal.ingest import feed_run
from portal.ingest.feed_run import run_feed
from portal.models import Entry, SourceRecord
from portal.own_feeds.catalogue import sync_own_feeds
from portal.own_feeds.nomenclature_feed import sync_nomenclature
from portal.publish.document import documents
from reference.nomenclature import FEED
from search.engine_types import NameRank
from tests.portal.ingest.sample_feeds import listing, no_agency

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _offline(monkeypatch: pytest.MonkeyPatch, settings: Settings) -> None:
    monkeypatch.setattr(feed_run, "open_source", no_agency)
    settings.DEMO = "auto"


def sync_names(*names: tuple[str, str]) -> None:
    """One listing that states these names of these CAS numbers, and the sync that follows."""
    run_feed(listing([{"id": str(number), "cas": cas, "ko": name} for number, (cas, name) in enumerate(names)]))
    sync_nomenclature()


def respelt_names(cas: str) -> set[str]:
    facts = SourceRecord.objects.get(feed=FEED, key=cas, withdrawn_at=None).facts
    return set(facts.filter(ended_at=None, kind="synonym").values_list("value", flat=True))


def test_a_stated_name_is_known_by_its_other_spelling_too() -> None:
    sync_names(("74-88-4", "요오드화 메틸"))
    assert respelt_names("74-88-4") == {"아이오딘화 메틸"}
    entry = Entry.objects.get(key="cas:74-88-4")
    assert entry.title_ko == "요오드화 메틸"
    assert entry.identifiers.filter(scheme="name", value="아이오딘화메틸").exists()


def test_the_document_ranks_it_as_the_portals_own_name() -> None:
    sync_names(("74-88-4", "요오드화 메틸"))
    (document,) = documents(Entry.objects.filter(key="cas:74-88-4"))
    assert {name.text: name.rank for name in document.names}["아이오딘화 메틸"] is NameRank.ALIAS


def test_a_spelling_that_another_substance_bears_is_left_out() -> None:
    sync_names(("1335-32-6", "초산납"), ("15347-57-6", "아세트산납"))
    assert not SourceRecord.objects.filter(feed=FEED).exists()


def test_a_spelling_that_two_substances_would_get_is_given_to_neither() -> None:
    sync_names(("123-73-9", "크로톤알데히드"), ("4170-30-3", "크로톤알데히드"))
    assert not SourceRecord.objects.filter(feed=FEED).exists()


def test_a_name_that_the_alias_table_gives_another_is_left_out() -> None:
    sync_names(("1309-37-1", "초산"))  # the table says that 아세트산 is 64-19-7
    assert not SourceRecord.objects.filter(feed=FEED).exists()


def test_nothing_is_done_again_until_something_changed() -> None:
    sync_names(("74-88-4", "요오드화 메틸"))
    assert sync_nomenclature() is None
    run_feed(listing([{"id": "9", "cas": "74-96-4", "ko": "브롬화 에틸렌"}], name="test.more"))
    sync_own_feeds()
    assert respelt_names("74-96-4") == {"브로민화 에틸렌"}
    assert sync_nomenclature() is None


def test_a_spelling_leaves_with_the_name_that_it_respells() -> None:
    sync_names(("74-88-4", "요오드화 메틸"))
    sync_names(("74-88-4", "메틸 요다이드"))
    assert not SourceRecord.objects.filter(feed=FEED, withdrawn_at=None).exists()

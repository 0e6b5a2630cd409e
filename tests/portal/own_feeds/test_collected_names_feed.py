"""Collected names as records: of known substances alone, ranked as the portal's own, all bearers of a name kept."""

from __future__ import annotations

import pytest
from pytest_django.fixtures import Settings

from portal.ingest import feed_run
from portal.ingest.feed_run import run_feed
from portal.models import Entry, SourceRecord
from portal.own_feeds.catalogue import sync_own_feeds
from portal.publish.document import documents
from reference.collected_names import FEED
from reference.nomenclature import FEED as RESPELT
from search.engine_types import NameRank
from tests.portal.ingest.sample_feeds import listing, no_agency

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _offline(monkeypatch: pytest.MonkeyPatch, settings: Settings) -> None:
    monkeypatch.setattr(feed_run, "open_source", no_agency)
    settings.DEMO = "auto"


def sync_with(*names: tuple[str, str]) -> None:
    run_feed(listing([{"id": str(number), "cas": cas, "ko": name} for number, (cas, name) in enumerate(names)]))
    sync_own_feeds()


def names_of(cas: str, feed: str = FEED) -> set[str]:
    facts = SourceRecord.objects.get(feed=feed, key=cas, withdrawn_at=None).facts
    return set(facts.filter(ended_at=None, kind="synonym").values_list("value", flat=True))


def test_a_name_alone_makes_no_page() -> None:
    sync_own_feeds()
    assert not Entry.objects.filter(kind="substance").exists()


def test_a_known_substance_gets_the_names_of_notices_and_trades() -> None:
    sync_with(("71-36-3", "부탄올"))
    assert {"노말-부틸알코올", "n-부탄올"} <= names_of("71-36-3")


def test_they_rank_as_the_portals_own_names() -> None:
    sync_with(("71-36-3", "부탄올"))
    (document,) = documents(Entry.objects.filter(key="cas:71-36-3"))
    ranks = {name.text: name.rank for name in document.names}
    assert ranks["노말-부틸알코올"] is NameRank.ALIAS
    assert ranks["부탄올"] is NameRank.TITLE


def test_all_that_bear_a_name_get_it() -> None:
    sync_with(("7758-98-7", "황산 구리"), ("7758-99-8", "황산 구리 오수화물"))
    assert "유산동" in names_of("7758-98-7") & names_of("7758-99-8")


def test_they_are_respelt_by_rule_and_abbreviations_spelled_out() -> None:
    sync_with(("60-00-4", "에데트산"), ("75-71-8", "프레온 십이"))
    assert "이디티에이" in names_of("60-00-4", RESPELT)
    assert "다이클로로다이플루오로메테인" in names_of("75-71-8", RESPELT)


def test_a_spoken_abbreviation_that_another_substance_bears_is_left_out() -> None:
    sync_with(("60-00-4", "에데트산"), ("67-56-1", "이디티에이"))
    assert not SourceRecord.objects.filter(feed=RESPELT, key="60-00-4", facts__value="이디티에이").exists()


def test_a_second_sync_changes_nothing() -> None:
    sync_with(("71-36-3", "부탄올"))
    before = set(SourceRecord.objects.values_list("feed", "key", "digest"))
    sync_own_feeds()
    assert set(SourceRecord.objects.values_list("feed", "key", "digest")) == before

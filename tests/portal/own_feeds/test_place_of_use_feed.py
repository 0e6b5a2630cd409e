"""Places of use as records of known substances, each fact with its document and no agency's word."""

from __future__ import annotations

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from connectors.schema import FactKind
from portal.curation.decisions import Signed, decide
from portal.curation.subjects import Subject
from portal.ingest import feed_run
from portal.ingest.feed_run import run_feed
from portal.models import Entry, Fact, SourceRecord
from portal.own_feeds.place_of_use_feed import FEED, sync_places_of_use
from portal.publish.document import documents
from reference.observations import values
from reference.places_of_use import uses_in_places
from tests.portal.ingest.sample_feeds import listing, no_agency

pytestmark = pytest.mark.django_db(transaction=True)
CHLORINE = {"id": "1", "cas": "7782-50-5", "ko": "염소"}
USES = [use for use in uses_in_places() if use.cas == CHLORINE["cas"]]


@pytest.fixture(autouse=True)
def _offline(monkeypatch: pytest.MonkeyPatch, settings: Settings) -> None:
    monkeypatch.setattr(feed_run, "open_source", no_agency)
    settings.DEMO = "auto"


def test_a_known_substance_gets_a_fact_for_each_place_with_its_document() -> None:
    run_feed(listing([CHLORINE]))
    sync_places_of_use()
    facts = Fact.objects.filter(kind=FactKind.PLACE_OF_USE).order_by("order")
    assert [(fact.label, fact.value, fact.data["place"]) for fact in facts] == [
        (values()["place", use.place].label, f"{use.use} — {use.source}", use.place) for use in USES
    ]
    assert SourceRecord.objects.filter(feed=FEED).count() == 1


def test_places_count_for_nothing_in_search() -> None:
    run_feed(listing([CHLORINE]))
    (before,) = documents(Entry.objects.filter(key="cas:7782-50-5"))
    sync_places_of_use()
    (after,) = documents(Entry.objects.filter(key="cas:7782-50-5"))
    assert (after.prior, after.text, after.names, after.facets) == (
        before.prior,
        before.text,
        before.names,
        before.facets,
    )


def test_the_page_shows_the_places_until_staff_withhold_one(client: Client) -> None:
    run_feed(listing([CHLORINE]))
    sync_places_of_use()
    page = client.get("/substances/7782-50-5").content.decode()
    part = page[page.index("쓰이거나 생기는 곳") :]
    assert "국내 기준 아님" in part[:200]
    assert USES[0].use in part
    withheld = f"{USES[0].use} — {USES[0].source}"
    decide("withhold", Subject(f"{FEED}/7782-50-5", "place_of_use", withheld), Signed("담당자", "확인 중"))
    page = client.get("/substances/7782-50-5").content.decode()
    assert USES[0].document not in page or USES[0].use not in page
    assert USES[1].use in page

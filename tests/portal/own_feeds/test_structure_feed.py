"""Structures as records: of substances that an agency knows, in the index and on the page, never among agencies' formulas."""

from __future__ import annotations

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from connectors.schema import FactKind
from portal.curation.decisions import Signed, decide
from portal.curation.subjects import Subject
from portal.ingest import feed_run
from portal.ingest.feed_run import run_feed
from portal.models import Entry, SourceRecord
from portal.own_feeds.structure_feed import sync_structures
from portal.publish.document import documents
from reference.structures import FEED
from search.engine_types import DocumentStructure
from tests.portal.ingest.sample_feeds import listing, no_agency

pytestmark = pytest.mark.django_db(transaction=True)
BENZENE = {"id": "1", "cas": "71-43-2", "ko": "벤젠"}


@pytest.fixture(autouse=True)
def _offline(monkeypatch: pytest.MonkeyPatch, settings: Settings) -> None:
    monkeypatch.setattr(feed_run, "open_source", no_agency)
    settings.DEMO = "auto"


def structures_of_benzene() -> tuple[DocumentStructure, ...]:
    (document,) = documents(Entry.objects.filter(key="cas:71-43-2"))
    assert document.formulas == ()
    return document.structures


def test_only_a_substance_that_an_agency_knows_gets_a_record() -> None:
    sync_structures()
    assert not SourceRecord.objects.filter(feed=FEED).exists()
    run_feed(listing([BENZENE, {"id": "2", "cas": "98001-01-5", "ko": "가상산"}]))
    sync_structures()
    assert list(SourceRecord.objects.filter(feed=FEED).values_list("key", flat=True)) == ["71-43-2"]


def test_nothing_is_compared_again_until_something_is_committed() -> None:
    run_feed(listing([BENZENE]))
    assert sync_structures() is not None
    assert sync_structures() is None
    run_feed(listing([{"id": "9", "cas": "67-56-1", "ko": "메탄올"}], name="test.more"))
    run = sync_structures()
    assert run is not None
    assert (run.added, run.unchanged) == (1, 1)


def test_the_document_has_the_structure_apart_from_formulas_of_agencies_and_no_more_weight() -> None:
    run_feed(listing([BENZENE]))
    (before,) = documents(Entry.objects.filter(key="cas:71-43-2"))
    sync_structures()
    (structure,) = structures_of_benzene()
    assert (structure.formula, structure.smiles, structure.cid) == ("C6H6", "C1=CC=CC=C1", "241")
    assert structure.inchikey == "UHOVQNZJYSORNB-UHFFFAOYSA-N"
    (after,) = documents(Entry.objects.filter(key="cas:71-43-2"))
    assert (after.prior, after.title_ko, after.facets) == (before.prior, before.title_ko, before.facets)


def test_a_withheld_structure_is_in_no_document() -> None:
    run_feed(listing([BENZENE]))
    sync_structures()
    decide("withhold", Subject(f"{FEED}/71-43-2"), Signed("staff", "reason"))
    assert structures_of_benzene() == ()


def test_the_page_names_the_document_and_says_that_it_is_no_korean_standard(client: Client) -> None:
    run_feed(listing([BENZENE]))
    sync_structures()
    page = client.get("/substances/71-43-2").content.decode()
    shown = page[page.index("PubChem CID 241") :]
    assert "UHOVQNZJYSORNB-UHFFFAOYSA-N" in page
    assert "국내 기준 아님" in shown[:600]
    head = page[: page.index("이름과 번호의 출처")]
    assert "C6H6" not in head[head.index('class="numbers"') :]


def test_a_structure_is_one_fact() -> None:
    run_feed(listing([BENZENE]))
    sync_structures()
    facts = SourceRecord.objects.get(feed=FEED).facts
    assert sorted(facts.values_list("kind", flat=True)) == [FactKind.CAS, FactKind.STRUCTURE]

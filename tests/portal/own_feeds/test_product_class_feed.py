"""Product classes as entries: there from the first sync, linked to the substances that agencies know, never a substance."""

from __future__ import annotations

import pytest
from pytest_django.fixtures import Settings

from connectors.schema import FactKind, Relation
from portal.ingest import feed_run
from portal.ingest.feed_run import run_feed
from portal.models import Entry, Link, RunState, SourceRecord
from portal.own_feeds.catalogue import sync_own_feeds
from portal.own_feeds.product_class_feed import sync_product_classes
from portal.publish.document import documents
from portal.store.origins import demo_allowed, withdraw_demo
from reference.product_classes import FEED, product_classes
from search.engine_types import Facet
from tests.portal.ingest.sample_feeds import listing, no_agency

pytestmark = pytest.mark.django_db(transaction=True)
HYPOCHLORITE = {"id": "1", "cas": "7681-52-9", "ko": "차아염소산 나트륨"}


@pytest.fixture(autouse=True)
def _offline(monkeypatch: pytest.MonkeyPatch, settings: Settings) -> None:
    monkeypatch.setattr(feed_run, "open_source", no_agency)
    settings.DEMO = "auto"


def bleach() -> Entry:
    return Entry.objects.get(kind="product_class", slug="chlorine-bleach")


def links() -> set[tuple[str, str, str]]:
    current = Link.objects.filter(ended_at=None, from_entry__kind="product_class")
    return set(current.values_list("from_entry__slug", "to_entry__key", "relation"))


def test_every_class_is_an_entry_of_its_own_with_a_readable_address() -> None:
    sync_product_classes()
    assert Entry.objects.filter(kind="product_class").count() == len(product_classes())
    assert (bleach().title_ko, bleach().address) == ("락스", "/classes/chlorine-bleach")
    assert not Entry.objects.filter(kind="substance").exists()


def test_an_ingredient_is_linked_once_an_agency_knows_it_and_no_longer_than_it_does(settings: Settings) -> None:
    sync_own_feeds()
    assert links() == set()
    run_feed(listing([HYPOCHLORITE]))
    sync_own_feeds()
    assert ("chlorine-bleach", "cas:7681-52-9", str(Relation.CONTAINS)) in links()
    settings.DEMO = "off"
    withdraw_demo()
    sync_own_feeds()
    assert links() == set()
    assert bleach().withdrawn_at is None


def test_a_second_sync_changes_nothing() -> None:
    sync_product_classes()
    before = list(Entry.objects.values_list("key", "revision"))
    run = sync_product_classes()
    assert run is not None
    assert (run.state, run.added, run.changed, run.unchanged) == (RunState.SUCCEEDED, 0, 0, len(product_classes()))
    assert list(Entry.objects.values_list("key", "revision")) == before


def test_a_class_that_left_the_table_is_withdrawn(monkeypatch: pytest.MonkeyPatch) -> None:
    sync_product_classes()
    remaining = tuple(found for found in product_classes() if found.slug != "chlorine-bleach")
    monkeypatch.setattr("portal.own_feeds.product_class_feed.product_classes", lambda: remaining)
    sync_product_classes()
    assert bleach().withdrawn_at is not None
    assert SourceRecord.objects.get(feed=FEED, key="chlorine-bleach").withdrawn_at is not None


def test_an_ingredient_carries_its_role_and_source() -> None:
    sync_product_classes()
    facts = bleach().records.get().facts.filter(kind=FactKind.INGREDIENT)
    assert all(fact.data["source"] and fact.data["role"] and fact.data["cas"] for fact in facts)
    assert "차아염소산 나트륨" in {fact.value for fact in facts}


def test_its_document_is_found_by_each_of_its_names_and_is_no_demonstration() -> None:
    sync_product_classes()
    (document,) = documents([bleach()])
    assert {"락스", "염소계 표백제"} <= {name.text for name in document.names}
    assert (document.kind, document.origin, document.cas) == ("product_class", "live", ())
    assert document.facets[Facet.KIND] == ("제품군",)


def test_the_portals_own_tables_do_not_count_as_live() -> None:
    sync_own_feeds()
    assert demo_allowed()

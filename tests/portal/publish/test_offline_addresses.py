"""Which pages the offline pack holds, and that nothing withheld is among them."""

from __future__ import annotations

import pytest

from connectors.schema import Fact, FactKind, LegalListing
from portal.curation.decisions import Signed, decide
from portal.curation.subjects import Subject
from portal.models import Entry
from portal.own_feeds.product_class_feed import sync_product_classes
from portal.publish.offline_addresses import (
    ACCIDENT_LIST,
    card_addresses,
    carded_entries,
    household_mixtures,
    indexed_guides,
    linked_addresses,
)
from tests.portal.factories import entry, ingested, record_with_facts
from tests.portal.guidebook import guidebook

pytestmark = pytest.mark.django_db
LISTED = Fact(FactKind.LEGAL_LISTING, ACCIDENT_LIST, LegalListing("화학물질관리법", ACCIDENT_LIST))


def listed(cas: str) -> Entry:
    created = entry(f"cas:{cas}", "물질")
    record_with_facts(created, "ncis.inventory", [LISTED], key=cas)
    return created


def test_cards_are_of_the_accident_list_and_of_ingredients_of_household_products() -> None:
    listed("98001-01-5")
    entry("cas:98002-02-9", "다른 물질")
    entry("cas:7681-52-9", "차아염소산나트륨")
    assert [each.key for each in carded_entries()] == ["cas:7681-52-9", "cas:98001-01-5"]


def test_a_substance_that_is_withheld_or_whose_listing_is_withheld_or_withdrawn_has_no_card() -> None:
    """Content rule 31."""
    for cas in ("98001-01-5", "98002-02-9", "98003-03-3"):
        listed(cas)
    signed = Signed("담당자", "확인 중")
    decide("withhold", Subject("cas:98001-01-5"), signed)
    decide("withhold", Subject("ncis.inventory/98002-02-9", "legal_listing", ACCIDENT_LIST), signed)
    Entry.objects.filter(key="cas:98003-03-3").update(withdrawn_at="2026-01-01T00:00:00Z")
    assert carded_entries() == []


def test_a_substance_has_a_card_for_each_of_its_forms() -> None:
    addresses = list(card_addresses([entry("cas:7647-01-0", "염산")]))
    assert addresses[0] == "/substances/7647-01-0/card"
    assert "/substances/7647-01-0/card?form=solution" in addresses


def test_the_index_of_numbers_has_the_rows_that_may_be_shown() -> None:
    guidebook("1017", "1005")
    assert {each.un for each in indexed_guides()} == {"1005", "1017"}


def test_a_page_of_contents_leads_to_the_pages_directly_under_it() -> None:
    html = '<a href="/guidance/bleach">…</a><a href="/guidance/bleach#a">…</a><a href="/guidance/eyes?q=x">…</a><a href="/mix">…</a>'
    assert linked_addresses(html, "/guidance") == ["/guidance/bleach"]


def test_mixtures_are_of_household_pairs_and_those_that_carry_109_are_not_suggested() -> None:
    """Content rule 8."""
    for cas in ("7664-41-7", "7697-37-2", "98001-01-5"):
        ingested("ncis.inventory", cas, LISTED, cas=cas)
    sync_product_classes()
    made = {each.address: each for each in household_mixtures()}
    assert {"/mix?item=7647-01-0&item=chlorine-bleach", "/mix?item=chlorine-bleach&item=vinegar"} <= made.keys()
    # What the rules name of the accident list stands with household things, and not with its like.
    assert any("7664-41-7" in address and "chlorine-bleach" in address for address in made)
    assert not any({"7664-41-7", "7697-37-2"} == {each.a.key, each.b.key} for each in made.values())
    assert not any("98001-01-5" in address for address in made)
    assert {each.suggested for each in made.values()} == {True, False}
    assert all(each.a.key != each.b.key for each in made.values())

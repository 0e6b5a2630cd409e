"""A portal of one card, one UN number and one mixture for the offline pack; run in a process of the portal.

The whole pack takes minutes. Which pages it holds is tested in tests/portal/publish/test_offline_addresses.py.
"""

from __future__ import annotations

from unittest.mock import patch

from connectors.schema import Fact, FactKind, HazardClass, LegalListing
from portal.own_feeds.product_class_feed import sync_product_classes
from portal.profile.mixture_sides import sides_of
from portal.publish import offline_pack
from portal.publish.offline_addresses import ACCIDENT_LIST, HouseholdMixture
from tests.portal.factories import entry, ingested, record_with_facts
from tests.portal.guidebook import guidebook

RECORD, FEED = "chlorine", "kosha_msds.sheets"
DEADLY, BURNS = "흡입하면 치명적임", "화재를 일으키거나 강렬하게 함"


def seed() -> None:
    """Chlorine as an agency states it, hydrochloric acid with its name, and the guidebook's rows of UN 1017."""
    guidebook("1017")
    chlorine = entry("cas:7782-50-5", "염소", title_en="Chlorine")
    facts = [
        Fact(FactKind.NAME, "염소", lang="ko"),
        Fact(FactKind.NAME, "Chlorine", lang="en"),
        Fact(FactKind.CAS, "7782-50-5"),
        Fact(FactKind.UN, "1017"),
        Fact(FactKind.LEGAL_LISTING, ACCIDENT_LIST, LegalListing("화학물질관리법", ACCIDENT_LIST)),
        Fact(FactKind.HAZARD_CLASS, "급성독성-흡입 구분 1", HazardClass("급성독성-흡입", "1", "H330")),
        Fact(FactKind.HAZARD_STATEMENT, f"H330 : {DEADLY}"),
        Fact(FactKind.HAZARD_STATEMENT, f"H270 : {BURNS}"),
    ]
    record_with_facts(chlorine, FEED, facts, origin="demo", key=RECORD)
    acid = Fact(FactKind.NAME, "염산", lang="ko")
    ingested("ncis.inventory", "acid", acid, cas="7647-01-0")
    sync_product_classes()


def make_pack() -> str:
    """The version of the pack of the present state, with the mixture of bleach and hydrochloric acid alone."""
    bleach, acid = sides_of(("chlorine-bleach", "7647-01-0"))
    mixture = HouseholdMixture(bleach, acid, suggested=True)
    with patch.object(offline_pack, "household_mixtures", return_value=[mixture]):
        return offline_pack.make_offline_pack().version

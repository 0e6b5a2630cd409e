"""A small portal of which every address of the API has something to say, for tests of the whole API."""

from __future__ import annotations

from connectors.schema import Fact, FactKind, HazardClass, LegalListing, Section
from portal.models import RunState
from portal.own_feeds.alias_feed import sync_aliases
from portal.own_feeds.product_class_feed import sync_product_classes
from portal.publish.bulk_files import make_bulk_files
from portal.publish.index import publish
from tests.portal.factories import ingested
from tests.portal.guidebook import guidebook

LISTED = {
    "facilities": ("ncis.facilities", "f-1", Fact(FactKind.NAME, "차양화학"), Fact(FactKind.REGION, "경기도 화성시")),
    "accidents": ("ncis.accidents", "a-1", Fact(FactKind.OCCURRED_ON, "2020-01-05"), Fact(FactKind.INVOLVED, "톨루엔")),
    "products": (
        "safetykorea.recalls",
        "p-1",
        Fact(FactKind.NAME, "세정제"),
        Fact(FactKind.PUBLISHED_ON, "2024-02-03"),
    ),
    "pesticides": ("psis.registrations", "n-1", Fact(FactKind.NAME, "너울유제", lang="ko")),
}
"""The feed, the key and the facts of the one entry of each list."""
SUBSTANCES = (
    ("71-43-2", "벤젠", "Benzene"),
    ("108-88-3", "톨루엔", "Toluene"),
    ("7664-39-3", "불화수소", "Hydrogen fluoride"),
)


def build() -> None:
    """Writes, indexes and makes files of everything that the examples of the description name."""
    for cas, korean, english in SUBSTANCES:
        _substance(cas, korean, english)
    inhaled = HazardClass("급성 독성(흡입)", "1", "H330")
    facts = (Fact(FactKind.UN, "1052"), Fact(FactKind.HAZARD_CLASS, "급성 독성(흡입) 구분 1", inhaled))
    ingested("ncis.ghs", "hf", *facts, cas="7664-39-3")
    for feed, key, *stated in LISTED.values():
        ingested(feed, key, *stated)
    sync_product_classes()
    sync_aliases()
    guidebook("1052", "1017")
    run = publish()
    assert run is not None
    assert run.state == RunState.SUCCEEDED, run.error
    make_bulk_files()


def _substance(cas: str, korean: str, english: str) -> None:
    names = (Fact(FactKind.NAME, korean, lang="ko"), Fact(FactKind.NAME, english, lang="en"))
    listing = LegalListing("화학물질관리법", "사고대비물질", "1", notice_date="2026-01-02")
    ingested("ncis.inventory", cas, *names, Fact(FactKind.LEGAL_LISTING, "사고대비물질", listing), cas=cas)
    ingested(
        "kosha_msds.sheets",
        cas,
        *names,
        Fact(FactKind.HAZARD_STATEMENT, "H225 : 고인화성 액체 및 증기"),
        Fact(FactKind.TEXT, "물을 뿌려 증기를 줄이시오.", section=Section.RELEASE, label="누출"),
        Fact(FactKind.BOILING_POINT, "80", unit="℃", section=Section.PROPERTIES, label="끓는점"),
        cas=cas,
    )

"""Product classes as a feed of the portal's own: each is an entry with its names and its typical ingredients.

An ingredient is linked as soon as an agency knows the substance; until then it is named without a link.
"""

from __future__ import annotations

from dataclasses import replace

from connectors.feeds import Feed, FeedKind, Redistribution
from connectors.pass_report import PassReport
from connectors.schema import Fact, FactKind, Ingredient, Mention, Record, RecordKind, Relation, Row
from portal.models import SyncRun
from portal.own_feeds.table_sync import PORTAL_PUBLISHER, known_substances, sync_table
from reference.product_classes import FEED, ProductClass, product_classes

NOTE_LABEL = "알아둘 것"


def _record(row: Row, tally: PassReport) -> Record:
    # All names have the same rank: as synonyms they would come after a substance of that name.
    names = [Fact(FactKind.NAME, name["name"], lang=name["lang"]) for name in row["names"]]
    ingredients = [
        Fact(FactKind.INGREDIENT, each["name"], Ingredient(each["cas"], each["role"], each["source"]), lang="ko")
        for each in row["ingredients"]
    ]
    notes = [Fact(FactKind.OTHER, row["note"], lang="ko", label=NOTE_LABEL)] if row["note"] else []
    facts = [*names, *ingredients, *notes]
    return Record(
        FEED,
        row["slug"],
        RecordKind.PRODUCT_CLASS,
        row,
        tuple(_numbered(facts)),
        tuple(Mention(cas, Relation.CONTAINS) for cas in row["linked"]),
    )


def _numbered(facts: list[Fact]) -> list[Fact]:
    return [replace(fact, order=order) for order, fact in enumerate(facts)]


PRODUCT_CLASSES = Feed(
    name=FEED,
    title="포털이 정리한 제품군",
    publisher=replace(
        PORTAL_PUBLISHER,
        licence="포털 자체 자료(성분마다 출처를 밝힘)",
        redistribution=Redistribution.WITH_ATTRIBUTION,
    ),
    kind=FeedKind.FILE,
    record_kind=RecordKind.PRODUCT_CLASS,
    record=_record,
)


def sync_product_classes() -> SyncRun | None:
    """Syncs the product classes with the tables and with the substances that agencies know."""
    return sync_table(PRODUCT_CLASSES, _rows)


def _rows() -> dict[str, Row]:
    classes = product_classes()
    known = known_substances({each.cas for product_class in classes for each in product_class.ingredients})
    return {product_class.slug: _row(product_class, known) for product_class in classes}


def _row(product_class: ProductClass, known: set[str]) -> Row:
    return {
        "slug": product_class.slug,
        "note": product_class.note,
        "names": [{"name": name.text, "lang": name.lang} for name in product_class.names],
        "ingredients": [
            {"cas": each.cas, "name": each.name, "role": str(each.role), "source": each.source}
            for each in product_class.ingredients
        ],
        "linked": sorted({each.cas for each in product_class.ingredients} & known),
    }

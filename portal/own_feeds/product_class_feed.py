"""Kinds of products as a feed of the portal's own: each an entry with its names and its typical ingredients.

An ingredient that an agency knows is linked as soon as it does; one that none knows is named and leads nowhere.
"""

from __future__ import annotations

from dataclasses import replace

from connectors.feeds import Feed, FeedKind
from connectors.pass_report import PassReport
from connectors.schema import Fact, FactKind, Ingredient, Mention, Record, RecordKind, Relation, Row
from portal.models import SyncRun
from portal.own_feeds.table_sync import PORTAL, known_substances, sync_table
from reference.product_classes import FEED, ProductClass, product_classes

NOTE = "알아둘 것"


def _record(row: Row, tally: PassReport) -> Record:
    # Every name is one by which the class is called; as synonyms they would stand behind a substance of that name.
    names = [Fact(FactKind.NAME, name["name"], lang=name["lang"]) for name in row["names"]]
    ingredients = [
        Fact(FactKind.INGREDIENT, each["name"], Ingredient(each["cas"], each["role"], each["source"]), lang="ko")
        for each in row["ingredients"]
    ]
    notes = [Fact(FactKind.OTHER, row["note"], lang="ko", label=NOTE)] if row["note"] else []
    facts = [*names, *ingredients, *notes]
    return Record(
        FEED,
        row["slug"],
        RecordKind.PRODUCT_CLASS,
        row,
        tuple(_in_order(facts)),
        tuple(Mention(cas, Relation.CONTAINS) for cas in row["linked"]),
    )


def _in_order(facts: list[Fact]) -> list[Fact]:
    return [replace(fact, order=order) for order, fact in enumerate(facts)]


PRODUCT_CLASSES = Feed(
    name=FEED,
    title="포털이 정리한 제품군",
    publisher=replace(PORTAL, licence="포털 자체 자료(성분마다 출처를 밝힘)"),
    kind=FeedKind.FILE,
    record_kind=RecordKind.PRODUCT_CLASS,
    record=_record,
)


def sync_product_classes() -> SyncRun | None:
    """Brings the product classes in line with the tables and with the substances that agencies know."""
    return sync_table(PRODUCT_CLASSES, _rows)


def _rows() -> dict[str, Row]:
    classes = product_classes()
    known = known_substances({each.cas for found in classes for each in found.ingredients})
    return {found.slug: _row(found, known) for found in classes}


def _row(found: ProductClass, known: set[str]) -> Row:
    return {
        "slug": found.slug,
        "note": found.note,
        "names": [{"name": name.text, "lang": name.lang} for name in found.names],
        "ingredients": [
            {"cas": each.cas, "name": each.name, "role": str(each.role), "source": each.source}
            for each in found.ingredients
        ],
        "linked": sorted({each.cas for each in found.ingredients} & known),
    }

"""The feeds that the portal fills from tables of its own; they are synced after every pass that may bring substances."""

from __future__ import annotations

from connectors.feeds import Feed
from portal.ingest.aliases import ALIASES, sync_aliases
from portal.ingest.nomenclature import NOMENCLATURE, sync_nomenclature
from portal.ingest.product_classes import PRODUCT_CLASSES, sync_product_classes

OWN_FEEDS: tuple[Feed, ...] = (ALIASES, PRODUCT_CLASSES, NOMENCLATURE)


def sync_own_feeds() -> None:
    """Brings names and product classes in line with the substances that agencies know; respelt names last, for they yield to all others."""
    sync_aliases()
    sync_product_classes()
    sync_nomenclature()

"""The feeds that the portal fills from tables of its own; they are synced after every pass that may bring substances."""

from __future__ import annotations

from collections.abc import Mapping

from connectors.feeds import Feed
from connectors.registry import FEEDS
from portal.own_feeds.alias_feed import ALIASES, sync_aliases
from portal.own_feeds.nomenclature_feed import NOMENCLATURE, sync_nomenclature
from portal.own_feeds.product_class_feed import PRODUCT_CLASSES, sync_product_classes

OWN_FEEDS: tuple[Feed, ...] = (ALIASES, PRODUCT_CLASSES, NOMENCLATURE)

ALL_FEEDS: Mapping[str, Feed] = {**FEEDS, **{feed.name: feed for feed in OWN_FEEDS}}
"""Every feed that this version reads, the agencies' and the portal's own; a stored record may name one that is read no more."""


def is_own_feed(feed: str) -> bool:
    """Whether what the feed states is the portal's word and no agency's."""
    return feed in ALL_FEEDS and ALL_FEEDS[feed].publisher.is_portal


def sync_own_feeds() -> None:
    """Brings names and product classes in line with the substances that agencies know; respelt names last, for they yield to all others."""
    sync_aliases()
    sync_product_classes()
    sync_nomenclature()

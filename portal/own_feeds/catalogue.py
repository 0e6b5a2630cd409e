"""The feeds that the portal fills from its own tables; they are synced after every pass that may bring substances."""

from __future__ import annotations

from collections.abc import Mapping

from connectors.feeds import Feed
from connectors.registry import FEEDS
from portal.own_feeds.alias_feed import ALIASES, sync_aliases
from portal.own_feeds.chris_feed import CHRIS, sync_chris
from portal.own_feeds.clp_reactivity_feed import CLP_REACTIVITY, sync_clp_reactivity
from portal.own_feeds.collected_names_feed import COLLECTED_NAMES, sync_collected_names
from portal.own_feeds.emergency_limit_feeds import AEGL, IDLH, sync_emergency_limits
from portal.own_feeds.nomenclature_feed import NOMENCLATURE, sync_nomenclature
from portal.own_feeds.place_of_use_feed import PLACES_OF_USE, sync_places_of_use
from portal.own_feeds.product_class_feed import PRODUCT_CLASSES, sync_product_classes
from portal.own_feeds.reaction_chart_feeds import CRW_GROUPS, EPA_GROUPS, HOUSEHOLD_PAIRS, sync_reaction_charts
from portal.own_feeds.response_guide_feeds import (
    ERG_GUIDES,
    ERG_INDEX,
    ERG_TABLE_1,
    ERG_TABLE_2,
    sync_response_guides,
)
from portal.own_feeds.structure_feed import STRUCTURES, sync_structures
from portal.own_feeds.systematic_name_feed import SYSTEMATIC_NAMES, sync_systematic_names

DOCUMENT_FEEDS: tuple[Feed, ...] = (
    *(ERG_INDEX, ERG_GUIDES, ERG_TABLE_1, ERG_TABLE_2, IDLH, AEGL, CHRIS, CLP_REACTIVITY, EPA_GROUPS, CRW_GROUPS),
)
"""Reference documents of which the portal keeps a table; no Korean agency's word (content rule 29)."""

OWN_FEEDS: tuple[Feed, ...] = (
    *(ALIASES, COLLECTED_NAMES, PRODUCT_CLASSES, STRUCTURES, *DOCUMENT_FEEDS, HOUSEHOLD_PAIRS, PLACES_OF_USE),
    *(NOMENCLATURE, SYSTEMATIC_NAMES),
)

REFERENCE_FEEDS = frozenset(feed.name for feed in (STRUCTURES, *DOCUMENT_FEEDS, PLACES_OF_USE))
"""Feeds that say nothing of how much an entry matters: a substance is no more important because a document has a row of it."""

ALL_FEEDS: Mapping[str, Feed] = {**FEEDS, **{feed.name: feed for feed in OWN_FEEDS}}
"""Every feed that this version reads, the agencies' and the portal's own; a stored record may name a feed of an older version."""


def is_own_feed(feed: str) -> bool:
    """Whether the portal publishes this feed itself, and not an agency."""
    return feed in ALL_FEEDS and ALL_FEEDS[feed].publisher.is_portal


def sync_own_feeds() -> None:
    """Syncs the tables with the substances that agencies know; respelt names last, because all other names take precedence."""
    sync_aliases()
    sync_collected_names()
    sync_product_classes()
    sync_structures()
    sync_response_guides()
    sync_emergency_limits()
    sync_chris()
    sync_clp_reactivity()
    sync_reaction_charts()
    sync_places_of_use()
    sync_nomenclature()
    sync_systematic_names()

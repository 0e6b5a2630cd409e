"""The facets by which result lists are narrowed, in the words shown to people."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from connectors.registry import FEEDS
from reference.hazard_classes import class_label
from reference.labels import Group, labels

KIND_LABELS = labels(Group.KIND)

_YEAR = re.compile(r"(?:19|20)\d\d")


@cache
def agency_label(feed: str) -> str:
    """Today's name of the agency that publishes a feed."""
    return FEEDS[feed].publisher.agency


def hazard_labels(facts: Iterable[tuple[Any, ...]]) -> tuple[str, ...]:
    """The GHS classes stated, each in one spelling and without its category; an absent class gives no label."""
    return tuple(sorted({class_label(data["name"]) for _, _, data, *_ in facts if data and data.get("name")}))


def legal_labels(listings: Iterable[Mapping[str, Any]]) -> tuple[str, ...]:
    """The legal lists that an entry is on, by the names that agencies print."""
    return tuple(sorted({listing["list_name"] for listing in listings if listing.get("list_name")}))


def region_labels(regions: Iterable[str]) -> tuple[str, ...]:
    """The provinces named; the first word of a region is its province (시·도)."""
    return tuple(sorted({region.split()[0] for region in regions if region.strip()}))


def year_labels(dates: Iterable[str]) -> tuple[str, ...]:
    """The years of dates, whatever their format; a date without a year of four digits gives none."""
    return tuple(sorted({found.group() for date in dates if (found := _YEAR.search(date))}))

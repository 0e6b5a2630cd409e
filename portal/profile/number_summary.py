"""All that the portal holds on one UN number: its bearers with their dangers, its names, its guide and distances."""

from __future__ import annotations

from dataclasses import dataclass

from portal.own_feeds.response_guide_feeds import INDEX_FEED, TABLE_1_FEED, TABLE_2_FEED
from portal.profile.guide_quotations import NumberInForm, SubstanceGuide, guidebook_rows, guides_in
from portal.profile.shown_distances import DISTANCES_ELSEWHERE, ShownDistance, distances_in
from portal.profile.un_entries import UnEntry, un_entries
from reference.un_groups import is_group
from reference.un_numbers import ShippingName, shipping_names


@dataclass(frozen=True, slots=True)
class NumberSummary:
    """The number and what stands under it. ``more`` counts the bearers that are left out.

    A ``grouped`` number stands for many substances: it has neither dangers nor distances (content rule 12).
    """

    digits: str
    names: tuple[ShippingName, ...]
    grouped: bool
    guides: tuple[SubstanceGuide, ...]
    entries: tuple[UnEntry, ...]
    more: int
    distances: tuple[ShownDistance, ...]

    @property
    def is_known(self) -> bool:
        """Whether anything is held on the number."""
        return bool(self.entries or self.names or self.guides)

    @property
    def distances_elsewhere(self) -> str:
        """Where distances stand, "" where the guidebook's are shown."""
        return "" if self.distances else DISTANCES_ELSEWHERE


def number_summary(digits: str) -> NumberSummary:
    """What is held on these four digits at this moment."""
    names = shipping_names(digits)
    rows = guidebook_rows([NumberInForm(digits)], INDEX_FEED, TABLE_1_FEED, TABLE_2_FEED)
    grouped = is_group(digits) or any(name.group for name in names)
    gases = None if grouped else [fact for fact in rows if fact.feed == TABLE_2_FEED]
    entries, more = un_entries(digits, gases)
    distances = () if grouped else tuple(distances_in(rows))
    return NumberSummary(digits, tuple(names), grouped, tuple(guides_in(rows)), tuple(entries), more, distances)

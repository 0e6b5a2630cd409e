"""What tells the rows of one list apart that bear one CAS number, so that no listing is taken for the whole substance's."""

from __future__ import annotations

from collections import defaultdict

from connectors.schema import FactKind
from portal.profile.listing_remarks import HEADINGS
from portal.profile.sourced_facts import EntryFacts, SourcedFact

ROW_NAMED = "목록의 행 ‘{}’"


class ListingConditions:
    """The conditions of an entry's listings: the list's own words, or the name of the one row that states a listing."""

    def __init__(self, entry_facts: EntryFacts) -> None:
        self._stated: dict[tuple[str, str], dict[int, set[str]]] = defaultdict(dict)
        for record in entry_facts.records:
            self._stated[record.feed, record.origin][record.pk] = set()
        for fact in entry_facts.of(FactKind.LEGAL_LISTING):
            self._stated[fact.feed, fact.origin][fact.record_id].add(_stated(fact))
        self._names: dict[int, str] = {}
        for name in entry_facts.of(FactKind.NAME):
            self._names.setdefault(name.record_id, name.original or name.value)

    def of(self, listing: SourcedFact) -> str:
        """What bounds this listing; "" where every row of its feed states it, or the feed has one row alone."""
        stated = (listing.data or {}).get("condition", "")
        rows = self._stated[listing.feed, listing.origin]
        if stated or all(_stated(listing) in listings for listings in rows.values()):
            return str(stated)
        name = self._names.get(listing.record_id, "")
        return ROW_NAMED.format(name) if name else ""


def _stated(listing: SourcedFact) -> str:
    """The listing without its condition, to be compared with those of other rows."""
    data = listing.data or {}
    return "|".join(str(data.get(key, "")) for key in ("list_name", "number", "thresholds", "contents", *HEADINGS))

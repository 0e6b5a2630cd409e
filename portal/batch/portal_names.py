"""Names that only the portal gives to an entry; an answer that rests on one says so."""

from __future__ import annotations

from collections.abc import Collection

from portal.curation.current import current_visibility
from portal.models import Fact
from portal.own_feeds.catalogue import OWN_FEEDS
from portal.store.derived_entries import LONGEST_IDENTIFIER, NAME_KINDS
from search.analysis import name_key


def portal_only_names(names_by_entry: Collection[tuple[int, str]]) -> frozenset[tuple[int, str]]:
    """The pairs of entry id and name key whose name no agency states for the entry."""
    if not names_by_entry:
        return frozenset()
    name_facts = Fact.objects.filter(
        record__entry__in={entry for entry, _ in names_by_entry},
        record__withdrawn_at=None,
        ended_at=None,
        absence="",
        kind__in=NAME_KINDS,
    )
    agency_facts = current_visibility().of_facts(name_facts).exclude(record__feed__in=[feed.name for feed in OWN_FEEDS])
    by_agencies = {
        (entry, name_key(name)[:LONGEST_IDENTIFIER])
        for entry, name in agency_facts.values_list("record__entry", "value")
    }
    return frozenset(names_by_entry) - by_agencies

"""Which exact names are the portal's own: no agency states them, so an answer that rests on one says so."""

from __future__ import annotations

from collections.abc import Collection

from portal.curation.current import current_visibility
from portal.models import Fact
from portal.own_feeds.catalogue import OWN_FEEDS
from portal.store.derived_entries import LONGEST_IDENTIFIER, NAME_KINDS
from search.analysis import name_key


def own_names(borne: Collection[tuple[int, str]]) -> frozenset[tuple[int, str]]:
    """Of these pairs of an entry's id and the key of a name, those whose name no agency states of that entry."""
    if not borne:
        return frozenset()
    names = Fact.objects.filter(
        record__entry__in={entry for entry, _ in borne},
        record__withdrawn_at=None,
        ended_at=None,
        absence="",
        kind__in=NAME_KINDS,
    )
    stated = current_visibility().of_facts(names).exclude(record__feed__in=[feed.name for feed in OWN_FEEDS])
    by_agencies = {
        (entry, name_key(name)[:LONGEST_IDENTIFIER]) for entry, name in stated.values_list("record__entry", "value")
    }
    return frozenset(borne) - by_agencies

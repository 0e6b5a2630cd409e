"""The UN numbers under a response guide, by the visible rows of the guidebook's index."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from portal.models import SourceRecord
from portal.own_feeds.response_guide_feeds import INDEX_FEED
from portal.profile.entry_facts import facts_of_records
from portal.profile.sourced_facts import SourcedFact


@dataclass(frozen=True, slots=True)
class IndexedNumber:
    """One UN number under the guide, with its names and their source."""

    un: str
    may_polymerize: bool
    facts: tuple[SourcedFact, ...]


def numbers_of_guide(guide: str) -> list[IndexedNumber]:
    """The numbers in the order of the index."""
    facts = facts_of_records(SourceRecord.objects.filter(feed=INDEX_FEED, entity=guide))
    grouped: Iterable[tuple[str, Iterable[SourcedFact]]] = groupby(facts, key=lambda fact: str(fact.data["un"]))
    return [_indexed(un, tuple(of_number)) for un, of_number in grouped]


def _indexed(un: str, facts: tuple[SourcedFact, ...]) -> IndexedNumber:
    return IndexedNumber(un, any(fact.data["may_polymerize"] for fact in facts), facts)

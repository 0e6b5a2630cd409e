"""What a conclusion must know of the portal's records beyond the hits."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from connectors.schema import Origin
from portal.answers.answer import Offered
from portal.answers.finding import search
from portal.curation.current import current_visibility
from portal.models import Entry, Fact, SourceRecord
from portal.profile.bearers import bearers_of
from portal.profile.titles import titles_of
from portal.store.identity import cas_of
from search.engine_types import Facet, Query, Why

MOST = 30


class Records(Protocol):
    """The questions that are put to the records; tests answer them from a table."""

    def bearers(self, number: str) -> tuple[Offered, ...]:
        """The substances to which an agency gives the UN number, up to a page of them."""

    def substances(self, numbers: Sequence[str]) -> tuple[Offered, ...]:
        """The substances that the portal holds under these CAS numbers, in the order given."""

    def standing(self, list_name: str, number: str) -> tuple[Offered, ...]:
        """The substances that stand on the list under the number."""

    def labels(self, facet: Facet) -> tuple[tuple[str, int], ...]:
        """Every value of a facet with its count, over all substances."""


class LiveRecords:
    """The records as the database and the live index hold them."""

    def bearers(self, number: str) -> tuple[Offered, ...]:
        """See ``Records``."""
        return _offered(list(bearers_of("un", number)[:MOST]))

    def substances(self, numbers: Sequence[str]) -> tuple[Offered, ...]:
        """See ``Records``."""
        keys = [f"cas:{number}" for number in numbers]
        entries = current_visibility().of_entries(
            Entry.objects.filter(kind="substance", key__in=keys, withdrawn_at=None)
        )
        return _offered(sorted(entries, key=lambda entry: keys.index(entry.key)))

    def standing(self, list_name: str, number: str) -> tuple[Offered, ...]:
        """The index narrows to a few; which number belongs to which of an entry's lists is the facts' word."""
        asked = Query(number, kind="substance", filters={Facet.LEGAL: (list_name,)}, size=100)
        keys = [hit.key for hit in search(asked).hits if hit.why is Why.IDENTIFIER]
        shown = current_visibility()
        facts = shown.of_facts(
            Fact.objects.filter(
                record__entry__key__in=keys,
                kind="legal_listing",
                ended_at=None,
                data__list_name=list_name,
                data__number=number,
            )
        )
        entries = shown.of_entries(Entry.objects.filter(records__facts__in=facts)).distinct()
        return _offered(sorted(entries, key=lambda entry: keys.index(entry.key)))

    def labels(self, facet: Facet) -> tuple[tuple[str, int], ...]:
        """See ``Records``."""
        return search(Query("", kind="substance", size=1)).facets.get(facet, ())


def _offered(entries: Sequence[Entry]) -> tuple[Offered, ...]:
    titles, live = titles_of(entries), _live(entries)
    return tuple(
        Offered(titles[entry.pk], entry.address, _cas(entry), origin=Origin.LIVE if entry.pk in live else Origin.DEMO)
        for entry in entries
    )


def _live(entries: Sequence[Entry]) -> set[int]:
    """Which of the entries an agency itself speaks of; of the others only a demonstration does."""
    records = SourceRecord.objects.filter(entry__in=entries, origin=Origin.LIVE, withdrawn_at=None)
    return set(current_visibility().of_records(records).values_list("entry", flat=True))


def _cas(entry: Entry) -> tuple[str, ...]:
    return (number,) if (number := cas_of(entry.key)) else ()

"""What the rules of an answer must know about the portal's records, besides the hits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol
from urllib.parse import urlencode

from connectors.schema import Origin
from portal.answers.answer import Offer
from portal.answers.finding import search
from portal.curation.current import current_visibility, last_known_curation
from portal.models import Entry, Fact, SourceRecord
from portal.profile.containing_entries import entries_naming
from portal.profile.entries_by_identifier import entries_with_identifier
from portal.profile.entry_lists import Narrowing, listed_entries, states_substances
from portal.profile.guide_quotations import visible_guides
from portal.profile.judged_mixtures import Mixture, mixture_of
from portal.profile.legal_list_rows import ListedRow, rows_of_page
from portal.profile.list_layout import BY_FOLDER
from portal.profile.titles import titles_of
from portal.store.identity import cas_of, members_of
from reference.list_pages import ListKind, list_pages
from reference.product_classes import Role
from search.engine_types import Facet, Query, Why
from search.query_execution import MAX_PAGE_SIZE

MOST = 30
MOST_NAMED = 3


class KnownRecords(Protocol):
    """What the rules read from the records; tests use a table in its place."""

    def with_un_number(self, number: str) -> tuple[Offer, ...]:
        """The substances to which an agency gives the UN number, at most ``MOST``."""

    def with_cas_numbers(self, numbers: Sequence[str]) -> tuple[Offer, ...]:
        """The substances that the portal knows by these CAS numbers, in the order of ``numbers``."""

    def main_ingredients(self, product_class: str) -> tuple[Offer, ...]:
        """The substances that a class of products mainly consists of, as far as the portal knows them."""

    def rows_naming(self, numbers: Sequence[str]) -> tuple[Offer, ...]:
        """The entries of several CAS numbers that name one of these; they have no ``cas``, and a note that says which."""

    def shows_guide(self, number: str) -> bool:
        """Whether there is a response guide of this number and staff do not withhold it."""

    def is_withheld(self, number: str) -> bool:
        """Whether staff withhold the substance with this CAS number."""

    def on_list(self, list_name: str, number: str) -> tuple[Offer, ...]:
        """The substances that are on the list under this number."""

    def list_page(self, slug: str) -> str:
        """The address of the page under ``/lists``; "" where the portal holds no row of it."""

    def lists_with_number(self, number: str) -> tuple[Offer, ...]:
        """The pages of the lists on which several substances stand under this number (06-5-10), each at its rows."""

    def list_rows_holding(self, slug: str, words: Sequence[str]) -> int:
        """How many rows of the list's page hold all these words."""

    def facet_values(self, facet: Facet) -> tuple[tuple[str, int], ...]:
        """Every value of a facet with its count, over all substances."""

    def is_listed(self, folder: str, narrowing: Narrowing) -> bool:
        """Whether the list of that folder holds an entry when it is narrowed so."""

    def states_substances(self, folder: str, narrowing: Narrowing) -> bool:
        """Whether an entry of the narrowed list says which substances it handles (content rule 21)."""

    def mixture(self, keys: Sequence[str]) -> Mixture:
        """What comes of these items together."""


class StoredRecords:
    """The records of the database and of the live index."""

    def with_un_number(self, number: str) -> tuple[Offer, ...]:
        """See ``KnownRecords``."""
        return _offers(list(entries_with_identifier("un", number)[:MOST]))

    def with_cas_numbers(self, numbers: Sequence[str]) -> tuple[Offer, ...]:
        """See ``KnownRecords``."""
        keys = [f"cas:{number}" for number in numbers]
        entries = current_visibility().of_entries(
            Entry.objects.filter(kind="substance", key__in=keys, withdrawn_at=None)
        )
        return _offers(sorted(entries, key=lambda entry: keys.index(entry.key)))

    def main_ingredients(self, product_class: str) -> tuple[Offer, ...]:
        """See ``KnownRecords``; a class that staff withhold has none."""
        visibility = current_visibility()
        classes = visibility.of_entries(
            Entry.objects.filter(kind="product_class", slug=product_class, withdrawn_at=None)
        )
        facts = Fact.objects.filter(
            record__entry__in=classes,
            record__withdrawn_at=None,
            kind="ingredient",
            ended_at=None,
            data__role=Role.MAIN,
        )
        stated = visibility.of_facts(facts).order_by("order").values_list("data", flat=True)
        return self.with_cas_numbers(list(dict.fromkeys(str(data["cas"]) for data in stated if data)))

    def rows_naming(self, numbers: Sequence[str]) -> tuple[Offer, ...]:
        """See ``KnownRecords``."""
        entries = entries_naming(numbers)
        return tuple(
            replace(offer, note=f"{', '.join(n for n in numbers if n in members_of(entry.key))}을(를) 포함하는 항목")
            for entry, offer in zip(entries, _offers(entries), strict=True)
        )

    def shows_guide(self, number: str) -> bool:
        """See ``KnownRecords``."""
        return bool(visible_guides({number}))

    def is_withheld(self, number: str) -> bool:
        """See ``KnownRecords``; while the database does not answer, as this process knew it last."""
        hidden = last_known_curation().visibility.hidden_keys
        return f"cas:{number}" in hidden or any(number in members_of(key) for key in hidden)

    def on_list(self, list_name: str, number: str) -> tuple[Offer, ...]:
        """See ``KnownRecords``. The index gives candidates; only the facts tell to which list a number belongs."""
        query = Query(number, kind="substance", filters={Facet.LEGAL: (list_name,)}, size=MAX_PAGE_SIZE)
        keys = [hit.key for hit in search(query).hits if hit.why is Why.IDENTIFIER]
        visibility = current_visibility()
        facts = visibility.of_facts(
            Fact.objects.filter(
                record__entry__key__in=keys,
                kind="legal_listing",
                ended_at=None,
                data__list_name=list_name,
                data__number=number,
            )
        )
        entries = visibility.of_entries(Entry.objects.filter(records__facts__in=facts)).distinct()
        return _offers(sorted(entries, key=lambda entry: keys.index(entry.key)))

    def list_page(self, slug: str) -> str:
        """See ``KnownRecords``."""
        page = list_pages()[slug]
        if page.kind is ListKind.LISTING:
            # The index knows which lists have rows; to read them all is for the page itself.
            return page.address if page.list_name in dict(self.facet_values(Facet.LEGAL)) else ""
        return page.address if rows_of_page(page).rows else ""

    def lists_with_number(self, number: str) -> tuple[Offer, ...]:
        """See ``KnownRecords``."""
        found = (
            (page, rows_of_page(page).with_number(number))
            for page in list_pages().values()
            if page.kind is ListKind.LISTING
        )
        return tuple(
            Offer(f"{page.title} {number}", f"{page.address}?{urlencode({'number': number})}", note=_titles(rows))
            for page, rows in found
            if len({row.cells["cas"] for row in rows}) > 1
        )

    def list_rows_holding(self, slug: str, words: Sequence[str]) -> int:
        """See ``KnownRecords``."""
        return sum(row.holds(words) for row in rows_of_page(list_pages()[slug]).rows)

    def facet_values(self, facet: Facet) -> tuple[tuple[str, int], ...]:
        """See ``KnownRecords``."""
        return search(Query("", kind="substance", size=1)).facets.get(facet, ())

    def is_listed(self, folder: str, narrowing: Narrowing) -> bool:
        """See ``KnownRecords``."""
        return listed_entries(BY_FOLDER[folder], narrowing).exists()

    def states_substances(self, folder: str, narrowing: Narrowing) -> bool:
        """See ``KnownRecords``."""
        return states_substances(BY_FOLDER[folder], narrowing)

    def mixture(self, keys: Sequence[str]) -> Mixture:
        """See ``KnownRecords``."""
        return mixture_of(keys)


def _titles(rows: Sequence[ListedRow]) -> str:
    """The first substances of these rows and how many more there are."""
    names = list(dict.fromkeys(row.cells["substance"] for row in rows))
    more = f" 외 {len(names) - MOST_NAMED}" if len(names) > MOST_NAMED else ""
    return ", ".join(names[:MOST_NAMED]) + more


def _offers(entries: Sequence[Entry]) -> tuple[Offer, ...]:
    titles, live = titles_of(entries), _with_live_records(entries)
    return tuple(
        Offer(
            titles[entry.pk],
            entry.address,
            _cas(entry),
            origin=Origin.LIVE if entry.pk in live else Origin.DEMO,
            key=entry.key,
        )
        for entry in entries
    )


def _with_live_records(entries: Sequence[Entry]) -> set[int]:
    """Primary keys of the entries that have a visible live record; the others have demonstration records only."""
    records = SourceRecord.objects.filter(entry__in=entries, origin=Origin.LIVE, withdrawn_at=None)
    return set(current_visibility().of_records(records).values_list("entry", flat=True))


def _cas(entry: Entry) -> tuple[str, ...]:
    return (number,) if (number := cas_of(entry.key)) else ()

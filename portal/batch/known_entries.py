"""Entries by identifier and by exact name, looked up in bulk: one query for each scheme and not for each line."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from portal.batch.cell_reading import Lookup, Reading
from portal.batch.line_answers import Choice
from portal.batch.portal_names import portal_only_names
from portal.curation.current import current_visibility
from portal.models import Entry, Identifier
from portal.profile.titles import titles_of
from portal.store.bulk_rows import chunks, select
from portal.store.identity import cas_of

PRODUCT_CLASS = "product_class"
MATCH_TEXTS = {
    "cas": "CAS 번호 일치",
    "ke": "KE 번호 일치",
    "number": "고시 번호 일치",
    "un": "UN 번호를 밝힌 물질이 이 포털에 하나뿐임",
    "ec": "EC 번호 일치",
    "name": "이름 일치",
}
PORTAL_NAME = "포털이 더한 이름과 일치(기관이 밝힌 이름이 아님)"


class KnownEntries:
    """Entries by identifier and by exact name; kept from slice to slice, so that a repeated line costs no query."""

    def __init__(self) -> None:
        self._found: dict[Lookup, tuple[Choice, ...]] = {}
        self._portal_names: set[tuple[int, str]] = set()

    def look_up(self, readings: Iterable[Iterable[Reading]]) -> None:
        """Reads the look-ups of these readings that are not known yet."""
        wanted: dict[str, set[str]] = defaultdict(set)
        for reading in (reading for line in readings for reading in line):
            for scheme, value in reading.lookups:
                if (scheme, value) not in self._found:
                    wanted[scheme].add(value)
        visibility = current_visibility()
        entry_ids: dict[Lookup, list[int]] = {(scheme, value): [] for scheme in wanted for value in wanted[scheme]}
        for scheme, values in wanted.items():
            for pk, entry, value in select(
                Identifier, ("id", "entry_id", "value"), "value", sorted(values), scheme=scheme
            ):
                if pk not in visibility.identifiers:
                    entry_ids[scheme, value].append(entry)
        choices = choices_of({pk for pks in entry_ids.values() for pk in pks})
        for lookup, pks in entry_ids.items():
            self._found[lookup] = tuple(choices[pk] for pk in sorted(pks) if pk in choices)
        self._portal_names |= portal_only_names(
            {
                (pk, value)
                for (scheme, value), pks in entry_ids.items()
                if scheme == "name"
                for pk in pks
                if pk in choices
            }
        )

    def match_text(self, lookup: Lookup, choice: Choice) -> str:
        """The kind of match, in Korean."""
        scheme, value = lookup
        return PORTAL_NAME if scheme == "name" and (choice.pk, value) in self._portal_names else MATCH_TEXTS[scheme]

    def substances_with(self, lookup: Lookup) -> tuple[Choice, ...]:
        """The substances with this identifier; for a CAS number only the substance exact, where it exists."""
        substances = tuple(choice for choice in self._found.get(lookup, ()) if not choice.is_product_class)
        exact = tuple(choice for choice in substances if choice.key == f"cas:{lookup[1]}")
        return exact or substances

    def product_classes(self, lookup: Lookup) -> tuple[Choice, ...]:
        """The product classes with this identifier."""
        return tuple(choice for choice in self._found.get(lookup, ()) if choice.is_product_class)


def choices_of(pks: set[int]) -> dict[int, Choice]:
    choices: dict[int, Choice] = {}
    for some_pks in chunks(sorted(pks)):
        current = Entry.objects.filter(pk__in=some_pks, kind__in=("substance", PRODUCT_CLASS), withdrawn_at=None)
        entries = list(current_visibility().of_entries(current))
        titles = titles_of(entries)
        for entry in entries:
            choices[entry.pk] = Choice(
                entry.key, titles[entry.pk], entry.address, cas_of(entry.key), entry.pk, entry.kind == PRODUCT_CLASS
            )
    return choices

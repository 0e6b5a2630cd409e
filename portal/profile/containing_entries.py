"""Entries of several CAS numbers (7176-17-2,5493-45-8) that name a number: rows of lists whose law may reach the substance."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from connectors.schema import FactKind
from portal.curation.annotations import Annotation
from portal.curation.current import current_visibility
from portal.models import Entry, Identifier
from portal.profile.entry_annotations import annotations_on
from portal.profile.entry_facts import facts_of_entries
from portal.profile.titles import titles_of
from portal.store.identity import members_of

ALONE_UNKNOWN = (
    "이 번호 하나만의 자료는 이 포털에 없고, 이 번호를 포함하는 항목이 있습니다. 위험하지 않다는 뜻이 아닙니다."
)


@dataclass(frozen=True, slots=True)
class ContainingEntry:
    """One entry of several numbers, with the lists of the law that name it."""

    key: str
    title: str
    address: str
    numbers: tuple[str, ...]
    lists: tuple[str, ...]
    annotations: tuple[Annotation, ...] = ()


def containing_entries(number: str) -> tuple[ContainingEntry, ...]:
    """The visible entries that name this CAS number among others, by key."""
    entries = entries_naming([number])
    titles, annotations = titles_of(entries), annotations_on(entry.key for entry in entries)
    listings = facts_of_entries(entries, (FactKind.LEGAL_LISTING,)) if entries else {}
    return tuple(
        ContainingEntry(
            entry.key,
            titles[entry.pk],
            entry.address,
            members_of(entry.key),
            tuple(dict.fromkeys(fact.value for fact in listings[entry.pk].of(FactKind.LEGAL_LISTING))),
            annotations.get(entry.key, ()),
        )
        for entry in entries
    )


def entries_naming(numbers: Collection[str]) -> list[Entry]:
    """The visible entries of several CAS numbers that name one of these, by key."""
    visibility = current_visibility()
    naming = Identifier.objects.filter(scheme="cas", value__in=numbers, entry__key__startswith="mix:")
    current = visibility.of_entries(Entry.objects.filter(withdrawn_at=None))
    return list(current.filter(pk__in=visibility.of_identifiers(naming).values("entry")).order_by("key"))


def is_naming_withheld(number: str) -> bool:
    """Whether staff withhold an entry of several numbers that names this one."""
    return any(number in members_of(key) for key in current_visibility().hidden_keys)

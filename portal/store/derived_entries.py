"""Entries derived from their records: created with the first, titled from all, withdrawn with the last."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple

from connectors.schema import FactKind, Record
from portal.models import Entry, Fact, Identifier, Redirect, SourceRecord
from portal.store.bulk_rows import chunks, insert, select, update
from portal.store.identity import LONGEST_NAME, Identity, fallback_slug, titles
from portal.store.revisions import Revisions
from search.analysis import name_key

IDENTIFIER_KINDS: Mapping[str, str] = {
    FactKind.CAS: "cas",
    FactKind.KE: "ke",
    FactKind.UN: "un",
    FactKind.EC: "ec",
    FactKind.CERTIFICATE_NUMBER: "number",
    FactKind.REGISTRATION_NUMBER: "number",
}
"""Kinds of facts whose value is an identifier of the entry, with the identifier's scheme."""

NAME_KINDS = (FactKind.NAME, FactKind.SYNONYM)
NAMING_FACT_KINDS = frozenset({*IDENTIFIER_KINDS, *NAME_KINDS, FactKind.LEGAL_LISTING})
LONGEST_IDENTIFIER = 200


@dataclass(slots=True)
class ChangedEntries:
    """Entries that this transaction changed: each gets one new revision at the end. ``names`` came or went; links follow them."""

    revisions: Revisions
    now: datetime
    entry_ids: set[int] = field(default_factory=set)
    new: dict[int, str] = field(default_factory=dict)
    """Entries created in this transaction, by id, with their keys."""
    names: set[str] = field(default_factory=set)

    def raise_revisions(self) -> None:
        """Gives every changed entry its revision; entries created in this transaction already have one."""
        changed = sorted(self.entry_ids - self.new.keys())
        update(Entry, ("revision",), [(self.revisions.next(), pk) for pk in changed])


class NamingFact(NamedTuple):
    """A name or number that a record states, for titles and identifiers; ``number`` is that of a legal listing."""

    origin: str
    feed: str
    order: int
    kind: str
    lang: str
    value: str
    number: str


def ensure_entries(
    identified: Iterable[tuple[Identity, str, Record]], changed_entries: ChangedEntries
) -> dict[str, int]:
    """The ids of the entries of these (identity, origin, record) by key; missing entries are created.

    A new entry has only the records given here, so its titles and identifiers are taken from them without a query.
    """
    wanted: dict[str, Identity] = {}
    facts: dict[str, list[NamingFact]] = defaultdict(list)
    for identity, origin, record in identified:
        wanted.setdefault(identity.key, identity)
        facts[identity.key] += _naming_facts_of(origin, record)
    found: dict[str, int] = dict(select(Entry, ("key", "id"), "key", wanted))
    new = [identity for key, identity in wanted.items() if key not in found]
    if new:
        created = _create_entries(new, facts, changed_entries)
        changed_entries.new.update({pk: key for key, pk in created.items()})
        changed_entries.entry_ids.update(created.values())
        found.update(created)
    return found


def _create_entries(
    new: Sequence[Identity], facts: Mapping[str, list[NamingFact]], changed_entries: ChangedEntries
) -> dict[str, int]:
    taken = _taken_slugs(new)
    rows = []
    for identity in new:
        slug = identity.slug if (identity.kind, identity.slug) not in taken else fallback_slug(identity)
        taken.add((identity.kind, slug))
        rows.append(
            (identity.key, identity.kind, slug, *entry_titles(facts[identity.key]), changed_entries.revisions.next())
        )
    insert(Entry, ("key", "kind", "slug", "title_ko", "title_en", "revision"), rows)
    created: dict[str, int] = dict(select(Entry, ("key", "id"), "key", (identity.key for identity in new)))
    pairs = [(pk, *pair) for key, pk in created.items() for pair in sorted(entry_identifiers(facts[key]))]
    insert(Identifier, ("entry_id", "scheme", "value"), pairs)
    changed_entries.names.update(value for _, scheme, value in pairs if scheme == "name")
    return created


def _taken_slugs(identities: Sequence[Identity]) -> set[tuple[str, str]]:
    taken: set[tuple[str, str]] = set()
    for kind in {identity.kind for identity in identities}:
        slugs = {identity.slug for identity in identities if identity.kind == kind}
        for model in (Entry, Redirect):
            taken.update((kind, slug) for (slug,) in select(model, ("slug",), "slug", slugs, kind=kind))
    return taken


def refresh_entries(changed_entries: ChangedEntries) -> None:
    """Updates titles, identifiers and withdrawal of the changed entries that existed before, from all their records."""
    for pks in chunks(sorted(changed_entries.entry_ids - changed_entries.new.keys())):
        facts = _stored_naming_facts(pks)
        with_records = set(
            SourceRecord.objects.filter(entry__in=pks, withdrawn_at=None).values_list("entry", flat=True)
        )
        stored: dict[int, dict[tuple[str, str], int]] = {pk: {} for pk in pks}
        for pk, entry, scheme, value in Identifier.objects.filter(entry__in=pks).values_list(
            "pk", "entry", "scheme", "value"
        ):
            stored[entry][scheme, value] = pk
        _update_titles([pk for pk in pks if pk in with_records], facts)
        _withdraw_or_restore(pks, with_records, changed_entries)
        _update_identifiers(with_records, facts, stored, changed_entries)
        for pk in set(pks) - with_records:
            changed_entries.names.update(value for scheme, value in stored[pk] if scheme == "name")


def _update_titles(pks: Sequence[int], facts: Mapping[int, list[NamingFact]]) -> None:
    """Keeps a title that no record gives any more until another one comes: a page always has a name."""
    changed = []
    for pk, korean, english in Entry.objects.filter(pk__in=pks).values_list("pk", "title_ko", "title_en"):
        names = entry_titles(facts[pk])
        if any(names) and names != (korean, english):
            changed.append((*names, pk))
    update(Entry, ("title_ko", "title_en"), changed)


def _withdraw_or_restore(pks: Sequence[int], with_records: set[int], changed_entries: ChangedEntries) -> None:
    """Marks entries without a record as withdrawn, and restores those that have one again; page, title and numbers stay."""
    Entry.objects.filter(pk__in=set(pks) - with_records, withdrawn_at=None).update(withdrawn_at=changed_entries.now)
    back = Entry.objects.filter(pk__in=with_records).exclude(withdrawn_at=None)
    returned = list(back.values_list("pk", flat=True))
    if returned:
        Entry.objects.filter(pk__in=returned).update(withdrawn_at=None)
        names = Identifier.objects.filter(entry__in=returned, scheme="name")
        changed_entries.names.update(names.values_list("value", flat=True))


def _update_identifiers(
    pks: Iterable[int],
    facts: Mapping[int, list[NamingFact]],
    stored: Mapping[int, Mapping[tuple[str, str], int]],
    changed_entries: ChangedEntries,
) -> None:
    new, gone = [], []
    for pk in sorted(pks):
        wanted = entry_identifiers(facts[pk])
        new += [(pk, *pair) for pair in sorted(wanted - stored[pk].keys())]
        gone += [row for pair, row in stored[pk].items() if pair not in wanted]
        changed_entries.names.update(value for scheme, value in wanted ^ stored[pk].keys() if scheme == "name")
    for rows in chunks(gone):
        Identifier.objects.filter(pk__in=rows).delete()
    insert(Identifier, ("entry_id", "scheme", "value"), new)


def _naming_facts_of(origin: str, record: Record) -> list[NamingFact]:
    return [
        NamingFact(origin, record.feed, fact.order, fact.kind, fact.lang, fact.value, getattr(fact.data, "number", ""))
        for fact in record.facts
        if fact.kind in NAMING_FACT_KINDS and not fact.absence
    ]


def _stored_naming_facts(entry_ids: Sequence[int]) -> dict[int, list[NamingFact]]:
    by_entry: dict[int, list[NamingFact]] = {pk: [] for pk in entry_ids}
    facts = Fact.objects.filter(
        record__entry__in=entry_ids, record__withdrawn_at=None, ended_at=None, absence="", kind__in=NAMING_FACT_KINDS
    )
    for entry, origin, feed, order, kind, lang, value, data in facts.values_list(
        "record__entry", "record__origin", "record__feed", "order", "kind", "lang", "value", "data"
    ):
        by_entry[entry].append(NamingFact(origin, feed, order, kind, lang, value, (data or {}).get("number", "")))
    return by_entry


def entry_titles(facts: Sequence[NamingFact]) -> tuple[str, str]:
    """Korean and English title, from names, and from synonyms only where no record gives a name."""
    for kind in NAME_KINDS:
        names = [(fact.origin, fact.feed, fact.order, fact.lang, fact.value) for fact in facts if fact.kind == kind]
        if names:
            return titles(names)
    return "", ""


def entry_identifiers(facts: Iterable[NamingFact]) -> set[tuple[str, str]]:
    """Every (scheme, value) by which the entry can be reached; names as their normalised key, for links."""
    found: set[tuple[str, str]] = set()
    for fact in facts:
        if fact.kind in IDENTIFIER_KINDS:
            found.add((IDENTIFIER_KINDS[fact.kind], fact.value[:LONGEST_IDENTIFIER]))
        elif fact.kind == FactKind.LEGAL_LISTING:
            if fact.number:
                found.add(("number", fact.number[:LONGEST_IDENTIFIER]))
        elif len(fact.value) <= LONGEST_NAME and (name := name_key(fact.value)):
            found.add(("name", name[:LONGEST_IDENTIFIER]))
    return found

"""Entries as their records make them: created with the first, re-titled with each, withdrawn with the last."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from connectors.schema import FactKind, Record
from portal.ingest.identity import LONGEST_NAME, Identity, own_slug, titles
from portal.ingest.revisions import Revisions
from portal.ingest.rows import chunks, insert
from portal.models import Entry, Fact, Identifier, Redirect, SourceRecord
from search.analysis import key as name_key

IDENTIFIER_KINDS: Mapping[str, str] = {
    FactKind.CAS: "cas",
    FactKind.KE: "ke",
    FactKind.UN: "un",
    FactKind.EC: "ec",
    FactKind.CERTIFICATE_NUMBER: "number",
    FactKind.REGISTRATION_NUMBER: "number",
}
NAME_KINDS = (FactKind.NAME, FactKind.SYNONYM)
_READ_KINDS = (*IDENTIFIER_KINDS, *NAME_KINDS, FactKind.LEGAL_LISTING)


@dataclass(slots=True)
class Touched:
    """Entries that this transaction changed; each gets one new revision at its end, and new names are looked up by links."""

    revisions: Revisions
    now: datetime
    entry_ids: set[int] = field(default_factory=set)
    new_ids: set[int] = field(default_factory=set)
    names: set[str] = field(default_factory=set)

    def raise_revisions(self) -> None:
        """Gives every changed entry its revision; entries made in this transaction have theirs."""
        for pk in sorted(self.entry_ids - self.new_ids):
            Entry.objects.filter(pk=pk).update(revision=self.revisions.next())


def ensure_entries(identities: Sequence[Identity], touched: Touched) -> dict[str, int]:
    """The ids of these entries by key; those that do not stand yet are made, in the order given."""
    found: dict[str, int] = {}
    wanted = {identity.key: identity for identity in identities}
    for keys in chunks(wanted):
        found.update(Entry.objects.filter(key__in=keys).values_list("key", "pk"))
    touched.entry_ids.update(found.values())
    new = [identity for key, identity in wanted.items() if key not in found]
    if new:
        taken = _taken_slugs(new)
        rows = []
        for identity in new:
            slug = _free_slug(identity, taken)
            taken.add((identity.kind, slug))
            rows.append((identity.key, identity.kind, slug, "", "", touched.revisions.next()))
        insert(Entry, ("key", "kind", "slug", "title_ko", "title_en", "revision"), rows)
        for keys in chunks(identity.key for identity in new):
            made = dict(Entry.objects.filter(key__in=keys).values_list("key", "pk"))
            found.update(made)
            touched.new_ids.update(made.values())
            touched.entry_ids.update(made.values())
    return found


def _taken_slugs(identities: Sequence[Identity]) -> set[tuple[str, str]]:
    taken: set[tuple[str, str]] = set()
    for slugs in chunks({identity.slug for identity in identities}):
        taken.update(Entry.objects.filter(slug__in=slugs).values_list("kind", "slug"))
        taken.update(Redirect.objects.filter(slug__in=slugs).values_list("kind", "slug"))
    return taken


def _free_slug(identity: Identity, taken: set[tuple[str, str]]) -> str:
    """The readable address while nobody holds it; who comes later gets one that nobody else can have."""
    if (identity.kind, identity.slug) not in taken:
        return identity.slug
    feed, _, rest = identity.key.removeprefix("rec:").partition("/")
    return own_slug(feed, rest)


def refresh_entries(touched: Touched, fresh: Mapping[str, Record]) -> None:
    """Titles, identifiers and withdrawal of the touched entries, from all their records.

    ``fresh`` are records new in this batch by entry key: an entry made by one of them is computed from it alone,
    without reading back what was just written.
    """
    simple, rest = [], []
    for pks in chunks(sorted(touched.entry_ids)):
        counts = defaultdict(int)
        for entry_id in SourceRecord.objects.filter(entry__in=pks, withdrawn_at=None).values_list("entry", flat=True):
            counts[entry_id] += 1
        for entry in Entry.objects.filter(pk__in=pks):
            alone = entry.pk in touched.new_ids and counts[entry.pk] == 1 and entry.key in fresh
            (simple if alone else rest).append((entry, counts[entry.pk]))
    _store_new(touched, [(entry, _stated(fresh[entry.key])) for entry, _ in simple])
    for group in chunks(rest):
        read = _read([entry.pk for entry, _ in group])
        for entry, count in group:
            _store(touched, entry, read[entry.pk], count)


Stated = list[tuple[str, int, str, str, str, Any]]
"""(feed, order, kind, language, value, data) of the facts that titles and identifiers are made of."""


def _stated(record: Record) -> Stated:
    return [
        (record.feed, fact.order, fact.kind, fact.lang, fact.value, {"number": getattr(fact.data, "number", "")})
        for fact in record.facts
        if fact.kind in _READ_KINDS and not fact.absence
    ]


def _read(entry_ids: Sequence[int]) -> dict[int, Stated]:
    read: dict[int, Stated] = {pk: [] for pk in entry_ids}
    facts = Fact.objects.filter(
        record__entry__in=entry_ids, record__withdrawn_at=None, ended_at=None, absence="", kind__in=_READ_KINDS
    )
    for entry_id, *fact in facts.values_list("record__entry", "record__feed", "order", "kind", "lang", "value", "data"):
        read[entry_id].append(tuple(fact))
    return read


def _titles(stated: Stated) -> tuple[str, str]:
    named = [(feed, order, lang, value) for feed, order, kind, lang, value, _ in stated if kind == FactKind.NAME]
    return (
        titles(named)
        if named
        else titles((f, o, lang, v) for f, o, kind, lang, v, _ in stated if kind == FactKind.SYNONYM)
    )


def identifiers(stated: Stated) -> set[tuple[str, str]]:
    """Every (scheme, value) by which the entry can be reached; names by their key, for links."""
    found: set[tuple[str, str]] = set()
    for _, _, kind, _, value, data in stated:
        if kind in IDENTIFIER_KINDS:
            found.add((IDENTIFIER_KINDS[kind], value[:200]))
        elif kind == FactKind.LEGAL_LISTING:
            if data and data.get("number"):
                found.add(("number", data["number"][:200]))
        elif len(value) <= LONGEST_NAME and (name := name_key(value)):
            found.add(("name", name[:200]))
    return found


def _store_new(touched: Touched, entries: Iterable[tuple[Entry, Stated]]) -> None:
    rows, changed = [], []
    for entry, stated in entries:
        entry.title_ko, entry.title_en = _titles(stated)
        changed.append(entry)
        for scheme, value in sorted(identifiers(stated)):
            rows.append((entry.pk, scheme, value))
            if scheme == "name":
                touched.names.add(value)
    Entry.objects.bulk_update(changed, ["title_ko", "title_en"], batch_size=100)
    insert(Identifier, ("entry_id", "scheme", "value"), rows)


def _store(touched: Touched, entry: Entry, stated: Stated, records: int) -> None:
    entry.title_ko, entry.title_en = _titles(stated) if stated else (entry.title_ko, entry.title_en)
    entry.withdrawn_at = None if records else entry.withdrawn_at or touched.now
    Entry.objects.filter(pk=entry.pk).update(
        title_ko=entry.title_ko, title_en=entry.title_en, withdrawn_at=entry.withdrawn_at
    )
    wanted = identifiers(stated)
    held = {(scheme, value): pk for pk, scheme, value in entry.identifiers.values_list("pk", "scheme", "value")}
    gone = [pk for pair, pk in held.items() if pair not in wanted]
    if gone and records:
        Identifier.objects.filter(pk__in=gone).delete()
    insert(Identifier, ("entry_id", "scheme", "value"), [(entry.pk, *pair) for pair in sorted(wanted - held.keys())])
    touched.names.update(value for scheme, value in wanted ^ held.keys() if scheme == "name")

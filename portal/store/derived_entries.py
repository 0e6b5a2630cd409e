"""Entries as their records make them: created with the first, re-titled with each, withdrawn with the last."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple

from connectors.schema import FactKind, Record
from portal.models import Entry, Fact, Identifier, Redirect, SourceRecord
from portal.store.bulk_rows import chunks, insert, pick, update
from portal.store.identity import LONGEST_NAME, Identity, second_slug, titles
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
"""Kinds of facts whose value leads to the entry, with the scheme under which it does."""

NAME_KINDS = (FactKind.NAME, FactKind.SYNONYM)
READ_KINDS = frozenset({*IDENTIFIER_KINDS, *NAME_KINDS, FactKind.LEGAL_LISTING})
LONGEST_IDENTIFIER = 200


@dataclass(slots=True)
class Touched:
    """Entries that this transaction changed: each gets one new revision at its end; links look up ``names`` that came or went."""

    revisions: Revisions
    now: datetime
    entry_ids: set[int] = field(default_factory=set)
    new: dict[int, str] = field(default_factory=dict)
    """Entries made in this transaction, with their keys."""
    names: set[str] = field(default_factory=set)

    def raise_revisions(self) -> None:
        """Gives every changed entry its revision; entries made in this transaction have theirs."""
        changed = sorted(self.entry_ids - self.new.keys())
        update(Entry, ("revision",), [(self.revisions.next(), pk) for pk in changed])


class Said(NamedTuple):
    """A fact as titles and identifiers need it; ``number`` is that of a legal listing."""

    origin: str
    feed: str
    order: int
    kind: str
    lang: str
    value: str
    number: str


def ensure_entries(named: Iterable[tuple[Identity, str, Record]], touched: Touched) -> dict[str, int]:
    """The ids of the entries of these (identity, origin, record) by key; those that do not stand yet are made.

    A new entry has no records but those given here, so its titles and identifiers come from them without reading back.
    """
    wanted: dict[str, Identity] = {}
    said: dict[str, list[Said]] = defaultdict(list)
    for identity, origin, record in named:
        wanted.setdefault(identity.key, identity)
        said[identity.key] += _said(origin, record)
    found: dict[str, int] = dict(pick(Entry, ("key", "id"), "key", wanted))
    new = [identity for key, identity in wanted.items() if key not in found]
    if new:
        made = _make(new, said, touched)
        touched.new.update({pk: key for key, pk in made.items()})
        touched.entry_ids.update(made.values())
        found.update(made)
    return found


def _make(new: Sequence[Identity], said: Mapping[str, list[Said]], touched: Touched) -> dict[str, int]:
    taken = _taken_slugs(new)
    rows = []
    for identity in new:
        slug = identity.slug if (identity.kind, identity.slug) not in taken else second_slug(identity)
        taken.add((identity.kind, slug))
        rows.append((identity.key, identity.kind, slug, *stated_titles(said[identity.key]), touched.revisions.next()))
    insert(Entry, ("key", "kind", "slug", "title_ko", "title_en", "revision"), rows)
    made: dict[str, int] = dict(pick(Entry, ("key", "id"), "key", (identity.key for identity in new)))
    pairs = [(pk, *pair) for key, pk in made.items() for pair in sorted(identifiers(said[key]))]
    insert(Identifier, ("entry_id", "scheme", "value"), pairs)
    touched.names.update(value for _, scheme, value in pairs if scheme == "name")
    return made


def _taken_slugs(identities: Sequence[Identity]) -> set[tuple[str, str]]:
    taken: set[tuple[str, str]] = set()
    for kind in {identity.kind for identity in identities}:
        slugs = {identity.slug for identity in identities if identity.kind == kind}
        for model in (Entry, Redirect):
            taken.update((kind, slug) for (slug,) in pick(model, ("slug",), "slug", slugs, kind=kind))
    return taken


def refresh_entries(touched: Touched) -> None:
    """Titles, identifiers and withdrawal of the touched entries that stood before, from all their records."""
    for pks in chunks(sorted(touched.entry_ids - touched.new.keys())):
        said = _read(pks)
        spoken_for = set(SourceRecord.objects.filter(entry__in=pks, withdrawn_at=None).values_list("entry", flat=True))
        held: dict[int, dict[tuple[str, str], int]] = {pk: {} for pk in pks}
        for pk, entry, scheme, value in Identifier.objects.filter(entry__in=pks).values_list(
            "pk", "entry", "scheme", "value"
        ):
            held[entry][scheme, value] = pk
        _retitle([pk for pk in pks if pk in spoken_for], said)
        _withdraw_silent(pks, spoken_for, touched)
        _renumber(spoken_for, said, held, touched)
        for pk in set(pks) - spoken_for:
            touched.names.update(value for scheme, value in held[pk] if scheme == "name")


def _retitle(pks: Sequence[int], said: Mapping[int, list[Said]]) -> None:
    """A title that no record gives any more stays until another comes: a page is never nameless."""
    changed = []
    for pk, korean, english in Entry.objects.filter(pk__in=pks).values_list("pk", "title_ko", "title_en"):
        names = stated_titles(said[pk])
        if any(names) and names != (korean, english):
            changed.append((*names, pk))
    update(Entry, ("title_ko", "title_en"), changed)


def _withdraw_silent(pks: Sequence[int], spoken_for: set[int], touched: Touched) -> None:
    """An entry without a record keeps its page, its title and its numbers, and is marked; one that has one again is not."""
    Entry.objects.filter(pk__in=set(pks) - spoken_for, withdrawn_at=None).update(withdrawn_at=touched.now)
    back = Entry.objects.filter(pk__in=spoken_for).exclude(withdrawn_at=None)
    returned = list(back.values_list("pk", flat=True))
    if returned:
        Entry.objects.filter(pk__in=returned).update(withdrawn_at=None)
        names = Identifier.objects.filter(entry__in=returned, scheme="name")
        touched.names.update(names.values_list("value", flat=True))


def _renumber(
    pks: Iterable[int],
    said: Mapping[int, list[Said]],
    held: Mapping[int, Mapping[tuple[str, str], int]],
    touched: Touched,
) -> None:
    new, gone = [], []
    for pk in sorted(pks):
        wanted = identifiers(said[pk])
        new += [(pk, *pair) for pair in sorted(wanted - held[pk].keys())]
        gone += [row for pair, row in held[pk].items() if pair not in wanted]
        touched.names.update(value for scheme, value in wanted ^ held[pk].keys() if scheme == "name")
    for rows in chunks(gone):
        Identifier.objects.filter(pk__in=rows).delete()
    insert(Identifier, ("entry_id", "scheme", "value"), new)


def _said(origin: str, record: Record) -> list[Said]:
    return [
        Said(origin, record.feed, fact.order, fact.kind, fact.lang, fact.value, getattr(fact.data, "number", ""))
        for fact in record.facts
        if fact.kind in READ_KINDS and not fact.absence
    ]


def _read(entry_ids: Sequence[int]) -> dict[int, list[Said]]:
    read: dict[int, list[Said]] = {pk: [] for pk in entry_ids}
    facts = Fact.objects.filter(
        record__entry__in=entry_ids, record__withdrawn_at=None, ended_at=None, absence="", kind__in=READ_KINDS
    )
    for entry, origin, feed, order, kind, lang, value, data in facts.values_list(
        "record__entry", "record__origin", "record__feed", "order", "kind", "lang", "value", "data"
    ):
        read[entry].append(Said(origin, feed, order, kind, lang, value, (data or {}).get("number", "")))
    return read


def stated_titles(said: Sequence[Said]) -> tuple[str, str]:
    """From names; from synonyms only where no record gives a name."""
    for kind in NAME_KINDS:
        named = [(fact.origin, fact.feed, fact.order, fact.lang, fact.value) for fact in said if fact.kind == kind]
        if named:
            return titles(named)
    return "", ""


def identifiers(said: Iterable[Said]) -> set[tuple[str, str]]:
    """Every (scheme, value) by which the entry can be reached; names by their exact-name key, for links."""
    found: set[tuple[str, str]] = set()
    for fact in said:
        if fact.kind in IDENTIFIER_KINDS:
            found.add((IDENTIFIER_KINDS[fact.kind], fact.value[:LONGEST_IDENTIFIER]))
        elif fact.kind == FactKind.LEGAL_LISTING:
            if fact.number:
                found.add(("number", fact.number[:LONGEST_IDENTIFIER]))
        elif len(fact.value) <= LONGEST_NAME and (name := name_key(fact.value)):
            found.add(("name", name[:LONGEST_IDENTIFIER]))
    return found

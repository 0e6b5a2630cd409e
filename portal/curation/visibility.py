"""What staff withhold, resolved to rows: every page and answer leaves these rows out (content rule 31).

It is computed when it is needed and never stored, so a decision takes effect with the next request, even where the
index is older. The cost depends on how much is withheld, not on how much is stored.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from django.db.models import Model, QuerySet

from connectors.schema import Origin
from portal.curation.joins import joined_with
from portal.curation.subjects import Subject, SubjectKind, entries_of, facts_of, records_of
from portal.models import Entry, Fact, Identifier, Link, Payload, SourceRecord
from portal.store.derived_entries import NAMING_FACT_KINDS, NamingFact, entry_identifiers, entry_titles
from portal.store.digest import unpacked
from search.analysis import name_key

M = TypeVar("M", bound=Model)

LEAST_QUOTED = 4
_OF_THE_PORTAL = frozenset({"product_class", "guide"})
"""Kinds of entries that consist of the portal's own records."""


@dataclass(frozen=True, eq=False)
class Visibility:
    """The rows that may not be shown, by primary key.

    ``entries`` are withheld themselves, joined with a withheld one, or have no visible record left. ``facts`` leaves out
    the facts of hidden records.
    ``identifiers`` and ``links`` are supported by hidden statements alone. ``titles`` are those of entries with a hidden
    name. ``partly`` are visible entries of which something is hidden. ``hidden_keys`` and ``partly_keys`` are the keys of
    ``entries`` and ``partly``. Compared by identity: while nothing changes, a process has one such value.
    """

    entries: frozenset[int] = frozenset()
    records: frozenset[int] = frozenset()
    facts: frozenset[int] = frozenset()
    identifiers: frozenset[int] = frozenset()
    links: frozenset[int] = frozenset()
    titles: Mapping[int, tuple[str, str]] = field(default_factory=dict)
    partly: frozenset[int] = frozenset()
    hidden_keys: frozenset[str] = frozenset()
    partly_keys: frozenset[str] = frozenset()

    def of_entries(self, rows: QuerySet[Entry]) -> QuerySet[Entry]:
        """The entries that may be shown."""
        return _without(rows, "pk", self.entries)

    def of_records(self, rows: QuerySet[SourceRecord]) -> QuerySet[SourceRecord]:
        """The records that may be shown."""
        return _without(rows, "pk", self.records)

    def of_facts(self, rows: QuerySet[Fact]) -> QuerySet[Fact]:
        """The facts that may be shown."""
        return _without(_without(rows, "record", self.records), "pk", self.facts)

    def of_identifiers(self, rows: QuerySet[Identifier]) -> QuerySet[Identifier]:
        """The identifiers by which visible entries can be reached."""
        return _without(rows, "pk", self.identifiers)

    def of_links(self, rows: QuerySet[Link]) -> QuerySet[Link]:
        """The links between visible entries whose evidence is visible."""
        return _without(rows, "pk", self.links)

    def title_of(self, entry: Entry) -> tuple[str, str]:
        """The entry's Korean and English title as visible records give them."""
        return self.titles.get(entry.pk, (entry.title_ko, entry.title_en))


NOTHING_WITHHELD = Visibility()


def withheld_texts(shown: Visibility) -> frozenset[str]:
    """Keys of withheld records and all withheld values, for pages that quote raw rows.

    Texts of fewer than ``LEAST_QUOTED`` letters are left out: they occur in every second row.
    """
    if shown is NOTHING_WITHHELD:
        return frozenset()
    keys = SourceRecord.objects.filter(pk__in=shown.records).values_list("key", flat=True)
    of_records = Fact.objects.filter(record__in=shown.records).values_list("value", flat=True)
    alone = Fact.objects.filter(pk__in=shown.facts).values_list("value", flat=True)
    return frozenset(text for text in {*keys, *of_records, *alone} if len(text) >= LEAST_QUOTED)


def _without(rows: QuerySet[M], name: str, hidden: frozenset[int]) -> QuerySet[M]:
    return rows.exclude(**{f"{name}__in": hidden}) if hidden else rows


def resolved(some: Sequence[Subject]) -> Visibility:
    """The rows that these withheld subjects hide."""
    if not some:
        return NOTHING_WITHHELD
    keys = joined_with(subject.key for subject in some if subject.kind is SubjectKind.ENTRY)
    named = entries_of(map(Subject, keys))
    records = set(
        records_of(subject for subject in some if subject.kind is SubjectKind.RECORD).values_list("pk", flat=True)
    )
    records |= set(SourceRecord.objects.filter(entry__in=named).values_list("pk", flat=True))
    facts = set(facts_of(some).values_list("pk", flat=True))
    touched = set(SourceRecord.objects.filter(pk__in=records).values_list("entry", flat=True))
    touched |= set(Fact.objects.filter(pk__in=facts).values_list("record__entry", flat=True))
    entries = named | _silent(touched, records)
    partly = touched - entries
    facts |= _respelt(partly, records, facts)
    stated = _stated(partly, records, facts)
    hidden, names = _identifiers(entries, partly, stated)
    return Visibility(
        entries=frozenset(entries),
        records=frozenset(records),
        facts=frozenset(facts),
        identifiers=frozenset(hidden),
        links=frozenset(_links(entries, records, names)),
        titles={pk: entry_titles(stated[pk]) for pk in partly},
        partly=frozenset(partly),
        hidden_keys=_keys(entries),
        partly_keys=_keys(partly),
    )


def _keys(entries: set[int]) -> frozenset[str]:
    return frozenset(Entry.objects.filter(pk__in=entries).values_list("key", flat=True))


def _silent(touched: set[int], records: set[int]) -> set[int]:
    """Entries without a visible record: among the current records, or among all where no record is current.

    A name that the portal adds does not make a page; product classes and response guides consist of its records alone.
    """
    by_entry: dict[int, list[tuple[int, bool]]] = defaultdict(list)
    kinds = dict(Entry.objects.filter(pk__in=touched).values_list("pk", "kind"))
    rows = SourceRecord.objects.filter(entry__in=touched)
    for pk, entry, origin, withdrawn in rows.values_list("pk", "entry", "origin", "withdrawn_at"):
        if origin != Origin.PORTAL or kinds[entry] in _OF_THE_PORTAL:
            by_entry[entry].append((pk, withdrawn is None))
    silent = set()
    for entry in touched:
        standing = [pk for pk, stands in by_entry[entry] if stands] or [pk for pk, _ in by_entry[entry]]
        if not set(standing) - records:
            silent.add(entry)
    return silent


def _respelt(entries: set[int], records: set[int], facts: set[int]) -> set[int]:
    """The portal's spellings of hidden names: withholding a name also hides the spellings derived from it."""
    shown: dict[int, set[str]] = defaultdict(set)
    visible = Fact.objects.filter(record__entry__in=entries, ended_at=None, kind__in=("name", "synonym"))
    visible = visible.exclude(record__origin=Origin.PORTAL).exclude(record__in=records).exclude(pk__in=facts)
    for entry, value in visible.values_list("record__entry", "value"):
        shown[entry].add(name_key(value))
    hidden: set[int] = set()
    own = SourceRecord.objects.filter(entry__in=entries, origin=Origin.PORTAL, withdrawn_at=None)
    bodies = Payload.objects.filter(record__in=own).values_list("record", "record__entry", "body")
    for record, entry, body in bodies:
        row = unpacked(bytes(body))
        if any(name_key(name) not in shown[entry] for name in row.get("english", ())):
            hidden |= set(Fact.objects.filter(record=record).values_list("pk", flat=True))
        made = {
            name["name"] for name in row.get("names", ()) if name.get("of") and name_key(name["of"]) not in shown[entry]
        }
        hidden |= (
            set(Fact.objects.filter(record=record, value__in=made).values_list("pk", flat=True)) if made else set()
        )
    return hidden


def _stated(entries: set[int], records: set[int], facts: set[int]) -> dict[int, list[NamingFact]]:
    """The names and numbers that visible records state, by entry."""
    stated: dict[int, list[NamingFact]] = {pk: [] for pk in entries}
    rows = Fact.objects.filter(
        record__entry__in=entries, record__withdrawn_at=None, ended_at=None, absence="", kind__in=NAMING_FACT_KINDS
    )
    for entry, origin, feed, order, kind, lang, value, data in (
        rows.exclude(record__in=records)
        .exclude(pk__in=facts)
        .values_list("record__entry", "record__origin", "record__feed", "order", "kind", "lang", "value", "data")
    ):
        stated[entry].append(NamingFact(origin, feed, order, kind, lang, value, (data or {}).get("number", "")))
    return stated


def _identifiers(
    entries: set[int], partly: set[int], stated: Mapping[int, list[NamingFact]]
) -> tuple[set[int], set[tuple[int, str]]]:
    """The hidden identifiers, and the hidden names by entry."""
    wanted = {pk: entry_identifiers(stated[pk]) for pk in partly}
    hidden: set[int] = set()
    names: set[tuple[int, str]] = set()
    rows = Identifier.objects.filter(entry__in=entries | partly)
    for pk, entry, scheme, value in rows.values_list("pk", "entry", "scheme", "value"):
        if (scheme, value) not in wanted.get(entry, ()):
            hidden.add(pk)
            if scheme == "name":
                names.add((entry, value))
    return hidden, names


def _links(entries: set[int], records: set[int], names: set[tuple[int, str]]) -> set[int]:
    """Links from or to a hidden entry, with a hidden record as evidence, or by a name that no visible record gives the target."""
    hidden = set(Link.objects.filter(record__in=records).values_list("pk", flat=True))
    hidden |= set(Link.objects.filter(from_entry__in=entries).values_list("pk", flat=True))
    hidden |= set(Link.objects.filter(to_entry__in=entries).values_list("pk", flat=True))
    targets = {entry for entry, _ in names}
    by_name = Link.objects.filter(to_entry__in=targets).exclude(record=None)
    hidden |= {
        pk
        for pk, entry, mention in by_name.values_list("pk", "to_entry", "mention")
        if (entry, name_key(mention)) in names
    }
    return hidden

"""Links between entries, updated from both sides: on a new or changed mention, and on a new or ended name.

Only exact normalised names and aliases link. A name that several substances have links to none; it stays a mention, and
staff see it in the list of ambiguous names.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence

from connectors.schema import Relation
from identifiers import cas
from portal.models import Entry, Identifier, Link, Mention
from portal.store.bulk_rows import chunks, select
from portal.store.derived_entries import ChangedEntries

LinkKey = tuple[int, int, str, int | None, str]
"""(from entry, to entry, relation, record, mention)."""


def update_links(record_ids: Collection[int], changed_entries: ChangedEntries) -> None:
    """Updates the links of these records, and of records that mention a name that came or went."""
    records = set(record_ids)
    if changed_entries.names and Mention.objects.exists():
        for names in chunks(sorted(changed_entries.names)):
            records.update(Mention.objects.filter(normalised__in=names).values_list("record", flat=True))
    relink(records, changed_entries)
    link_members(changed_entries)


def relink(record_ids: Collection[int], changed_entries: ChangedEntries) -> None:
    """Ends links that these records' mentions no longer support and adds new ones; both entries of each count as changed."""
    for pks in chunks(sorted(record_ids)):
        wanted = _wanted(pks)
        stored = {
            (link.from_entry_id, link.to_entry_id, link.relation, link.record_id, link.mention): link.pk
            for link in Link.objects.filter(record__in=pks, ended_at=None)
        }
        _apply(wanted, stored, changed_entries)


def _wanted(record_ids: Sequence[int]) -> set[LinkKey]:
    mentions = list(
        Mention.objects.filter(record__in=record_ids, record__withdrawn_at=None).values_list(
            "record", "record__entry", "text", "normalised", "relation"
        )
    )
    by_name = unambiguous_names({normalised for *_, normalised, _ in mentions if normalised})
    by_number = _by_cas_number({text for _, _, text, *_ in mentions})
    wanted: set[LinkKey] = set()
    for record, entry, text, normalised, relation in mentions:
        target = by_number.get(text) or by_name.get(normalised)
        if target is not None and target != entry:
            wanted.add((entry, target, relation, record, text))
    return wanted


def _by_cas_number(texts: Collection[str]) -> dict[str, int]:
    """The substance of each text that is a CAS number in our own spelling."""
    found: dict[str, int] = {}
    for keys in chunks(sorted(f"cas:{text}" for text in texts if cas.is_valid(text))):
        rows = Entry.objects.filter(key__in=keys, withdrawn_at=None).values_list("key", "pk")
        found.update((key.removeprefix("cas:"), pk) for key, pk in rows)
    return found


def unambiguous_names(names: Collection[str]) -> dict[str, int]:
    """The one substance that has each name; names of no substance or of several are left out."""
    bearers: dict[str, set[int]] = defaultdict(set)
    for group in chunks(sorted(names)):
        found = Identifier.objects.filter(
            scheme="name", value__in=group, entry__kind="substance", entry__withdrawn_at=None
        ).values_list("value", "entry")
        for name, entry in found:
            bearers[name].add(entry)
    return {name: entries.pop() for name, entries in bearers.items() if len(entries) == 1}


def link_members(changed_entries: ChangedEntries) -> None:
    """Links mixtures and groups to the substances whose CAS numbers they name, whichever was stored first."""
    single = {key.removeprefix("cas:") for key in changed_entries.new.values() if key.startswith("cas:")}
    naming_entries = {entry for (entry,) in select(Identifier, ("entry_id",), "value", single, scheme="cas")}
    existing = (naming_entries | changed_entries.entry_ids) - changed_entries.new.keys()
    keys = {**changed_entries.new, **dict(select(Entry, ("id", "key"), "id", existing))}
    mixtures = {pk: key for pk, key in keys.items() if key.startswith("mix:")}
    if mixtures:
        _link_members(mixtures, changed_entries)


def _link_members(mixtures: dict[int, str], changed_entries: ChangedEntries) -> None:
    members = {f"cas:{member}" for key in mixtures.values() for member in key.removeprefix("mix:").split("+")}
    found: dict[str, int] = {}
    for keys in chunks(sorted(members)):
        found.update(Entry.objects.filter(key__in=keys).values_list("key", "pk"))
    gone = set(Entry.objects.filter(pk__in=mixtures).exclude(withdrawn_at=None).values_list("pk", flat=True))
    wanted: set[LinkKey] = {
        (pk, found[f"cas:{member}"], str(Relation.CONTAINS), None, "")
        for pk, key in mixtures.items()
        if pk not in gone
        for member in key.removeprefix("mix:").split("+")
        if f"cas:{member}" in found
    }
    stored: dict[LinkKey, int] = {
        (link.from_entry_id, link.to_entry_id, link.relation, None, ""): link.pk
        for link in Link.objects.filter(from_entry__in=mixtures, relation=Relation.CONTAINS, record=None, ended_at=None)
    }
    _apply(wanted, stored, changed_entries)


def _apply(wanted: set[LinkKey], stored: dict[LinkKey, int], changed_entries: ChangedEntries) -> None:
    ended = [pk for link, pk in stored.items() if link not in wanted]
    if ended:
        Link.objects.filter(pk__in=ended).update(ended_at=changed_entries.now)
    new = sorted(wanted - stored.keys(), key=str)
    Link.objects.bulk_create(
        [
            Link(
                from_entry_id=source,
                to_entry_id=target,
                relation=relation,
                record_id=record,
                mention=mention,
                first_seen=changed_entries.now,
            )
            for source, target, relation, record, mention in new
        ]
    )
    for link in (*new, *(link for link in stored if link not in wanted)):
        changed_entries.entry_ids.update(link[:2])

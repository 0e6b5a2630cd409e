"""Links between entries, from both sides: on a new or changed mention, and on a new or ended name.

Exact normalised names and aliases only. A name that several substances bear links to nothing; it stays a mention, and
staff see it in the list of ambiguous ones.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence

from connectors.schema import Relation
from identifiers import cas
from portal.models import Entry, Identifier, Link, Mention
from portal.store.bulk_rows import chunks, pick
from portal.store.derived_entries import Touched

Wanted = tuple[int, int, str, int | None, str]
"""(from entry, to entry, relation, record, mention)."""


def link_batch(record_ids: Collection[int], touched: Touched) -> None:
    """Brings the links of these records, and of records that mention a name that came or went, up to date."""
    records = set(record_ids)
    if touched.names and Mention.objects.exists():
        for names in chunks(sorted(touched.names)):
            records.update(Mention.objects.filter(normalised__in=names).values_list("record", flat=True))
    relink(records, touched)
    contain(touched)


def relink(record_ids: Collection[int], touched: Touched) -> None:
    """Ends what these records' mentions no longer say and adds what they say now; both ends of a change are touched."""
    for pks in chunks(sorted(record_ids)):
        wanted = _wanted(pks)
        held = {
            (link.from_entry_id, link.to_entry_id, link.relation, link.record_id, link.mention): link.pk
            for link in Link.objects.filter(record__in=pks, ended_at=None)
        }
        _apply(wanted, held, touched)


def _wanted(record_ids: Sequence[int]) -> set[Wanted]:
    mentions = list(
        Mention.objects.filter(record__in=record_ids, record__withdrawn_at=None).values_list(
            "record", "record__entry", "text", "normalised", "relation"
        )
    )
    named = unambiguous({normalised for *_, normalised, _ in mentions if normalised})
    numbered = _numbered({text for _, _, text, *_ in mentions})
    wanted: set[Wanted] = set()
    for record, entry, text, normalised, relation in mentions:
        target = numbered.get(text) or named.get(normalised)
        if target is not None and target != entry:
            wanted.add((entry, target, relation, record, text))
    return wanted


def _numbered(texts: Collection[str]) -> dict[str, int]:
    """The substance of each text that is a CAS number as we write them."""
    found: dict[str, int] = {}
    for keys in chunks(sorted(f"cas:{text}" for text in texts if cas.is_valid(text))):
        rows = Entry.objects.filter(key__in=keys, withdrawn_at=None).values_list("key", "pk")
        found.update((key.removeprefix("cas:"), pk) for key, pk in rows)
    return found


def unambiguous(names: Collection[str]) -> dict[str, int]:
    """The one substance that bears each name; names borne by none or by several are left out."""
    bearers: dict[str, set[int]] = defaultdict(set)
    for group in chunks(sorted(names)):
        found = Identifier.objects.filter(
            scheme="name", value__in=group, entry__kind="substance", entry__withdrawn_at=None
        ).values_list("value", "entry")
        for name, entry in found:
            bearers[name].add(entry)
    return {name: entries.pop() for name, entries in bearers.items() if len(entries) == 1}


def contain(touched: Touched) -> None:
    """Links mixtures and groups to the substances whose CAS numbers they name, whichever of the two came first."""
    single = {key.removeprefix("cas:") for key in touched.new.values() if key.startswith("cas:")}
    naming = {entry for (entry,) in pick(Identifier, ("entry_id",), "value", single, scheme="cas")}
    stood_before = (naming | touched.entry_ids) - touched.new.keys()
    keys = {**touched.new, **dict(pick(Entry, ("id", "key"), "id", stood_before))}
    mixtures = {pk: key for pk, key in keys.items() if key.startswith("mix:")}
    if mixtures:
        _contain(mixtures, touched)


def _contain(mixtures: dict[int, str], touched: Touched) -> None:
    members = {f"cas:{member}" for key in mixtures.values() for member in key.removeprefix("mix:").split("+")}
    found: dict[str, int] = {}
    for keys in chunks(sorted(members)):
        found.update(Entry.objects.filter(key__in=keys).values_list("key", "pk"))
    gone = set(Entry.objects.filter(pk__in=mixtures).exclude(withdrawn_at=None).values_list("pk", flat=True))
    wanted: set[Wanted] = {
        (pk, found[f"cas:{member}"], str(Relation.CONTAINS), None, "")
        for pk, key in mixtures.items()
        if pk not in gone
        for member in key.removeprefix("mix:").split("+")
        if f"cas:{member}" in found
    }
    held: dict[Wanted, int] = {
        (link.from_entry_id, link.to_entry_id, link.relation, None, ""): link.pk
        for link in Link.objects.filter(from_entry__in=mixtures, relation=Relation.CONTAINS, record=None, ended_at=None)
    }
    _apply(wanted, held, touched)


def _apply(wanted: set[Wanted], held: dict[Wanted, int], touched: Touched) -> None:
    over = [pk for link, pk in held.items() if link not in wanted]
    if over:
        Link.objects.filter(pk__in=over).update(ended_at=touched.now)
    new = sorted(wanted - held.keys(), key=str)
    Link.objects.bulk_create(
        [
            Link(
                from_entry_id=source,
                to_entry_id=target,
                relation=relation,
                record_id=record,
                mention=mention,
                first_seen=touched.now,
            )
            for source, target, relation, record, mention in new
        ]
    )
    for link in (*new, *(link for link in held if link not in wanted)):
        touched.entry_ids.update(link[:2])

"""Conflicts over time: when an entry is published, its conflicts are computed anew, and those that began or ended are written."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone

from connectors.schema import FactKind
from portal.curation.current import current_visibility
from portal.models import Conflict as ConflictRow
from portal.models import ConflictCount, ConflictList, Entry, Fact, Identifier, SourceRecord
from portal.profile.conflict_types import Conflict, ConflictType
from portal.profile.conflict_voices import Voices
from portal.profile.conflicts import COMPARED_KINDS, COMPARED_SECTIONS, conflicts_of_entries
from portal.profile.entry_facts import facts_of_entries
from portal.profile.sourced_facts import EntryFacts, SourcedFact
from portal.seoul_time import seoul_date
from portal.store.bulk_rows import chunks
from reference.legal_lists import lists

ENTRIES_PER_READ = 200
"""Entries compared together; a data sheet has a hundred facts."""
_HAZARDS = (FactKind.HAZARD_CLASS, FactKind.HAZARD_STATEMENT)
_TALLIED = ("type", "one", "other", "origin")
_IDENTITY = ("type", "subject", "form", "one", "other", "origin")
_CHANGING = ("name", "severity", "hazard_class", "sides", "basis", "ended_at")
LONGEST_NAME = 300
Identity = tuple[str, ...]


@dataclass(slots=True)
class _Written:
    """What one step writes: rows that begin, go on with other sides, end, or go on after they seemed to end."""

    now: datetime
    begun: list[ConflictRow] = field(default_factory=list)
    changed: list[ConflictRow] = field(default_factory=list)
    ended: list[int] = field(default_factory=list)
    counts: dict[tuple[date, Identity], Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    lists: list[tuple[ConflictRow, frozenset[str]]] = field(default_factory=list)

    def count(self, row: ConflictRow, when: datetime, what: str, amount: int = 1) -> None:
        """Counts a beginning or an end on the day on which it happened."""
        self.counts[seoul_date(when), tuple(str(getattr(row, name)) for name in _TALLIED)][what] += amount


def record_conflicts(entries: Iterable[Entry]) -> None:
    """Writes what the conflicts of these changed entries have become; the same entries again write nothing.

    What it costs depends on these entries alone. Entries that share a name with one of them are compared too, because a
    name may make a conflict between two. A withheld value makes none; where staff show it again, the old span goes on.
    """
    changed = [entry.pk for entry in entries if entry.kind == "substance"]
    for pks in chunks(changed):
        for several in chunks(sorted(_concerned(pks)), ENTRIES_PER_READ):
            _record(several)


def _concerned(pks: Sequence[int]) -> set[int]:
    """The changed entries and those that share a name with them, as far as two agencies speak of them or did."""
    found = set(pks)
    names = Identifier.objects.filter(entry__in=pks, scheme="name").values_list("value", flat=True)
    for values in chunks(set(names)):
        same = Identifier.objects.filter(scheme="name", value__in=values, entry__kind="substance")
        found.update(same.values_list("entry", flat=True))
    keys = Entry.objects.filter(pk__in=pks).values("key")
    named = ConflictRow.objects.filter(type=ConflictType.NAME, subject__in=keys, ended_at=None)
    found.update(named.values_list("entry", flat=True))
    return {pk for several in chunks(found) for pk in (*_with_two_voices(several), *_with_conflicts(several))}


def _with_two_voices(pks: Collection[int]) -> set[int]:
    voices, speaking = Voices(), defaultdict(set)
    records = SourceRecord.objects.filter(entry__in=pks, withdrawn_at=None)
    for entry, feed, origin in records.values_list("entry", "feed", "origin").order_by().distinct():
        if voice := voices.of(feed):
            speaking[entry].add((voice, origin))
    return {pk for pk, found in speaking.items() if len(found) > 1}


def _with_conflicts(pks: Collection[int]) -> set[int]:
    return set(ConflictRow.objects.filter(entry__in=pks, ended_at=None).values_list("entry", flat=True))


def _record(pks: Sequence[int]) -> None:
    """Compares these entries and writes the difference to what is stored, in one transaction."""
    visible = current_visibility().of_entries(Entry.objects.filter(pk__in=pks, withdrawn_at=None))
    facts = facts_of_entries(visible.order_by("pk"), COMPARED_KINDS, COMPARED_SECTIONS)
    found = conflicts_of_entries(facts)
    written = _Written(timezone.now())
    with transaction.atomic():
        stored: dict[int, dict[Identity, ConflictRow]] = defaultdict(dict)
        for row in ConflictRow.objects.filter(entry__in=pks, ended_at=None):
            stored[row.entry_id][_identity(row)] = row
        for pk in pks:
            lists = _lists_of(facts[pk]) if pk in facts else frozenset()
            _compare(pk, {each.identity: each for each in found.get(pk, ())}, stored[pk], lists, written)
        _write(written)


def _identity(row: ConflictRow) -> Identity:
    return tuple(str(getattr(row, name)) for name in _IDENTITY)


def _compare(
    entry: int,
    found: Mapping[Identity, Conflict],
    stored: Mapping[Identity, ConflictRow],
    lists: frozenset[str],
    written: _Written,
) -> None:
    for identity, row in stored.items():
        if identity not in found:
            written.ended.append(row.pk)
            written.count(row, written.now, "ended")
    for identity, conflict in found.items():
        known = stored.get(identity) or _seemingly_ended(entry, identity)
        row = known or ConflictRow(
            entry_id=entry, first_seen=written.now, **dict(zip(_IDENTITY, identity, strict=True))
        )
        if known is None:
            written.begun.append(row)
            written.count(row, written.now, "begun")
        elif row.ended_at is not None:
            written.count(row, row.ended_at, "ended", -1)
            row.ended_at = None
            written.changed.append(row)
        elif any(getattr(row, name) != value for name, value in _statement(conflict).items()):
            written.changed.append(row)
        for name, value in _statement(conflict).items():
            setattr(row, name, value)
        written.lists.append((row, lists))


def _statement(conflict: Conflict) -> dict[str, Any]:
    """What may change while a conflict goes on."""
    sides = [
        {"voice": side.voice, "text": side.text, "silent": side.is_silent, **_evidence(side.fact)}
        for side in conflict.sides
    ]
    facts = [_evidence(fact) for fact in conflict.basis_facts]
    return {
        "name": conflict.name[:LONGEST_NAME],
        "severity": conflict.severity,
        "hazard_class": conflict.class_key,
        "sides": sides,
        "basis": {"text": conflict.basis, "facts": facts} if conflict.basis else {},
    }


def _evidence(fact: SourcedFact) -> dict[str, str]:
    """What names the fact in the way decisions do; it survives a restored backup and a newer reader's label."""
    return {
        "feed": fact.feed,
        "origin": fact.origin,
        "record": fact.record_key,
        "kind": fact.kind,
        "value": fact.value,
    }


def _lists_of(entry_facts: EntryFacts) -> frozenset[str]:
    """The lists of the law's table on which the substance stands; a name that only an agency uses narrows nothing."""
    stated = entry_facts.of(FactKind.LEGAL_LISTING)
    return frozenset(fact.data["list_name"] for fact in stated if fact.data and not fact.absence) & lists().keys()


def _seemingly_ended(entry: int, identity: Identity) -> ConflictRow | None:
    """The last span of this conflict, if no agency has changed anything since it ended: something was withheld, or read otherwise.

    Where a fact of the two began or ended since, the agencies themselves agreed for a while, and a new span begins.
    """
    same = ConflictRow.objects.filter(entry=entry, **dict(zip(_IDENTITY, identity, strict=True)))
    last = same.exclude(ended_at=None).order_by("-ended_at").first()
    if last is None or last.ended_at is None:
        return None
    voices = Voices()
    feeds = [feed for voice in (last.one, last.other) for feed in voices.feeds(voice)]
    kinds = {*_HAZARDS, *(side["kind"] for side in last.sides)}
    facts = Fact.objects.filter(record__entry=entry, record__feed__in=feeds, record__origin=last.origin, kind__in=kinds)
    since = Q(first_seen__gte=last.ended_at) | Q(ended_at__gte=last.ended_at)
    return None if facts.filter(since).exists() else last


def _write(written: _Written) -> None:
    ConflictRow.objects.bulk_create(written.begun)
    ConflictRow.objects.bulk_update(written.changed, _CHANGING, batch_size=100)
    for pks in chunks(written.ended):
        ConflictRow.objects.filter(pk__in=pks).update(ended_at=written.now)
        ConflictList.objects.filter(conflict__in=pks).delete()
    _write_lists(written.lists)
    for (day, tallied), amounts in written.counts.items():
        kind, one, other, origin = tallied
        row, _ = ConflictCount.objects.get_or_create(day=day, type=kind, one=one, other=other, origin=origin)
        changes = {name: F(name) + amount for name, amount in amounts.items()}
        ConflictCount.objects.filter(pk=row.pk).update(**changes)


def _write_lists(wanted: Sequence[tuple[ConflictRow, frozenset[str]]]) -> None:
    """Brings the legal lists of current conflicts up to date; most stay as they are."""
    stored: dict[int, dict[str, ConflictList]] = defaultdict(dict)
    for pks in chunks(row.pk for row, _ in wanted):
        for each in ConflictList.objects.filter(conflict__in=pks):
            stored[each.conflict_id][each.list_name] = each
    new, gone = [], []
    for row, names in wanted:
        gone += [each.pk for name, each in stored[row.pk].items() if name not in names or each.severity != row.severity]
        kept = {name for name, each in stored[row.pk].items() if each.severity == row.severity}
        new += [ConflictList(conflict=row, list_name=name, severity=row.severity) for name in sorted(names - kept)]
    for pks in chunks(gone):
        ConflictList.objects.filter(pk__in=pks).delete()
    ConflictList.objects.bulk_create(new)

"""What a decision is about: an entry, a record of a feed, or one value that a record states.

A subject is stored as text and not as a row's id, so it survives rereading, a restored backup and a moved database.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from django.db.models import Q, QuerySet

from portal.models import Conflict, Decision, Entry, Fact, SourceRecord

RecordKey = tuple[str, str]
"""(feed, key); the origin is left out, so a decision also applies to the demonstration's record of that key."""
ValueKey = tuple[str, str, str, str]
"""(feed, key, kind of fact, value): it names the same statement after a newer reader labels or orders it differently."""

CONFLICT = "conflict"
"""What stands in place of a kind of fact where a decision is about a conflict."""
CONFLICT_COLUMNS = ("type", "subject", "form", "one", "other", "origin")
"""What tells a conflict from every other one of its entry; joined by bars, their values are the ``value`` of its subject."""


class SubjectKind(StrEnum):
    """How much a decision covers."""

    ENTRY = "entry"
    RECORD = "record"
    VALUE = "value"
    CONFLICT = "conflict"
    """One conflict of an entry; ``value`` is its identity, which outlasts the span."""


_OF_ENTRIES = frozenset({SubjectKind.ENTRY, SubjectKind.CONFLICT})
"""Subjects whose key is that of an entry."""


@dataclass(frozen=True, slots=True)
class Subject:
    """The subject of one decision. ``key`` is an entry's key or ``FEED/KEY``; a value also has its kind and text."""

    key: str
    fact_kind: str = ""
    value: str = ""

    @property
    def kind(self) -> SubjectKind:
        """An entry's key has a colon before any slash (``cas:71-43-2``), a feed's name has none."""
        if self.fact_kind == CONFLICT:
            return SubjectKind.CONFLICT
        if self.fact_kind:
            return SubjectKind.VALUE
        return SubjectKind.ENTRY if ":" in self.key.partition("/")[0] else SubjectKind.RECORD

    @property
    def record(self) -> RecordKey:
        """The feed and key of a record or of a value's record; keys may have slashes, feeds' names have none."""
        feed, _, key = self.key.partition("/")
        return feed, key

    @property
    def text(self) -> str:
        """The subject on one line, as staff read it."""
        return f"{self.key} · {self.fact_kind}: {self.value}" if self.fact_kind else self.key


def subject_of(decision: Decision) -> Subject:
    """The subject of a stored decision."""
    return Subject(decision.subject, decision.fact_kind, decision.fact_value)


def record_subject(record: SourceRecord) -> Subject:
    """The record as a subject."""
    return Subject(f"{record.feed}/{record.key}")


def value_subject(fact: Fact) -> Subject:
    """One stated value as a subject; needs the fact's record."""
    return Subject(f"{fact.record.feed}/{fact.record.key}", fact.kind, fact.value)


def conflict_subject(conflict: Conflict) -> Subject:
    """A stored conflict as a subject, whatever span it is in; needs the conflict's entry."""
    return Subject(conflict.entry.key, CONFLICT, "|".join(str(getattr(conflict, name)) for name in CONFLICT_COLUMNS))


def records_of(subjects: Iterable[Subject]) -> QuerySet[SourceRecord]:
    """The records that these subjects (records and values) name, of every origin and including withdrawn ones."""
    named = Q(pk__in=())
    for feed, key in {subject.record for subject in subjects if subject.kind not in _OF_ENTRIES}:
        named |= Q(feed=feed, key=key)
    return SourceRecord.objects.filter(named)


def facts_of(subjects: Iterable[Subject]) -> QuerySet[Fact]:
    """The facts that these subjects (values) name, including ended ones."""
    named = Q(pk__in=())
    for subject in subjects:
        if subject.kind is SubjectKind.VALUE:
            feed, key = subject.record
            named |= Q(record__feed=feed, record__key=key, kind=subject.fact_kind, value=subject.value)
    return Fact.objects.filter(named)


def entries_of(subjects: Iterable[Subject]) -> set[int]:
    """The ids of the entries that these subjects name or belong to."""
    some = list(subjects)
    keys = [subject.key for subject in some if subject.kind in _OF_ENTRIES]
    named = set(Entry.objects.filter(key__in=keys).values_list("pk", flat=True))
    return named | set(records_of(some).values_list("entry", flat=True))


def exists(subject: Subject) -> bool:
    """Whether the database has what the subject names."""
    if subject.kind is SubjectKind.ENTRY:
        return Entry.objects.filter(key=subject.key).exists()
    if subject.kind is SubjectKind.CONFLICT:
        values = subject.value.split("|")
        columns = dict(zip(CONFLICT_COLUMNS, values, strict=False))
        named = Conflict.objects.filter(entry__key=subject.key, **columns)
        return len(values) == len(CONFLICT_COLUMNS) and named.exists()
    existing = facts_of([subject]) if subject.kind is SubjectKind.VALUE else records_of([subject])
    return existing.exists()

"""Finds what staff may decide about: entries by name or number, then their records and values."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Q

from portal.curation.subjects import Subject, record_subject, value_subject
from portal.models import Entry, Fact, Identifier, SourceRecord
from portal.own_feeds.systematic_name_feed import FEED as MATCHED_FEED
from search.analysis import name_key

MOST_ENTRIES = 30
MOST_VALUES = 400
LONGEST_SHOWN = 120


@dataclass(frozen=True, slots=True)
class Candidate:
    """One subject, with the text by which a person recognises it."""

    subject: Subject
    text: str
    note: str


def entries_like(text: str) -> tuple[Candidate, ...]:
    """Entries by number, name, part of a title or key of a record; also withheld ones, so that staff can undo the decision."""
    text = text.strip()
    if not text:
        return ()
    named = Identifier.objects.filter(Q(value=text) | Q(scheme="name", value=name_key(text))).values("entry")
    # Keys may hold slashes, so the text may be a key or FEED/KEY.
    recorded = SourceRecord.objects.filter(key__in={text, text.partition("/")[2]} - {""}).values("entry")
    like = (
        Q(key=text) | Q(title_ko__icontains=text) | Q(title_en__icontains=text) | Q(pk__in=named) | Q(pk__in=recorded)
    )
    found = Entry.objects.filter(like).order_by("kind", "title_ko", "key")[:MOST_ENTRIES]
    return tuple(Candidate(Subject(entry.key), str(entry), f"{entry.kind} {entry.key}") for entry in found)


def parts_of(entry_key: str) -> Iterator[tuple[Candidate, tuple[Candidate, ...]]]:
    """The records of an entry, each with the values that it states now."""
    records = SourceRecord.objects.filter(entry__key=entry_key).exclude(feed=MATCHED_FEED)
    for record in records.order_by("feed", "key"):
        facts = Fact.objects.filter(record=record, ended_at=None).select_related("record").order_by("order", "pk")
        values = tuple(
            Candidate(value_subject(fact), fact.value[:LONGEST_SHOWN], f"{fact.kind} {fact.label}".strip())
            for fact in facts[:MOST_VALUES]
        )
        note = "내려간 기록" if record.withdrawn_at else record.origin
        yield Candidate(record_subject(record), f"{record.feed}/{record.key}", note), values

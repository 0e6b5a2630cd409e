"""The lines of a bulk file: one record with all that it states, or the note that its agency does not show it any more."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.db.models import QuerySet

from connectors.schema import Origin
from portal.curation.current import current_visibility
from portal.models import Entry, SourceRecord
from portal.profile.attribution import (
    feed_agency,
    feed_badge,
    feed_document,
    origin_mark,
    shown_link,
    shown_source_date,
)
from portal.profile.entry_facts import facts_of_entries
from portal.profile.fact_fields import annotation_fields, day, fact_fields
from portal.profile.sourced_facts import EntryFacts, SourcedFact
from portal.store.bulk_rows import chunks
from portal.store.identity import numbers_of
from portal.store.origins import demo_allowed

OF_RECORD = ("agency", "document", "feed", "record_url", "origin", "mark", "confirmed_on")
"""What is the same for every fact of a record stands once on its line."""

BulkLine = dict[str, Any]


def bulk_lines(feed: str) -> Iterator[BulkLine]:
    """A line for each visible record of the feed, current or withdrawn, by entry; few entries are in memory at a time.

    ``revision`` is that of the entry: whatever changes of a record changes it, so lines above a number are all that changed
    since. A record that staff withhold has no line, not even one that says so.
    """
    records = _records(feed)
    entries = sorted(set(records.values_list("entry", flat=True)))
    for pks in chunks(entries):
        yield from _lines_of(feed, records, pks)


def _records(feed: str) -> QuerySet[SourceRecord]:
    """The visible records of visible entries; those of a demonstration that is over are none any more."""
    visibility = current_visibility()
    shown = visibility.of_records(SourceRecord.objects.filter(feed=feed)).exclude(entry__in=visibility.entries)
    return shown if demo_allowed() else shown.exclude(origin=Origin.DEMO)


def _lines_of(feed: str, records: QuerySet[SourceRecord], pks: Sequence[int]) -> Iterator[BulkLine]:
    entries = Entry.objects.in_bulk(pks)
    read = facts_of_entries(entries.values())
    stated: dict[int, list[SourcedFact]] = defaultdict(list)
    for entry_facts in read.values():
        for fact in entry_facts.facts:
            if fact.feed == feed:
                stated[fact.record_id].append(fact)
    for record in records.filter(entry__in=pks).defer("digest").order_by("entry", "origin", "key"):
        yield _line(record, entries[record.entry_id], read[record.entry_id], stated[record.pk])


def _line(record: SourceRecord, entry: Entry, entry_facts: EntryFacts, facts: Iterable[SourcedFact]) -> BulkLine:
    is_current = record.withdrawn_at is None
    return {
        "feed": record.feed,
        "key": record.key,
        "origin": record.origin,
        "mark": origin_mark(record.kind, record.origin),
        "withdrawn": not is_current,
        "revision": entry.revision,
        "entry": entry.key,
        "kind": entry.kind,
        "url": entry.address,
        "cas": list(numbers_of(entry.key)),
        "title_ko": entry_facts.title_ko,
        "title_en": entry_facts.title_en,
        "agency": feed_badge(record.feed, record.origin) if record.origin == Origin.DEMO else feed_agency(record.feed),
        "document": feed_document(record.feed),
        "record_url": shown_link(record.url, record.origin),
        "source_date": shown_source_date(record.source_date, record.origin),
        "confirmed_on": day(entry_facts.confirmed.get(record.pk)) if is_current else "",
        "first_seen": day(record.first_seen),
        "remarks": [annotation_fields(each) for each in entry_facts.annotations],
        "facts": [_own_fields(fact) for fact in sorted(facts, key=lambda fact: fact.order)] if is_current else [],
    }


def _own_fields(fact: SourcedFact) -> dict[str, Any]:
    fields = fact_fields(fact)
    return {name: fields[name] for name in fields if name not in OF_RECORD}

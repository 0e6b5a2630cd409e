"""The values of many substances at once: each with its agency, both dates, its form and its mark."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from connectors.schema import FactKind
from portal.batch.columns import KINDS_OF_COLUMN, Column
from portal.batch.line_answers import Choice
from portal.curation.annotations import Annotation
from portal.curation.current import current_visibility
from portal.models import Entry, SourceRecord
from portal.own_feeds.catalogue import is_own_feed
from portal.profile.attribution import feed_badge, origin_mark, shown_source_date
from portal.profile.entry_facts import facts_of_entries
from portal.profile.fact_lines import fact_line
from portal.profile.sourced_facts import NOT_STATED, EntryFacts, SourcedFact
from portal.seoul_time import seoul_day
from portal.store.bulk_rows import chunks


@dataclass(frozen=True, slots=True)
class ValueSource:
    """The source of a value: publisher, dates and form; ``mark`` is set for demonstration data. The field names are keys of the API."""

    badge: str
    source_date: str
    confirmed_on: str
    origin: str
    mark: str = ""
    form: str = ""
    remarks: tuple[str, ...] = ()
    """Staff's signed annotations on the value or its record, each on one line."""

    @property
    def text(self) -> str:
        """The source on one line, always with the agency and both dates."""
        parts = (self.badge, f"기관 기준일 {self.source_date or NOT_STATED}", f"확인일 {self.confirmed_on}")
        return ", ".join(filter(None, (*parts, self.form, self.mark, *self.remarks)))


@dataclass(frozen=True, slots=True)
class ColumnValue:
    """One value with all its sources."""

    text: str
    sources: tuple[ValueSource, ...]

    @property
    def exported(self) -> str:
        """The value with its sources, as one cell holds it."""
        return f"{self.text} [{'; '.join(source.text for source in self.sources)}]"


ColumnValues = Mapping[Column, tuple[ColumnValue, ...]]


def values_of(entries: Iterable[Choice], columns: Sequence[Column]) -> dict[int, ColumnValues]:
    """The chosen columns of each entry by primary key, in the same few queries for every five hundred entries.

    Records that staff withhold are left out. ``PAGE`` stays empty, because no record states an address.
    """
    kinds = {kind for column in columns for kind in KINDS_OF_COLUMN.get(column, ())}
    values: dict[int, ColumnValues] = {}
    for pks in chunks({entry.pk for entry in entries}):
        read = facts_of_entries(Entry.objects.filter(pk__in=pks), kinds)
        values.update((pk, {column: _values(facts, column) for column in columns}) for pk, facts in read.items())
    return values


def withheld_columns(entries: Iterable[Choice], columns: Sequence[Column]) -> dict[int, frozenset[Column]]:
    """The columns of which staff withhold a value, by primary key; entries without any are left out."""
    partly = {entry.pk for entry in entries} & current_visibility().partly
    if not partly:
        return {}
    withheld: dict[int, frozenset[Column]] = {}
    for pk, entry_facts in facts_of_entries(Entry.objects.filter(pk__in=partly), (FactKind.CAS,)).items():
        kinds = frozenset[str]().union(*entry_facts.withheld_kinds.values())
        withheld[pk] = frozenset(column for column in columns if kinds & set(KINDS_OF_COLUMN.get(column, ())))
    return withheld


def _values(entry_facts: EntryFacts, column: Column) -> tuple[ColumnValue, ...]:
    """The values of one column; the portal's own records count for other names only."""
    if column is Column.AGENCIES:
        records = (record for record in entry_facts.records if not is_own_feed(record.feed))
        return tuple(
            ColumnValue(feed_badge(record.feed, record.origin), (_of_record(record, entry_facts),))
            for record in records
        )
    sources_by_text: dict[str, dict[ValueSource, None]] = defaultdict(dict)
    for fact in entry_facts.of(*KINDS_OF_COLUMN.get(column, ())):
        if column is Column.SYNONYMS or not is_own_feed(fact.feed):
            sources_by_text[fact_line(fact)].setdefault(_of_fact(fact))
    return tuple(ColumnValue(text, tuple(sources)) for text, sources in sources_by_text.items())


def _of_fact(fact: SourcedFact) -> ValueSource:
    return ValueSource(
        badge=fact.badge,
        source_date=fact.source_date,
        confirmed_on=seoul_day(fact.confirmed),
        origin=fact.origin,
        mark=fact.mark,
        form=fact.form_text,
        remarks=tuple(annotation_text(annotation) for annotation in fact.annotations),
    )


def _of_record(record: SourceRecord, entry_facts: EntryFacts) -> ValueSource:
    return ValueSource(
        badge=feed_badge(record.feed, record.origin),
        source_date=shown_source_date(record.source_date, record.origin),
        confirmed_on=seoul_day(entry_facts.confirmed[record.pk]),
        origin=record.origin,
        mark=origin_mark(record.kind, record.origin),
    )


def annotation_text(annotation: Annotation) -> str:
    """An annotation on one line, with its signer and day."""
    return f"담당자 주석: {annotation.text} (서명 {annotation.signed_by}, {seoul_day(annotation.signed_at)})"

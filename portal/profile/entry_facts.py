"""The current facts of one or many entries; the number of queries does not grow with the entries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from django.db.models import Q, QuerySet

from connectors.schema import MATCHED_ONLY, FactKind, Origin
from portal.curation.annotations import Annotations
from portal.curation.current import current_annotations, current_visibility
from portal.curation.visibility import Visibility
from portal.models import Entry, Fact, SourceRecord
from portal.own_feeds.systematic_name_feed import FEED as MATCHED_FEED
from portal.profile.attribution import (
    feed_agency,
    feed_badge,
    feed_order,
    origin_mark,
    shown_link,
    shown_source_date,
)
from portal.profile.confirmation import confirmed_at
from portal.profile.forms_of_fact import SINGLE_FORM, FormsOfFact
from portal.profile.sourced_facts import FORM_INDEPENDENT_KINDS, EntryFacts, SourcedFact
from portal.store.bulk_rows import chunks
from portal.store.identity import cas_of
from reference.form_evidence import CONTENT_LABEL, RECORD_KINDS, forms_of_fact, forms_of_record
from reference.forms import Form, forms_of


@dataclass(frozen=True, slots=True)
class _StoredRows:
    """The rows that were read for all entries, before they become the facts of each."""

    visibility: Visibility
    annotations: Annotations
    rows: Mapping[int, Sequence[Fact]]
    confirmed: Mapping[int, datetime | None]
    withheld: Mapping[int, Mapping[str, str]]
    withheld_kinds: Mapping[int, Mapping[str, frozenset[str]]]


def facts_of(entry: Entry) -> EntryFacts:
    """The current facts of an entry's records, without what staff withhold and with staff's annotations."""
    return facts_of_entries([entry])[entry.pk]


def facts_of_entries(
    entries: Iterable[Entry], kinds: Collection[str] = (), text_sections: Collection[str] = ()
) -> dict[int, EntryFacts]:
    """The same for many entries, by primary key.

    ``kinds`` limits the reading to these kinds of facts, with the running text of ``text_sections``, and for a substance of
    several forms with those that tell the form of a record; () reads all kinds.
    """
    entry_list = list(entries)
    visibility, annotations = current_visibility(), current_annotations()
    records: dict[int, list[SourceRecord]] = {entry.pk: [] for entry in entry_list}
    for pks in chunks(records):
        current = (
            SourceRecord.objects.filter(entry__in=pks, withdrawn_at=None).exclude(feed=MATCHED_FEED).defer("digest")
        )
        for record in visibility.of_records(current).order_by("feed", "key"):
            records[record.entry_id].append(record)
    all_records = [record for of_entry in records.values() for record in of_entry]
    stored = _StoredRows(
        visibility,
        annotations,
        _fact_rows(
            all_records,
            Q(kind__in=kinds) | Q(kind=FactKind.TEXT, section__in=text_sections) if kinds else Q(),
            visibility,
            [entry.pk for entry in entry_list if forms_of(cas_of(entry.key))],
        ),
        confirmed_at(all_records),
        _withheld_feeds(entry_list, visibility),
        _withheld_kinds(entry_list, visibility),
    )
    return {entry.pk: _of_entry(entry, records[entry.pk], stored) for entry in entry_list}


def facts_of_records(rows: QuerySet[SourceRecord]) -> list[SourcedFact]:
    """The visible current facts of these records, whatever entry they belong to, in the order of key and row.

    They carry no form: whoever joins a row to a substance knows for which form.
    """
    visibility, annotations = current_visibility(), current_annotations()
    records = {each.pk: each for each in visibility.of_records(rows.filter(withdrawn_at=None)).order_by("feed", "key")}
    stored = _StoredRows(visibility, annotations, {}, confirmed_at(records.values()), {}, {})
    facts = visibility.of_facts(Fact.objects.filter(record__in=records, ended_at=None)).defer("identity")
    return [
        _sourced(records[fact.record_id], fact, SINGLE_FORM, stored)
        for fact in facts.order_by("record__feed", "record__key", "order", "pk")
    ]


def shown_facts(rows: QuerySet[Fact]) -> QuerySet[Fact]:
    """These facts, current or ended, without what staff withhold and without what only search reads."""
    visibility = current_visibility()
    shown = visibility.of_facts(rows.exclude(kind__in=MATCHED_ONLY).exclude(record__feed=MATCHED_FEED))
    return shown.exclude(record__entry__in=visibility.entries) if visibility.entries else shown


def facts_of_any_time(rows: QuerySet[Fact]) -> dict[int, SourcedFact]:
    """Those of these facts that may be shown, current or ended, by primary key.

    A record keeps the source's date of its last state alone, so an ended value has none.
    """
    visibility, annotations = current_visibility(), current_annotations()
    facts = list(shown_facts(rows).defer("identity").select_related("record__entry").order_by("order", "pk"))
    records = {fact.record_id: fact.record for fact in facts}
    stored = _StoredRows(visibility, annotations, {}, dict.fromkeys(records), {}, {})
    forms = {pk: forms_of(cas_of(record.entry.key)) for pk, record in records.items()}
    evidence = _fact_rows([records[pk] for pk in records if forms[pk]], Q(kind__in=RECORD_KINDS), visibility, ())
    of_record = {pk: forms_of_record(forms[pk], evidence.get(pk, ())) for pk in records if forms[pk]}
    found = {}
    for fact in facts:
        pk = fact.record_id
        sourced = _sourced(records[pk], fact, _forms_of(fact, forms[pk], of_record.get(pk, frozenset())), stored)
        found[fact.pk] = sourced if fact.ended_at is None else replace(sourced, source_date="")
    return found


def visible_facts(rows: QuerySet[Fact]) -> list[SourcedFact]:
    """These facts, as far as they are current and may be shown, in the order of feed, key and row; without their form."""
    visibility, annotations = current_visibility(), current_annotations()
    current = visibility.of_facts(rows.filter(ended_at=None, record__withdrawn_at=None)).defer("identity")
    facts = list(current.select_related("record").order_by("record__feed", "record__key", "order", "pk"))
    records = {fact.record_id: fact.record for fact in facts}
    stored = _StoredRows(visibility, annotations, {}, confirmed_at(records.values()), {}, {})
    return [_sourced(fact.record, fact, SINGLE_FORM, stored) for fact in facts]


def _fact_rows(
    records: Sequence[SourceRecord], wanted: Q, visibility: Visibility, with_forms: Collection[int]
) -> Mapping[int, Sequence[Fact]]:
    """The current facts by record; of entries ``with_forms`` also what tells the form, whatever is wanted."""
    rows: defaultdict[int, list[Fact]] = defaultdict(list)
    facts = visibility.of_facts(Fact.objects.filter(ended_at=None).exclude(kind__in=MATCHED_ONLY)).defer("identity")
    if wanted:
        tells_form = Q(kind__in=RECORD_KINDS) | Q(kind=FactKind.TEXT, label__contains=CONTENT_LABEL)
        several_forms = [record.pk for record in records if record.entry_id in with_forms]
        facts = facts.filter(wanted | (Q(record__in=several_forms) & tells_form))
    for pks in chunks(record.pk for record in records):
        for fact in facts.filter(record__in=pks).order_by("order", "pk"):
            rows[fact.record_id].append(fact)
    return rows


def _withheld_feeds(entries: Sequence[Entry], visibility: Visibility) -> Mapping[int, Mapping[str, str]]:
    """For each entry the feeds of which something is withheld, with their origin."""
    feeds_by_entry: defaultdict[int, dict[str, str]] = defaultdict(dict)
    partly = [entry.pk for entry in entries if entry.pk in visibility.partly]
    if partly:
        records = SourceRecord.objects.filter(entry__in=partly, withdrawn_at=None).exclude(origin=Origin.PORTAL)
        hidden = records.filter(Q(pk__in=visibility.records) | Q(facts__in=visibility.facts, facts__ended_at=None))
        for entry, feed, origin in hidden.values_list("entry", "feed", "origin"):
            feeds_by_entry[entry][feed] = origin
    return feeds_by_entry


def _withheld_kinds(entries: Sequence[Entry], visibility: Visibility) -> Mapping[int, Mapping[str, frozenset[str]]]:
    """For each entry the kinds of current facts that are withheld, by feed."""
    kinds: defaultdict[int, dict[str, frozenset[str]]] = defaultdict(dict)
    partly = [entry.pk for entry in entries if entry.pk in visibility.partly]
    if partly:
        facts = Fact.objects.filter(record__entry__in=partly, record__withdrawn_at=None, ended_at=None)
        hidden = facts.filter(Q(record__in=visibility.records) | Q(pk__in=visibility.facts))
        for entry, feed, kind in hidden.values_list("record__entry", "record__feed", "kind").distinct():
            kinds[entry][feed] = kinds[entry].get(feed, frozenset()) | {kind}
    return kinds


def _of_entry(entry: Entry, records: Sequence[SourceRecord], stored: _StoredRows) -> EntryFacts:
    title_ko, title_en = stored.visibility.title_of(entry)
    entry_facts = EntryFacts(
        entry,
        list(records),
        [],
        {record.pk: stored.confirmed[record.pk] for record in records},
        annotations=stored.annotations.of_entry(entry.key),
        title_ko=title_ko,
        title_en=title_en,
        withheld_kinds=stored.withheld_kinds.get(entry.pk, {}),
        withheld_feeds=stored.withheld.get(entry.pk, {}),
    )
    forms = forms_of(cas_of(entry.key))
    for record in sorted(records, key=lambda record: feed_order(record.feed, record.key)):
        rows = stored.rows.get(record.pk, ())
        of_record = forms_of_record(forms, rows)
        for fact in rows:
            sourced = _sourced(record, fact, _forms_of(fact, forms, of_record), stored)
            entry_facts.facts.append(sourced)
            entry_facts.by_kind[fact.kind].append(sourced)
    return entry_facts


def _forms_of(fact: Fact, forms: Sequence[Form], of_record: frozenset[Form]) -> FormsOfFact:
    """The forms of which the fact may be; a name or a listing holds for every form, whatever its record is about."""
    if not forms:
        return SINGLE_FORM
    if fact.kind in FORM_INDEPENDENT_KINDS:
        return FormsOfFact(tuple(form for form in forms if form in of_record), holds_for_all=True)
    possible = forms_of_fact(fact, forms, of_record)
    return FormsOfFact(tuple(form for form in forms if form in possible), are_all=len(possible) == len(forms))


def _sourced(record: SourceRecord, fact: Fact, forms: FormsOfFact, stored: _StoredRows) -> SourcedFact:
    return SourcedFact(
        kind=fact.kind,
        value=fact.value,
        data=fact.data,
        original=fact.original,
        lang=fact.lang,
        unit=fact.unit,
        section=fact.section,
        label=fact.label,
        absence=fact.absence,
        order=fact.order,
        feed=record.feed,
        agency=feed_agency(record.feed),
        badge=feed_badge(record.feed, record.origin),
        origin=record.origin,
        mark=origin_mark(record.kind, record.origin),
        url=shown_link(record.url, record.origin),
        source_date=_notice_date(fact) or shown_source_date(record.source_date, record.origin),
        source_note=record.source_note,
        confirmed=stored.confirmed[record.pk],
        first_seen=fact.first_seen,
        record_key=record.key,
        record_id=record.pk,
        forms=forms,
        annotations=stored.annotations.of_value(record.feed, record.key, fact.kind, fact.value),
    )


def _notice_date(fact: Fact) -> str:
    """The date of the notice of a legal listing; "" for other facts."""
    return str((fact.data or {}).get("notice_date", "")) if fact.kind == FactKind.LEGAL_LISTING else ""

"""Facts as a page shows them: each with its agency, its two dates, its origin and the form that its record speaks for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import Q

from connectors.registry import FEEDS
from connectors.schema import Absence, FactKind, Origin
from portal.curation.annotations import Annotation, Annotations
from portal.curation.current import current_annotations, current_visibility
from portal.curation.visibility import Visibility
from portal.ingest.freshness import confirmed_at
from portal.ingest.identity import cas_of
from portal.ingest.own_feeds import ALL_FEEDS
from portal.models import Entry, Fact, SourceRecord
from reference.forms import Form, form_of, forms_of

NOT_STATED = "밝히지 않음"
ABSENCE_TEXT = {
    Absence.NO_DATA: "자료 없음(기관이 그렇게 밝힘)",
    Absence.NOT_APPLICABLE: "해당 없음(기관이 그렇게 밝힘)",
}
DEMO_FACT = "시연 자료 – 공개 출처의 사실"
DEMO_INVENTED = "시연 자료 – 가상"
OF_ANY_FORM = frozenset(
    {
        FactKind.CAS,
        FactKind.KE,
        FactKind.EC,
        FactKind.AGENCY_ID,
        FactKind.NAME,
        FactKind.SYNONYM,
        FactKind.FORMULA,
        FactKind.MOLAR_MASS,
        FactKind.LEGAL_LISTING,
    }
)
"""Kinds that hold for a substance in whatever form; beside them 형태 미상 would say nothing."""
INVENTED_KINDS = frozenset({"product", "facility", "accident", "pesticide"})


@dataclass(frozen=True, slots=True)
class Stated:
    """One fact with where it comes from. ``badge`` never gives a demonstration an agency's name alone (content rule 26)."""

    kind: str
    value: str
    data: Any
    original: str
    lang: str
    unit: str
    section: str
    label: str
    absence: str
    order: int
    feed: str
    agency: str
    badge: str
    origin: str
    mark: str
    url: str
    source_date: str
    source_note: str
    confirmed: datetime | None
    first_seen: datetime
    record_key: str
    record_id: int
    form: Form | None
    form_unknown: bool = False
    """Whether the substance has several forms and the record does not say of which it speaks (형태 미상)."""
    annotations: tuple[Annotation, ...] = ()
    """Staff's signed remarks on the value or on its record."""

    @property
    def text(self) -> str:
        """The value with its unit, or the agency's own word of absence."""
        if self.absence:
            return ABSENCE_TEXT[Absence(self.absence)]
        has_unit = not self.unit or self.value.rstrip().endswith(self.unit)
        return self.value if has_unit else f"{self.value} {self.unit}"

    @property
    def stated_on(self) -> str:
        """기관 기준일: the source's own date, or that it gives none."""
        return self.source_date or NOT_STATED

    @property
    def form_key(self) -> str:
        """The form's key, or "" for 형태 미상 and for substances of one form."""
        return self.form.key if self.form else ""


@dataclass(slots=True)
class EntryFacts:
    """All that is stated of one entry now."""

    entry: Entry
    records: list[SourceRecord]
    facts: list[Stated]
    confirmed: dict[int, datetime | None] = field(default_factory=dict)
    by_kind: dict[str, list[Stated]] = field(default_factory=lambda: defaultdict(list))
    annotations: tuple[Annotation, ...] = ()
    """Staff's signed remarks on the entry as a whole."""
    title_ko: str = ""
    title_en: str = ""
    """The titles as visible records give them; "" where none does."""
    withheld_feeds: Mapping[str, str] = field(default_factory=dict)
    """Feeds (with the origin) of which staff withhold a record or value of this entry: their silence is not the agency's."""

    def of(self, *kinds: str) -> list[Stated]:
        """The facts of these kinds, in the order of kinds, feeds and rows."""
        return [fact for kind in kinds for fact in self.by_kind.get(kind, ())]

    @property
    def cas(self) -> str:
        """The entry's own CAS number; "" for mixtures, groups and whatever has none."""
        return cas_of(self.entry.key)

    @property
    def has_demo(self) -> bool:
        """Whether any demonstration record speaks here: then card and print carry the mark across."""
        return any(record.origin == Origin.DEMO for record in self.records)


@dataclass(frozen=True, slots=True)
class Agreed:
    """One value that several records state alike, with one fact for each agency, date and form that does."""

    text: str
    kind: str
    lang: str
    facts: tuple[Stated, ...]

    @property
    def label(self) -> str:
        """What the first of them calls it."""
        return self.facts[0].label


def agreed(facts: Iterable[Stated]) -> list[Agreed]:
    """Facts of equal kind and text as one, in the order in which they first came."""
    grouped: dict[tuple[str, str, str], list[Stated]] = defaultdict(list)
    for fact in facts:
        grouped[fact.kind, fact.text, fact.lang].append(fact)
    return [Agreed(text, kind, lang, tuple(distinct(said))) for (kind, text, lang), said in grouped.items()]


def distinct(facts: Iterable[Stated]) -> list[Stated]:
    """One fact for each agency, date, form and remark: records of one agency that say the same say it once."""
    found: dict[tuple[object, ...], Stated] = {}
    for fact in facts:
        found.setdefault((fact.badge, fact.source_date, fact.form_key, fact.annotations), fact)
    return list(found.values())


def read_entry(entry: Entry) -> EntryFacts:
    """The current facts of an entry's records, without what staff withhold and with what they remark."""
    shown, remarks = current_visibility(), current_annotations()
    records = list(shown.of_records(entry.records.filter(withdrawn_at=None)).order_by("feed", "key"))
    rows: dict[int, list[Fact]] = defaultdict(list)
    for fact in shown.of_facts(Fact.objects.filter(record__in=records, ended_at=None)).order_by("order", "pk"):
        rows[fact.record_id].append(fact)
    confirmed = confirmed_at(records)
    title_ko, title_en = shown.title_of(entry)
    found = EntryFacts(
        entry,
        records,
        [],
        confirmed,
        annotations=remarks.of_entry(entry.key),
        title_ko=title_ko,
        title_en=title_en,
        withheld_feeds=_withheld_feeds(entry, shown),
    )
    has_forms = bool(forms_of(found.cas))
    for record in sorted(records, key=_feed_order):
        form = form_of(found.cas, rows[record.pk]) if has_forms else None
        for fact in rows[record.pk]:
            stated = _stated(record, fact, form, confirmed[record.pk], remarks, form_unknown=has_forms and form is None)
            found.facts.append(stated)
            found.by_kind[fact.kind].append(stated)
    return found


def _withheld_feeds(entry: Entry, shown: Visibility) -> dict[str, str]:
    if entry.pk not in shown.partly:
        return {}
    records = SourceRecord.objects.filter(entry=entry, withdrawn_at=None).exclude(origin=Origin.PORTAL)
    hidden = records.filter(Q(pk__in=shown.records) | Q(facts__in=shown.facts, facts__ended_at=None))
    return dict(hidden.values_list("feed", "origin"))


def feed_badge(feed: str, origin: str) -> str:
    """Whose word it is: the agency with its system; a demonstration only says in whose format it speaks."""
    if feed not in ALL_FEEDS:
        return retired(feed)
    publisher = ALL_FEEDS[feed].publisher
    whose = f"{publisher.agency} {publisher.system}".strip()
    return f"시연: {whose} 형식" if origin == Origin.DEMO else whose


def feed_agency(feed: str) -> str:
    """Today's name of the agency; the portal for its own tables."""
    return ALL_FEEDS[feed].publisher.agency if feed in ALL_FEEDS else retired(feed)


def retired(feed: str) -> str:
    """How a feed is named that this version reads no more: what it stated stays, and so must its page."""
    return f"더는 읽지 않는 자료({feed})"


def origin_mark(kind: str, origin: str) -> str:
    """The mark of demonstration data; "" for everything else."""
    if origin != Origin.DEMO:
        return ""
    return DEMO_INVENTED if kind in INVENTED_KINDS else DEMO_FACT


def _feed_order(record: SourceRecord) -> tuple[int, str]:
    names = list(FEEDS)
    return (names.index(record.feed) if record.feed in FEEDS else len(names), record.key)


def _stated(
    record: SourceRecord,
    fact: Fact,
    form: Form | None,
    confirmed: datetime | None,
    remarks: Annotations,
    *,
    form_unknown: bool,
) -> Stated:
    return Stated(
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
        url=record.url,
        source_date=_notice_date(fact) or record.source_date,
        source_note=record.source_note,
        confirmed=confirmed,
        first_seen=fact.first_seen,
        record_key=record.key,
        record_id=record.pk,
        form=form,
        form_unknown=form_unknown and fact.kind not in OF_ANY_FORM,
        annotations=remarks.of_value(record.feed, record.key, fact.kind, fact.value),
    )


def _notice_date(fact: Fact) -> str:
    """A legal listing's own date is its notice's."""
    return str((fact.data or {}).get("notice_date", "")) if fact.kind == FactKind.LEGAL_LISTING else ""

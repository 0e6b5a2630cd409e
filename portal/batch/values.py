"""What agencies state of many substances at once: each value with its agency, both dates, its form and its mark."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from connectors.schema import Absence, FactKind
from portal.batch.answers import Choice
from portal.batch.columns import KINDS_OF_COLUMN, Column
from portal.curation.annotations import Annotation
from portal.curation.current import current_annotations, current_visibility
from portal.ingest.freshness import confirmed_at
from portal.ingest.own_feeds import is_own
from portal.ingest.rows import chunks
from portal.models import Fact, SourceRecord
from portal.pages.provenance import ABSENCE_TEXT, NOT_STATED, OF_ANY_FORM, feed_badge, origin_mark
from portal.pages.regulation import threshold_words
from portal.pages.templatetags.portal import seoul_day
from reference.designated_quantities import SOURCE as QUANTITY_SOURCE
from reference.designated_quantities import designated_quantity
from reference.forms import form_of, forms_of

UNKNOWN_FORM = "형태 미상"
_EVIDENCE = (FactKind.UN, FactKind.HAZARD_CLASS, FactKind.NAME)
"""Kinds by which a record says of which form it speaks."""


@dataclass(frozen=True, slots=True)
class Source:
    """Whose word a value is, as of when, and of which form; ``mark`` says that it is a demonstration's."""

    badge: str
    source_date: str
    confirmed_on: str
    origin: str
    mark: str = ""
    form: str = ""
    remarks: tuple[str, ...] = ()
    """Staff's signed remarks on the value or its record, each on one line."""

    @property
    def text(self) -> str:
        """All of it on one line, never without the agency and both dates."""
        parts = (self.badge, f"기관 기준일 {self.source_date or NOT_STATED}", f"확인일 {self.confirmed_on}")
        return ", ".join(filter(None, (*parts, self.form, self.mark, *self.remarks)))


@dataclass(frozen=True, slots=True)
class Value:
    """One value with everybody who states it."""

    text: str
    sources: tuple[Source, ...]

    @property
    def exported(self) -> str:
        """The value with its sources, as one cell holds it."""
        return f"{self.text} [{'; '.join(source.text for source in self.sources)}]"


Values = Mapping[Column, tuple[Value, ...]]


def values_of(entries: Iterable[Choice], columns: Sequence[Column]) -> dict[int, Values]:
    """The chosen columns of each entry by its primary key, in five queries for every five hundred entries.

    Records that staff withhold are left out. ``PAGE`` is not among them: an address is nobody's statement.
    """
    found: dict[int, Values] = {}
    for some in chunks({entry.pk: entry for entry in entries}.values()):
        found.update(_values_of(some, columns))
    return found


def _values_of(entries: Sequence[Choice], columns: Sequence[Column]) -> dict[int, Values]:
    standing = SourceRecord.objects.filter(entry__in=[entry.pk for entry in entries], withdrawn_at=None)
    records = list(current_visibility().of_records(standing).defer("digest").order_by("feed", "key"))
    facts = _facts(records, columns)
    remarks = current_annotations()
    confirmed = confirmed_at(records)
    numbers = {entry.pk: entry.cas for entry in entries}
    stated: dict[int, dict[Column, dict[str, dict[Source, None]]]] = {
        entry.pk: {column: defaultdict(dict) for column in columns} for entry in entries
    }
    for record in records:
        cells = stated[record.entry_id]
        rows = facts[record.pk]
        form = _form(numbers[record.entry_id], rows)
        for column, text, kind, date, value in _cells(record, rows, columns):
            shown_form = "" if kind in OF_ANY_FORM else form
            said = remarks.of_value(record.feed, record.key, kind, value)
            source = _source(record, date, confirmed[record.pk], shown_form, said)
            cells[column][text].setdefault(source)
    return {
        pk: {column: tuple(Value(text, tuple(said)) for text, said in texts.items()) for column, texts in cells.items()}
        for pk, cells in stated.items()
    }


def _facts(records: Sequence[SourceRecord], columns: Sequence[Column]) -> dict[int, list[Fact]]:
    kinds = {kind for column in columns for kind in KINDS_OF_COLUMN.get(column, ())}
    rows: dict[int, list[Fact]] = defaultdict(list)
    if kinds:
        wanted = current_visibility().of_facts(Fact.objects.filter(ended_at=None, kind__in=kinds | set(_EVIDENCE)))
        for some in chunks(record.pk for record in records):
            for fact in wanted.filter(record__in=some).defer("original", "identity").order_by("order", "pk"):
                rows[fact.record_id].append(fact)
    return rows


def _cells(
    record: SourceRecord, facts: Sequence[Fact], columns: Sequence[Column]
) -> Iterable[tuple[Column, str, str, str, str]]:
    """(column, text, kind of fact, the source's date, the value as stated) of all that a record states.

    The portal's own records state other names alone.
    """
    own = is_own(record.feed)
    for column in columns:
        for fact in facts:
            if own and column is not Column.SYNONYMS:
                continue
            if fact.kind in KINDS_OF_COLUMN.get(column, ()):
                yield column, _text(fact), fact.kind, _notice_date(fact) or record.source_date, fact.value
        if column is Column.AGENCIES and not own:
            yield column, feed_badge(record.feed, record.origin), FactKind.AGENCY_ID, record.source_date, ""


def _text(fact: Fact) -> str:
    if fact.absence:
        return ABSENCE_TEXT[Absence(fact.absence)]
    if fact.kind == FactKind.LEGAL_LISTING:
        return _listing(fact)
    if fact.kind == FactKind.HAZARD_CLASS and (code := (fact.data or {}).get("h_code")) and code not in fact.value:
        return f"{fact.value} {code}"
    has_unit = not fact.unit or fact.value.rstrip().endswith(fact.unit)
    return fact.value if has_unit else f"{fact.value} {fact.unit}"


def _listing(fact: Fact) -> str:
    """List, number, thresholds, exception, notice, and the designated quantity where the class text names one row of the annex."""
    data = fact.data or {}
    name = str(data.get("list_name") or fact.value)
    quantity = designated_quantity(name)
    parts = (
        " ".join(filter(None, (name, str(data.get("number", ""))))),
        threshold_words(data.get("thresholds") or ()),
        f"제외: {data['exception']}" if data.get("exception") else "",
        str(data.get("notice", "")),
        f"지정수량 {quantity.text}({QUANTITY_SOURCE}{', ' + quantity.condition if quantity.condition else ''})"
        if quantity
        else "",
    )
    return " · ".join(filter(None, parts))


def _notice_date(fact: Fact) -> str:
    return str((fact.data or {}).get("notice_date", "")) if fact.kind == FactKind.LEGAL_LISTING else ""


def _form(cas: str, facts: Sequence[Fact]) -> str:
    """The form's name, 형태 미상 where the substance has several and the record does not say, else ""."""
    if not forms_of(cas):
        return ""
    form = form_of(cas, facts)
    return form.name_ko if form else UNKNOWN_FORM


def _source(
    record: SourceRecord, date: str, confirmed: datetime | None, form: str, remarks: Iterable[Annotation]
) -> Source:
    return Source(
        badge=feed_badge(record.feed, record.origin),
        source_date=date,
        confirmed_on=seoul_day(confirmed),
        origin=record.origin,
        mark=origin_mark(record.kind, record.origin),
        form=form,
        remarks=tuple(remark_text(remark) for remark in remarks),
    )


def remark_text(remark: Annotation) -> str:
    """A remark on one line, with who signed it and on which day."""
    return f"담당자 주석: {remark.text} (서명 {remark.signed_by}, {seoul_day(remark.signed_at)})"

"""Products, pesticides, facilities and accidents: a simple list and a page each, linked both ways to substances."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.core.paginator import Paginator
from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Substr
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render

from connectors.schema import FactKind
from portal.curation.annotations import Annotation, Annotations
from portal.curation.current import current_annotations, current_visibility
from portal.ingest.freshness import confirmed_at
from portal.models import Entry, Fact
from portal.pages.asking import number, readable
from portal.pages.errors import bad_request, not_found, withheld
from portal.pages.linked import linked_things
from portal.pages.provenance import Stated, feed_badge, origin_mark, read_entry
from portal.pages.titles import title_of, titles_of
from portal.profile.addresses import EntryWithheld, entry_at, moved_to
from reference.labels import Group, labels
from search.errors import QueryError

PAGE_SIZE = 30


@dataclass(frozen=True, slots=True)
class ThingKind:
    """How a kind is listed: its title, what must be said above the list, and the facts shown in a row."""

    kind: str
    folder: str
    title: str
    notes: tuple[str, ...]
    row_kinds: tuple[str, ...]
    text_kinds: tuple[str, ...] = ()
    """Facts that the box of the list looks in besides the name."""
    day_kinds: tuple[str, ...] = ()
    """The facts that order the list, latest first, and give its years."""


KINDS: Mapping[str, ThingKind] = {
    "facilities": ThingKind(
        "facility",
        "facilities",
        "화학물질 취급시설",
        (
            "신고 시점 자료, 현재 재고 아님, 없다는 뜻 아님.",
            "취급 물질은 경기도 자료만 밝힙니다(사고대비물질에 한함). 그 밖의 시설은 “이 자료는 취급 물질을 밝히지 않음”으로 적습니다.",
        ),
        (FactKind.ADDRESS, FactKind.INDUSTRY, FactKind.HANDLED),
        text_kinds=(FactKind.ADDRESS, FactKind.INDUSTRY),
    ),
    "accidents": ThingKind(
        "accident",
        "accidents",
        "화학사고",
        ("기관이 공개한 사고만 있습니다. 여기 없다고 사고가 없었다는 뜻이 아닙니다.",),
        (FactKind.OCCURRED_ON, FactKind.ACCIDENT_TYPE, FactKind.PLACE, FactKind.INVOLVED),
        text_kinds=(FactKind.ADDRESS, FactKind.PLACE, FactKind.INVOLVED, FactKind.SUMMARY),
        day_kinds=(FactKind.OCCURRED_ON,),
    ),
    "products": ThingKind(
        "product",
        "products",
        "제품(리콜·인증)",
        ("제품은 물질이 아닙니다. 성분은 제품마다 다르므로 라벨을 확인하십시오.",),
        (FactKind.PUBLISHED_ON, FactKind.ACTED_ON, FactKind.BRAND, FactKind.RECALL_TYPE, FactKind.DEFECT),
        text_kinds=(FactKind.BRAND, FactKind.MODEL),
        day_kinds=(FactKind.PUBLISHED_ON, FactKind.ACTED_ON),
    ),
    "pesticides": ThingKind(
        "pesticide",
        "pesticides",
        "농약",
        ("등록 내용은 바뀔 수 있습니다. 사용 전에 포장지의 표시를 확인하십시오.",),
        (FactKind.PESTICIDE_TYPE, FactKind.ACTIVE_INGREDIENT, FactKind.COMPANY, FactKind.CANCELLED_ON),
        text_kinds=(FactKind.ACTIVE_INGREDIENT, FactKind.COMPANY),
    ),
}
LABELS = labels(Group.FACT)
NAMES = (FactKind.NAME, FactKind.SYNONYM)
NOT_SAID = "이 자료는 취급 물질을 밝히지 않음"


@dataclass(frozen=True, slots=True)
class Row:
    """One entry of a list: a few of its facts, whose word they are, and their date."""

    entry: Entry
    title: str
    cells: tuple[tuple[str, str], ...]
    badge: str
    mark: str
    source_date: str
    confirmed: datetime | None
    annotations: tuple[Annotation, ...] = ()


def list_of(folder: str) -> Callable[[HttpRequest], HttpResponse]:
    """The list view of one kind."""

    def view(request: HttpRequest) -> HttpResponse:
        try:
            page_number = number(request, "page", 1)
        except QueryError as error:
            return bad_request(request, str(error))
        return _list(request, KINDS[folder], page_number)

    return view


def detail_of(folder: str) -> Callable[[HttpRequest, str], HttpResponse]:
    """The page view of one kind."""

    def view(request: HttpRequest, slug: str) -> HttpResponse:
        return _detail(request, KINDS[folder], slug)

    return view


@dataclass(frozen=True, slots=True)
class Narrowing:
    """What a list is narrowed by, as the address states it; "" for nothing."""

    text: str
    region: str
    year: str


def _list(request: HttpRequest, kind: ThingKind, page_number: int) -> HttpResponse:
    by = Narrowing(*(readable(request.GET.get(name, ""))[:100].strip() for name in ("q", "region", "year")))
    pages = Paginator(_ordered(kind, _narrowed(kind, by)), PAGE_SIZE)
    if page_number > max(pages.num_pages, 1):
        return bad_request(request, f"이 목록은 {pages.num_pages}쪽까지 있습니다.")
    page = pages.page(max(page_number, 1))
    return render(
        request,
        "portal/things.html",
        {
            "kind": kind,
            "page": page,
            "rows": _rows(kind, list(page)),
            "by": by,
            "regions": _regions(kind),
            "years": _years(kind),
        },
    )


def _narrowed(kind: ThingKind, by: Narrowing) -> QuerySet[Entry]:
    shown = current_visibility()
    entries = shown.of_entries(Entry.objects.filter(kind=kind.kind, withdrawn_at=None))
    if by.text:
        # The title of an entry of which a name is withheld may be that name: such an entry is found by visible facts alone.
        named = (Q(title_ko__icontains=by.text) | Q(title_en__icontains=by.text)) & ~Q(pk__in=shown.partly)
        named |= _stating(NAMES, "icontains", by.text) if shown.partly else Q()
        entries = entries.filter(named | _stating(kind.text_kinds, "icontains", by.text))
    if by.region:
        entries = entries.filter(_stating((FactKind.REGION,), "startswith", by.region))
    if by.year:
        entries = entries.filter(_stating(kind.day_kinds, "startswith", by.year))
    return entries


def _stating(kinds: Sequence[str], how: str, text: str) -> Q:
    """Entries of which a current fact of these kinds says so; a subquery, so that no entry comes twice."""
    facts = Fact.objects.filter(
        record__entry=OuterRef("pk"),
        record__withdrawn_at=None,
        ended_at=None,
        kind__in=kinds,
        **{f"value__{how}": text},
    )
    return Q(Exists(current_visibility().of_facts(facts)))


def _ordered(kind: ThingKind, entries: QuerySet[Entry]) -> QuerySet[Entry]:
    """Latest first where the kind has a day, else by name."""
    if not kind.day_kinds:
        return entries.order_by("title_ko", "title_en", "key")
    days = Fact.objects.filter(record__entry=OuterRef("pk"), kind__in=kind.day_kinds, ended_at=None)
    days = current_visibility().of_facts(days).order_by("-value")
    return entries.annotate(day=Subquery(days.values("value")[:1])).order_by(F("day").desc(nulls_last=True), "key")


def _years(kind: ThingKind) -> list[str]:
    if not kind.day_kinds:
        return []
    days = Fact.objects.filter(kind__in=kind.day_kinds, ended_at=None, record__kind=kind.kind)
    days = current_visibility().of_facts(days)
    years = days.order_by().values_list(Substr("value", 1, 4), flat=True).distinct()
    return sorted((year for year in years if year.isdigit()), reverse=True)


def _regions(kind: ThingKind) -> list[str]:
    if kind.kind not in ("facility", "accident"):
        return []
    regions = Fact.objects.filter(kind=FactKind.REGION, ended_at=None, record__kind=kind.kind)
    values = current_visibility().of_facts(regions).values_list("value", flat=True).distinct()
    return sorted({value.split()[0] for value in values if value.strip()})


def _rows(kind: ThingKind, entries: list[Entry]) -> list[Row]:
    shown, remarks = current_visibility(), current_annotations()
    facts = shown.of_facts(
        Fact.objects.filter(record__entry__in=entries, ended_at=None, absence="", kind__in=kind.row_kinds)
    ).select_related("record")
    by_entry: dict[int, list[Fact]] = {entry.pk: [] for entry in entries}
    for fact in facts.order_by("order", "pk"):
        by_entry[fact.record.entry_id].append(fact)
    titles = titles_of(entries)
    confirmed = confirmed_at({fact.record_id: fact.record for said in by_entry.values() for fact in said}.values())
    return [
        _row(kind, entry, titles[entry.pk], by_entry[entry.pk], confirmed, _remarks(entry, by_entry[entry.pk], remarks))
        for entry in entries
    ]


def _remarks(entry: Entry, facts: Iterable[Fact], remarks: Annotations) -> tuple[Annotation, ...]:
    """Staff's remarks on the entry and on the values of its row, each once."""
    on_values = (
        remark
        for fact in facts
        for remark in remarks.of_value(fact.record.feed, fact.record.key, fact.kind, fact.value)
    )
    return tuple(dict.fromkeys((*remarks.of_entry(entry.key), *on_values)))


def _row(
    kind: ThingKind,
    entry: Entry,
    title: str,
    facts: list[Fact],
    confirmed: Mapping[int, datetime | None],
    remarks: tuple[Annotation, ...],
) -> Row:
    cells = []
    for wanted in kind.row_kinds:
        values = list(dict.fromkeys(fact.value for fact in facts if fact.kind == wanted))
        if values:
            cells.append((LABELS[wanted], ", ".join(values[:3])))
        elif wanted == FactKind.HANDLED:
            cells.append((LABELS[wanted], NOT_SAID))
    record = (
        facts[0].record if facts else current_visibility().of_records(entry.records.filter(withdrawn_at=None)).first()
    )
    if record is None:
        return Row(entry, title, tuple(cells), "", "", "", None, remarks)
    return Row(
        entry,
        title,
        tuple(cells),
        feed_badge(record.feed, record.origin),
        origin_mark(record.kind, record.origin),
        record.source_date,
        confirmed.get(record.pk),
        remarks,
    )


def _detail(request: HttpRequest, kind: ThingKind, slug: str) -> HttpResponse:
    try:
        entry = entry_at(kind.kind, [slug])
        moved = moved_to(kind.kind, slug) if entry is None else None
    except EntryWithheld:
        return withheld(request)
    if entry is None:
        if moved is not None:
            return HttpResponsePermanentRedirect(moved.address)
        return not_found(request, f"이 주소의 {kind.title} 자료가 없습니다. 목록에서 다시 찾아 주십시오.")
    found = read_entry(entry)
    rows: dict[str, list[Stated]] = {}
    for fact in found.facts:
        title = fact.label if fact.kind == FactKind.OTHER else LABELS.get(fact.kind, fact.label or fact.kind)
        rows.setdefault(title, []).append(fact)
    says_nothing = kind.kind == "facility" and not found.of(FactKind.HANDLED)
    return render(
        request,
        "portal/thing.html",
        {
            "kind": kind,
            "entry": entry,
            "title": title_of(entry),
            "found": found,
            "rows": list(rows.items()),
            "linked": linked_things(entry),
            "not_said": NOT_SAID if says_nothing else "",
            "only_demo": bool(found.records) and found.has_demo,
        },
    )

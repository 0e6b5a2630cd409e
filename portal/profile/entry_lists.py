"""Lists of facilities, accidents, products and pesticides: filtered, ordered, with a few facts of each entry."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import takewhile

from django.db.models import Case, Exists, F, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Substr
from django.utils import timezone

from connectors.schema import FactKind
from portal.curation.annotations import Annotation
from portal.curation.current import current_visibility
from portal.models import Entry, Fact, Link
from portal.profile.attribution import feed_badge, origin_mark, shown_source_date
from portal.profile.entry_annotations import annotations_on
from portal.profile.entry_facts import facts_of_entries
from portal.profile.sourced_facts import EntryFacts, SourcedFact
from portal.profile.titles import titles_of
from portal.seoul_time import seoul_date
from reference.labels import Group, labels

LABELS = labels(Group.FACT)
NAME_KINDS = (FactKind.NAME, FactKind.SYNONYM)
HANDLED_NOT_STATED = "이 자료는 취급 물질을 밝히지 않음"
MOST_VALUES = 3
"""Values of one kind in a row; the page of the entry has all."""
DISTRICT_ENDINGS = ("시", "군", "구")
KINDS_WITH_REGION = frozenset({"facility", "accident"})


@dataclass(frozen=True, slots=True)
class ListedKind:
    """How entries of one kind are listed.

    ``row_kinds`` are the facts of a row. ``text_kinds`` are searched by the text box, besides the name; ``place_kinds`` by
    the name of a place. ``day_kinds`` order the list, latest first, and give its years.
    """

    kind: str
    row_kinds: tuple[str, ...]
    text_kinds: tuple[str, ...] = ()
    place_kinds: tuple[str, ...] = ()
    day_kinds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Narrowing:
    """The filters of a list from the address; "" for none. Every word of ``text`` and of ``place`` has to stand in the entry.

    ``substance`` is a CAS number: the entries that are linked with it.
    """

    text: str = ""
    region: str = ""
    year: str = ""
    place: str = ""
    substance: str = ""


@dataclass(frozen=True, slots=True)
class ListRow:
    """One entry of a list: a few of its facts, with publisher and dates."""

    entry: Entry
    title: str
    cells: tuple[tuple[str, str], ...]
    badge: str
    mark: str
    source_date: str
    confirmed: datetime | None
    annotations: tuple[Annotation, ...] = ()


def listed_entries(kind: ListedKind, narrowing: Narrowing) -> QuerySet[Entry]:
    """The current entries of this kind, filtered; latest first where the kind has a day, else by name."""
    return _ordered(kind, _narrowed(kind, narrowing))


def _narrowed(kind: ListedKind, narrowing: Narrowing) -> QuerySet[Entry]:
    visibility = current_visibility()
    entries = visibility.of_entries(Entry.objects.filter(kind=kind.kind, withdrawn_at=None))
    for word in narrowing.text.split():
        # The stored title may be a withheld name, so an entry with something withheld is found by visible facts only.
        by_title = (Q(title_ko__icontains=word) | Q(title_en__icontains=word)) & ~Q(pk__in=visibility.partly)
        by_title |= _having_fact(NAME_KINDS, "icontains", word) if visibility.partly else Q()
        entries = entries.filter(by_title | _having_fact(kind.text_kinds, "icontains", word))
    for word in narrowing.place.split():
        entries = entries.filter(_having_fact(kind.place_kinds, "icontains", word))
    if narrowing.substance:
        links = Link.objects.filter(
            from_entry=OuterRef("pk"), to_entry__key=f"cas:{narrowing.substance}", ended_at=None
        )
        entries = entries.filter(Exists(visibility.of_links(links)))
    if narrowing.region:
        entries = entries.filter(_having_fact((FactKind.REGION,), "startswith", narrowing.region))
    if narrowing.year:
        entries = entries.filter(_having_fact(kind.day_kinds, "startswith", narrowing.year))
    return entries


def substance_title(cas: str) -> str:
    """The title of the substance by which a list is narrowed; its CAS number where the portal has no such entry."""
    entries = list(current_visibility().of_entries(Entry.objects.filter(key=f"cas:{cas}"))) if cas else []
    return titles_of(entries)[entries[0].pk] if entries else cas


def states_substances(kind: ListedKind, narrowing: Narrowing) -> bool:
    """Whether any entry of the list says which substances it handles (content rule 21)."""
    return _narrowed(kind, narrowing).filter(_having_fact((FactKind.HANDLED,), "gt", "")).exists()


def _having_fact(kinds: Sequence[str], lookup: str, text: str) -> Q:
    """A filter for entries with such a current fact; a subquery, so that no entry appears twice."""
    facts = Fact.objects.filter(
        record__entry=OuterRef("pk"),
        record__withdrawn_at=None,
        ended_at=None,
        kind__in=kinds,
        **{f"value__{lookup}": text},
    )
    return Q(Exists(current_visibility().of_facts(facts)))


def _ordered(kind: ListedKind, entries: QuerySet[Entry]) -> QuerySet[Entry]:
    """Latest first where the kind has a day, else by name."""
    if not kind.day_kinds:
        return _by_title(entries)
    days = _days(kind).filter(record__entry=OuterRef("pk")).order_by("-value")
    return entries.annotate(day=Subquery(days.values("value")[:1])).order_by(F("day").desc(nulls_last=True), "key")


def _by_title(entries: QuerySet[Entry]) -> QuerySet[Entry]:
    """By name; an entry with a withheld name stands in the place of its visible one."""
    titles = current_visibility().titles
    if not titles:
        return entries.order_by("title_ko", "title_en", "key")
    korean = [When(pk=pk, then=Value(title)) for pk, (title, _) in titles.items()]
    english = [When(pk=pk, then=Value(title)) for pk, (_, title) in titles.items()]
    return entries.order_by(Case(*korean, default=F("title_ko")), Case(*english, default=F("title_en")), "key")


def years_of(kind: ListedKind) -> list[str]:
    """The years of the facts that date this kind, latest first."""
    if not kind.day_kinds:
        return []
    days = _days(kind).filter(record__kind=kind.kind)
    years = days.order_by().values_list(Substr("value", 1, 4), flat=True).distinct()
    return sorted((year for year in years if year.isdigit()), reverse=True)


def _days(kind: ListedKind) -> QuerySet[Fact]:
    """The facts that date this kind, without days in the future and texts that are no day: nobody could read those."""
    today = seoul_date(timezone.now()).isoformat()
    return current_visibility().of_facts(
        Fact.objects.filter(kind__in=kind.day_kinds, ended_at=None, absence="", value__lte=today)
    )


def regions_of(kind: ListedKind) -> list[str]:
    """The provinces of the entries of this kind."""
    if kind.kind not in KINDS_WITH_REGION:
        return []
    regions = Fact.objects.filter(kind=FactKind.REGION, ended_at=None, record__kind=kind.kind)
    values = current_visibility().of_facts(regions).values_list("value", flat=True).distinct()
    return sorted({value.split()[0] for value in values if value.strip()})


def districts_of(kind: ListedKind, region: str) -> list[str]:
    """The cities, counties and districts of the province in the addresses of the list; none while no province is chosen.

    A city with districts stands there itself as well: 안산시 beside 안산시 단원구.
    """
    if kind.kind not in KINDS_WITH_REGION or not region:
        return []
    visible = current_visibility().of_facts
    inside = visible(Fact.objects.filter(kind=FactKind.REGION, ended_at=None, value__startswith=region))
    addresses = visible(
        Fact.objects.filter(
            kind=FactKind.ADDRESS, ended_at=None, record__kind=kind.kind, record__in=inside.values("record")
        )
    )
    found: set[str] = set()
    for address in addresses.values_list("value", flat=True).distinct():
        words = [*takewhile(lambda word: word.endswith(DISTRICT_ENDINGS), address.split()[1:3])]
        found |= {" ".join(words[: count + 1]) for count in range(len(words))}
    return sorted(found)


def rows_of_list(kind: ListedKind, entries: Sequence[Entry]) -> list[ListRow]:
    """One row for each entry, in a fixed number of queries."""
    titles, annotations = titles_of(entries), annotations_on(entry.key for entry in entries)
    facts_by_entry = facts_of_entries(entries, kind.row_kinds)
    return [_row(kind, titles[entry.pk], facts_by_entry[entry.pk], annotations.get(entry.key, ())) for entry in entries]


def _row(kind: ListedKind, title: str, entry_facts: EntryFacts, annotations: tuple[Annotation, ...]) -> ListRow:
    facts = [fact for fact in entry_facts.of(*kind.row_kinds) if not fact.absence]
    cells = tuple(cell for wanted in kind.row_kinds if (cell := _cell(wanted, facts)))
    record = next((each for each in entry_facts.records if not facts or each.pk == facts[0].record_id), None)
    if record is None:
        return ListRow(entry_facts.entry, title, cells, "", "", "", None, annotations)
    return ListRow(
        entry_facts.entry,
        title,
        cells,
        feed_badge(record.feed, record.origin),
        origin_mark(record.kind, record.origin),
        shown_source_date(record.source_date, record.origin),
        entry_facts.confirmed.get(record.pk),
        annotations,
    )


def _cell(kind: str, facts: Sequence[SourcedFact]) -> tuple[str, str] | None:
    """The label and the first values of a kind; where a source names no handled substances, the sentence that says so."""
    values = list(dict.fromkeys(fact.value for fact in facts if fact.kind == kind))
    if values:
        return LABELS[kind], ", ".join(values[:MOST_VALUES])
    return (LABELS[kind], HANDLED_NOT_STATED) if kind == FactKind.HANDLED else None

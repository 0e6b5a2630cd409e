"""Stored conflicts as pages and files show them: with their dates and findings, and only while every side may be shown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Sum

from connectors.schema import Origin
from portal.curation.annotations import Annotation
from portal.curation.conflict_findings import Finding
from portal.curation.current import current_findings, current_visibility
from portal.curation.subjects import CONFLICT_COLUMNS, conflict_subject
from portal.models import Conflict, ConflictCount, ConflictList, Entry, Fact, SourceRecord
from portal.profile.attribution import feed_agency
from portal.profile.conflict_types import LABELS
from portal.profile.conflict_types import Conflict as FoundConflict
from portal.profile.conflicts import conflicts_of_entries
from portal.profile.entry_annotations import annotations_on
from portal.profile.entry_facts import visible_facts
from portal.profile.sourced_facts import EntryFacts, SourcedFact
from portal.profile.titles import titles_of
from portal.seoul_time import SEOUL
from portal.store.bulk_rows import chunks
from portal.store.identity import cas_of
from reference.classification_purposes import Purpose, purpose_of
from reference.forms import forms_of
from search.errors import QueryError

_COUNTED = ("one", "other", "type", "origin")


@dataclass(frozen=True, slots=True)
class ShownSide:
    """What one agency states, with the fact that is the evidence."""

    voice: str
    text: str
    fact: SourcedFact
    is_silent: bool
    purpose: Purpose | None = None
    """What the law behind the agency's system uses the value for, where a table says so."""


@dataclass(frozen=True, slots=True)
class ShownConflict:
    """One conflict that stands, every side of which may be shown. ``first_seen`` is ``None`` until it is published."""

    entry: Entry
    title: str
    type: str
    name: str
    form: str
    sides: tuple[ShownSide, ...]
    basis: str
    first_seen: datetime | None
    finding: Finding | None
    annotations: tuple[Annotation, ...] = ()
    """Staff's annotations on the entry; those on a value stand with its fact."""
    number: int | None = None
    """The row of the stored conflict; ``None`` where it was not read from one."""

    @property
    def label(self) -> str:
        """The type in Korean."""
        return LABELS.get(self.type, self.type)

    @property
    def by_agency(self) -> tuple[tuple[ShownSide, ...], ...]:
        """The sides of either agency, that with the graver value first."""
        agencies = dict.fromkeys(side.voice for side in self.sides)
        return tuple(tuple(side for side in self.sides if side.voice == voice) for voice in agencies)

    @property
    def counted_as(self) -> tuple[str, ...]:
        """The row of the counts that it is part of."""
        one, other = sorted({side.voice for side in self.sides})
        return one, other, self.type, self.sides[0].fact.origin


@dataclass(frozen=True, slots=True)
class Filters:
    """Which conflicts are asked for; "" and ``None`` narrow nothing. ``after`` is the last row of the page before."""

    pair: tuple[str, str] | None = None
    type: str = ""
    hazard_class: str = ""
    list_name: str = ""
    since: date | None = None
    after: tuple[int, int] | None = None

    @property
    def by_list_alone(self) -> bool:
        """Whether the list is the only thing by which an index could be chosen."""
        return bool(self.list_name) and not (self.pair or self.type or self.hazard_class)


@dataclass(frozen=True, slots=True)
class ConflictSum:
    """How many conflicts of one type stand between two agencies; ``key`` is the pair as an address names it."""

    pair: str
    key: str
    type: str
    label: str
    is_demo: bool
    count: int


@dataclass(frozen=True, slots=True)
class ConflictPage:
    """Some conflicts, and where the next page begins, "" on the last one."""

    conflicts: tuple[ShownConflict, ...]
    next: str


def conflict_page(filters: Filters, size: int) -> ConflictPage:
    """The conflicts after the cursor, the gravest first; a row with a withheld side is left out, so a page may be shorter."""
    rows = list(_after(_narrowed(filters), filters)[: size + 1])
    shown = tuple(shown_conflicts(rows[:size]))
    last = rows[size - 1] if len(rows) > size else None
    return ConflictPage(shown, f"{last.severity}.{last.pk}" if last else "")


def cursor_of(text: str) -> tuple[int, int] | None:
    """The place that ``ConflictPage.next`` names; raises ``QueryError`` for any other text."""
    if not text:
        return None
    severity, _, number = text.partition(".")
    if not all(part.isascii() and part.isdigit() and len(part) < 19 for part in (severity, number)):
        raise QueryError("다음 쪽의 표시(after)가 바르지 않습니다. 첫 쪽에서 다시 넘겨 주십시오.")
    return int(severity), int(number)


def conflicts_on_page(entry_facts: EntryFacts) -> list[ShownConflict]:
    """The conflicts of one entry by what is stated and visible at this moment, with the dates and findings that are stored."""
    entry = entry_facts.entry
    stored = {tuple(str(getattr(row, name)) for name in CONFLICT_COLUMNS): row for row in _current(entry)}
    findings, title = current_findings(), entry_facts.title_ko or entry_facts.title_en
    return [
        ShownConflict(
            entry, title, each.type, each.name, each.form_name, _sides(each), each.basis,
            row.first_seen if (row := stored.get(each.identity)) else None,
            findings.get((entry.key, "|".join(each.identity))),
        )
        for each in conflicts_of_entries({entry.pk: entry_facts})[entry.pk]
    ]  # fmt: skip


def _current(entry: Entry) -> QuerySet[Conflict]:
    return Conflict.objects.filter(entry=entry, ended_at=None)


def _sides(conflict: FoundConflict) -> tuple[ShownSide, ...]:
    return tuple(
        ShownSide(side.voice, side.text, side.fact, side.is_silent, purpose_of(side.fact.feed, conflict.type))
        for side in conflict.sides
    )


def shown_conflicts(rows: Iterable[Conflict]) -> Iterator[ShownConflict]:
    """These conflicts without those of which a side is withheld or no longer stated; a few queries for all."""
    visible = current_visibility()
    shown = [row for row in rows if row.entry_id not in visible.entries and row.entry.withdrawn_at is None]
    facts = _facts_of(shown)
    titles = titles_of({row.entry_id: row.entry for row in shown}.values())
    findings, annotations = current_findings(), annotations_on({row.entry.key for row in shown})
    for row in shown:
        sides = [
            ShownSide(side["voice"], side["text"], fact, side["silent"], purpose_of(fact.feed, row.type))
            for side in row.sides
            if (fact := facts.get(_key(side)))
        ]
        basis = [_key(each) for each in row.basis.get("facts", ())]
        if len(sides) == len(row.sides) and all(key in facts for key in basis):
            subject = conflict_subject(row)
            yield ShownConflict(
                row.entry, titles[row.entry_id], row.type, row.name, _form_name(row), tuple(sides),
                row.basis.get("text", ""), row.first_seen, findings.get((subject.key, subject.value)),
                annotations.get(row.entry.key, ()), row.pk,
            )  # fmt: skip


def conflict_counts() -> list[ConflictSum]:
    """How many conflicts stand, by pair, type and origin; from the days' counts, without counting conflicts.

    Those with a withheld side do not count from the next request on; they are few.
    """
    sums = ConflictCount.objects.values(*_COUNTED).order_by().annotate(standing=Sum(F("begun") - F("ended")))
    standing = Counter({tuple(row[name] for name in _COUNTED): row["standing"] for row in sums})
    standing.subtract(_withheld_counts())
    return [
        ConflictSum(pair_name(one, other), f"{one},{other}", kind, LABELS.get(kind, kind), origin == Origin.DEMO, count)
        for (one, other, kind, origin), count in sorted(standing.items())
        if count > 0
    ]


def _withheld_counts() -> Counter[tuple[str, ...]]:
    visibility = current_visibility()
    touched = visibility.entries | visibility.partly
    counted: Counter[tuple[str, ...]] = Counter()
    for pks in chunks(sorted(touched)):
        rows = list(Conflict.objects.filter(entry__in=pks, ended_at=None).select_related("entry"))
        counted.update(tuple(str(getattr(row, name)) for name in _COUNTED) for row in rows)
        counted.subtract(Counter(each.counted_as for each in shown_conflicts(rows)))
    return counted


def counts_by_day() -> list[tuple[date, int, int]]:
    """For each day on which conflicts began or ended, how many did."""
    days = ConflictCount.objects.values("day").order_by("day")
    return [(row["day"], row["begins"], row["ends"]) for row in days.annotate(begins=Sum("begun"), ends=Sum("ended"))]


def pair_name(one: str, other: str) -> str:
    """The two agencies by their names today."""
    return f"{feed_agency(one)} ↔ {feed_agency(other)}"


def _narrowed(filters: Filters) -> QuerySet[Conflict]:
    rows = Conflict.objects.filter(ended_at=None).select_related("entry")
    if filters.pair:
        rows = rows.filter(one=filters.pair[0], other=filters.pair[1])
    if filters.type:
        rows = rows.filter(type=filters.type)
    if filters.hazard_class:
        rows = rows.filter(hazard_class=filters.hazard_class)
    if filters.list_name and filters.by_list_alone:
        rows = rows.filter(lists__list_name=filters.list_name)
    elif filters.list_name:
        rows = rows.filter(Exists(ConflictList.objects.filter(conflict=OuterRef("pk"), list_name=filters.list_name)))
    if filters.since:
        rows = rows.filter(first_seen__gte=datetime(*filters.since.timetuple()[:3], tzinfo=SEOUL))
    return rows


def _after(rows: QuerySet[Conflict], filters: Filters) -> QuerySet[Conflict]:
    """In the order of an index, which the list's table has too."""
    severity, number = ("lists__severity", "lists__conflict") if filters.by_list_alone else ("severity", "pk")
    if filters.after:
        gravity, pk = filters.after
        beyond = Q(**{f"{severity}__gt": gravity}) | Q(**{f"{number}__gt": pk})
        rows = rows.filter(beyond, **{f"{severity}__gte": gravity})
    return rows.order_by(severity, number)


_Key = tuple[str, str, str, str, str]


def _key(evidence: Mapping[str, Any]) -> _Key:
    return evidence["feed"], evidence["origin"], evidence["record"], evidence["kind"], evidence["value"]


def _facts_of(rows: Sequence[Conflict]) -> Mapping[_Key, SourcedFact]:
    """The visible current facts that these conflicts name."""
    wanted = {_key(each) for row in rows for each in (*row.sides, *row.basis.get("facts", ()))}
    found: dict[_Key, SourcedFact] = {}
    for keys in chunks(sorted(wanted), 100):
        feeds, origins, records, kinds = ({key[place] for key in keys} for place in range(4))
        named = SourceRecord.objects.filter(feed__in=feeds, origin__in=origins, key__in=records)
        # The ids first: a join would let the database begin with all facts of a kind.
        facts = Fact.objects.filter(record__in=list(named.values_list("pk", flat=True)), kind__in=kinds)
        for fact in visible_facts(facts):
            found.setdefault((fact.feed, fact.origin, fact.record_key, fact.kind, fact.value), fact)
    return {key: found[key] for key in wanted if key in found}


def _form_name(row: Conflict) -> str:
    return next((form.name_ko for form in forms_of(cas_of(row.entry.key)) if form.key == row.form), row.form)

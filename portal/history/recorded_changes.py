"""Changes as pages, feeds and files show them: one run's change of one record, with its values, agency, form and mark."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from connectors.schema import FactKind
from portal.curation.annotations import Annotation
from portal.curation.current import current_annotations, current_visibility
from portal.history.change_filter import ChangeFilter, changes_matching
from portal.models import ChangeType, Entry, Fact, RunChange
from portal.own_feeds.catalogue import ALL_FEEDS
from portal.profile.attribution import feed_agency, feed_badge, feed_document, origin_mark, retired_feed_label
from portal.profile.entry_facts import facts_of_any_time
from portal.profile.fact_lines import fact_line
from portal.profile.sourced_facts import SourcedFact
from portal.profile.titles import titles_of
from portal.store.identity import cas_of, members_of
from reference.labels import Group, labels

KIND_LABELS: Mapping[str, str] = {**labels(Group.STATED), **labels(Group.FACT), **labels(Group.PROPERTY)}
"""The Korean label of each kind of fact that a change may be of."""
DEMO_MARK = "시연 자료"
"""The mark of the line for a first load: its records may be public facts and inventions."""
OTHER_WITHHELD = "앞뒤 값 가운데 하나는 담당자가 표시를 보류함"
REREAD_LATER = "포털이 이제 다르게 읽어 적지 않음"


@dataclass(frozen=True, slots=True)
class ChangedValue:
    """A value that ended, one that began, or one that took the other's place; ``None`` where there is none.

    ``other_is_withheld`` where there is another side that staff withhold: it is not told, and nor is it denied.
    """

    before: SourcedFact | None
    after: SourcedFact | None
    other_is_withheld: bool = False

    @property
    def fact(self) -> SourcedFact:
        """The newer of both, for what both have in common."""
        found = self.after or self.before
        assert found is not None  # noqa: S101  (a pair has at least one value)
        return found

    @property
    def kind_label(self) -> str:
        """The kind in Korean."""
        return KIND_LABELS.get(self.fact.kind, self.fact.kind)

    @property
    def label(self) -> str:
        """The agency's own label, else the kind."""
        return self.fact.label or self.kind_label

    @property
    def before_text(self) -> str:
        """What ended, on one line, or ""."""
        return fact_line(self.before) if self.before else ""

    @property
    def after_text(self) -> str:
        """What began, on one line, or ""."""
        return fact_line(self.after) if self.after else ""

    @property
    def text(self) -> str:
        """The change of the value as a sentence."""
        if self.before and self.after:
            return f"{self.label}: ‘{self.before_text}’에서 ‘{self.after_text}’(으)로 바뀜"
        if self.other_is_withheld:
            return f"{self.label}: ‘{self.after_text or self.before_text}’ ({OTHER_WITHHELD})"
        return f"{self.label}: ‘{self.after_text}’ 생김" if self.after else f"{self.label}: ‘{self.before_text}’ 없어짐"

    @property
    def form_text(self) -> str:
        """The form that the value is of, or ""."""
        return self.fact.form_text

    @property
    def annotations(self) -> tuple[Annotation, ...]:
        """Staff's annotations on both values, each once."""
        found = (note for fact in (self.before, self.after) if fact for note in fact.annotations)
        return tuple(dict.fromkeys(found))


@dataclass(frozen=True, slots=True)
class RecordedChange:
    """One change. ``title`` and ``address`` are those of the record's entry, or of the feed where a first load is one line.

    ``count`` is the number of records of a first load. ``reread`` counts values that the portal reads differently today.
    """

    pk: int
    change: str
    at: datetime
    run: int
    feed: str
    feed_title: str
    origin: str
    agency: str
    badge: str
    document: str
    mark: str
    title: str = ""
    address: str = ""
    cas: tuple[str, ...] = ()
    record_key: str = ""
    values: tuple[ChangedValue, ...] = ()
    count: int = 0
    reread: int = 0
    annotations: tuple[Annotation, ...] = ()

    @property
    def change_text(self) -> str:
        """What happened, in Korean; a first load with the number of its records."""
        label = str(ChangeType(self.change).label)
        return f"{label}: {self.count:,}건" if self.change == ChangeType.LOADED else label

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of the values, each once."""
        return tuple(dict.fromkeys(value.fact.kind for value in self.values))

    @property
    def lists(self) -> tuple[str, ...]:
        """The lists of the law that the values are of, each once."""
        return tuple(dict.fromkeys(name for value in self.values for name in _lists_of(value)))

    @property
    def headline(self) -> str:
        """The title of a feed's entry: mark, substance or feed, what happened."""
        mark = f"[{self.mark}] " if self.mark else ""
        return f"{mark}{self.title} – {self.change_text} ({self.badge})"

    @property
    def lines(self) -> tuple[str, ...]:
        """Each value as a sentence, then how many are left out because they are read differently today."""
        left_out = (f"값 {self.reread}개: {REREAD_LATER}",) if self.reread else ()
        return (*(value.text for value in self.values), *left_out)


@dataclass(frozen=True, slots=True)
class ChangePage:
    """One page of changes, the last commit first; ``next_before`` is the cursor of the page of older ones, if any."""

    changes: tuple[RecordedChange, ...]
    next_before: int | None


def page_of_changes(wanted: ChangeFilter, size: int) -> ChangePage:
    """The next ``size`` changes that match, without what staff withhold; a page may then be shorter.

    Nothing is lost or doubled while a feed is read: later changes have greater ids, and a page holds only smaller ones.
    """
    rows = list(changes_matching(wanted).select_related("record__entry")[: size + 1])
    shown = rows[:size]
    return ChangePage(tuple(shown_changes(shown, wanted)), shown[-1].pk if len(rows) > size else None)


def shown_changes(rows: Sequence[RunChange], wanted: ChangeFilter) -> Iterable[RecordedChange]:
    """These changes as they are shown; one is left out whose record, entry or values are all withheld."""
    visibility = current_visibility()
    visible = [
        row
        for row in rows
        if row.record is None or not (row.record_id in visibility.records or row.record.entry_id in visibility.entries)
    ]
    ids = {pk for row in visible for pair in row.values for pk in pair if pk is not None}
    facts = facts_of_any_time(Fact.objects.filter(pk__in=ids))
    hidden = set(Fact.objects.filter(pk__in=ids - facts.keys()).values_list("pk", flat=True))
    titles = titles_of({row.record.entry for row in visible if row.record is not None})
    for row in visible:
        if row.record is None:
            yield _first_load(row)
        elif shown := _of_record(row, row.record.entry, titles, facts, hidden, wanted):
            yield shown


def _first_load(row: RunChange) -> RecordedChange:
    mark = DEMO_MARK if origin_mark("", row.origin) else ""
    return replace(_source(row), mark=mark, title=feed_title(row.feed), address=f"/sources#{row.feed}", count=row.count)


def _of_record(
    row: RunChange,
    entry: Entry,
    titles: Mapping[int, str],
    facts: Mapping[int, SourcedFact],
    hidden: set[int],
    wanted: ChangeFilter,
) -> RecordedChange | None:
    """``None`` where nothing of it may be shown, or nothing that the filter asks for."""
    assert row.record is not None  # noqa: S101  (the caller asked)
    values = []
    reread = 0
    for pair in row.values:
        missing = [pk for pk in pair if pk is not None and pk not in facts]
        if not hidden.issuperset(missing):
            reread += 1
        elif value := _value(*map(facts.get, pair), other_is_withheld=bool(missing)):
            values.append(value)
    values = [value for value in values if _is_wanted(value, wanted)]
    if not values and (wanted.names_values or not reread):
        return None
    return replace(
        _source(row),
        mark=origin_mark(row.record.kind, row.origin),
        title=titles[entry.pk],
        address=entry.address,
        cas=(cas_of(entry.key),) if cas_of(entry.key) else members_of(entry.key),
        record_key=row.record.key,
        values=tuple(values),
        count=len(values),
        reread=reread,
        annotations=current_annotations().of_entry(entry.key),
    )


def _value(before: SourcedFact | None, after: SourcedFact | None, *, other_is_withheld: bool) -> ChangedValue | None:
    return ChangedValue(before, after, other_is_withheld) if before or after else None


def _is_wanted(value: ChangedValue, wanted: ChangeFilter) -> bool:
    of_kind = not wanted.kind or value.fact.kind == wanted.kind
    return of_kind and (not wanted.list_name or wanted.list_name in _lists_of(value))


def _lists_of(value: ChangedValue) -> tuple[str, ...]:
    facts = (fact for fact in (value.before, value.after) if fact and fact.kind == FactKind.LEGAL_LISTING)
    return tuple(str((fact.data or {}).get("list_name") or fact.value) for fact in facts)


def _source(row: RunChange) -> RecordedChange:
    return RecordedChange(
        pk=row.pk,
        change=row.change,
        at=row.at,
        run=row.run_id,
        feed=row.feed,
        feed_title=feed_title(row.feed),
        origin=row.origin,
        agency=feed_agency(row.feed),
        badge=feed_badge(row.feed, row.origin),
        document=feed_document(row.feed),
        mark="",
    )


def feed_title(feed: str) -> str:
    """The title of a feed, or the words for one that is no longer read."""
    return ALL_FEEDS[feed].title if feed in ALL_FEEDS else retired_feed_label(feed)

"""Pages of changes, read from what runs wrote down: without what staff withhold, and without loss or double."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from portal.curation.current import current_annotations, current_visibility
from portal.history.change_filter import ChangeFilter, changes_matching
from portal.history.recorded_changes import DEMO_MARK, ChangedValue, RecordedChange, feed_title
from portal.models import ChangeType, Entry, Fact, RunChange
from portal.profile.attribution import feed_agency, feed_badge, feed_document, origin_mark
from portal.profile.entry_facts import facts_of_any_time
from portal.profile.sourced_facts import SourcedFact
from portal.profile.titles import titles_of
from portal.store.identity import cas_of, members_of

_OTHER_CAME = (
    "같은 실행에서 이 물질의 다른 기록이 실림. 기관의 행이 바뀐 것일 수 있으며 값이 모두 없어졌다는 뜻이 아님."
)
_OTHER_WENT = "같은 실행에서 이 물질의 다른 기록이 내려감. 기관의 행이 바뀐 것일 수 있음."
_CAME = frozenset({ChangeType.ADDED, ChangeType.RETURNED})


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
    moved = _moved(visible)
    for row in visible:
        if row.record is None:
            yield _first_load(row)
        elif shown := _of_record(row, row.record.entry, titles, facts, hidden, wanted):
            yield replace(shown, remark=_remark(row, entry_id=row.record.entry_id, moved=moved))


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


_Moved = frozenset[tuple[int, int, bool]]
"""(run, entry, whether a visible record of the entry came in the run; else one went)"""


def _moved(rows: Iterable[RunChange]) -> _Moved:
    """Where records of the entries on this page came and went, within the runs on this page."""
    some = [row for row in rows if row.change in _CAME or row.change == ChangeType.WITHDRAWN]
    if not some:
        return frozenset()
    found = RunChange.objects.filter(
        run__in={row.run_id for row in some},
        record__entry__in={row.record.entry_id for row in some if row.record},
        change__in=(*_CAME, ChangeType.WITHDRAWN),
    ).exclude(record__in=current_visibility().records)
    triples = found.values_list("run", "record__entry", "change").distinct()
    return frozenset((run, entry, change in _CAME) for run, entry, change in triples)


def _remark(row: RunChange, entry_id: int, moved: _Moved) -> str:
    if row.change in _CAME and (row.run_id, entry_id, False) in moved:
        return _OTHER_WENT
    gone = row.change == ChangeType.WITHDRAWN
    return _OTHER_CAME if gone and (row.run_id, entry_id, True) in moved else ""


def _value(before: SourcedFact | None, after: SourcedFact | None, *, other_is_withheld: bool) -> ChangedValue | None:
    return ChangedValue(before, after, other_is_withheld) if before or after else None


def _is_wanted(value: ChangedValue, wanted: ChangeFilter) -> bool:
    of_kind = not wanted.kind or value.fact.kind == wanted.kind
    return of_kind and (not wanted.list_name or wanted.list_name in value.lists)


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

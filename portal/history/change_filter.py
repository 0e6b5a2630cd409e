"""Which changes are asked for, and where a page of them begins: the same for the page, both feeds and the files."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Q, QuerySet

from connectors.schema import Origin
from portal.curation.current import current_visibility
from portal.curation.joins import joined
from portal.models import Entry, Identifier, RunChange
from portal.seoul_time import SEOUL
from portal.store.origins import demo_allowed
from portal.store.run_changes import kind_topic, list_topic

_MARGIN = timedelta(days=1)
"""Ids are in the order of commits and moments are not quite: what one transaction waits for the lock is far less."""


@dataclass(frozen=True, slots=True)
class ChangeFilter:
    """The parameters of an address; "" and () and ``None`` stand for no filter.

    ``since`` and ``until`` are days in Seoul, both included. ``cas`` are numbers of substances, entries of several numbers
    that name one of them belong to it. Without an ``origin`` the portal's own tables are left out. ``before`` is the cursor.
    """

    since: date | None = None
    until: date | None = None
    feeds: tuple[str, ...] = ()
    change: str = ""
    kind: str = ""
    list_name: str = ""
    cas: tuple[str, ...] = ()
    origin: str = ""
    run: int | None = None
    before: int | None = None

    @property
    def names_values(self) -> bool:
        """Whether the filter is about values: of a change it then shows these alone."""
        return bool(self.kind or self.list_name)


def changes_matching(wanted: ChangeFilter) -> QuerySet[RunChange]:
    """The changes in the order of commits, the last one first; what staff withhold is left out only when they are read."""
    rows = _of_origin(RunChange.objects.order_by("-pk"), wanted.origin)
    if wanted.since is not None:
        start = _midnight(wanted.since)
        rows = _from_id(rows.filter(at__gte=start), start - _MARGIN)
    if wanted.until is not None:
        end = _midnight(wanted.until + timedelta(days=1))
        rows = _to_id(rows.filter(at__lt=end), end + _MARGIN)
    if wanted.before is not None:
        rows = rows.filter(pk__lt=wanted.before)
    if wanted.feeds:
        rows = rows.filter(feed__in=wanted.feeds)
    if wanted.change:
        rows = rows.filter(change=wanted.change)
    if wanted.run is not None:
        rows = rows.filter(run=wanted.run)
    if wanted.cas:
        rows = rows.filter(record__entry__in=entries_of_numbers(wanted.cas))
    for topic in _topics(wanted):
        # In the order of the topic's index: a database that sorts has to read every change of the topic first.
        rows = rows.filter(topics__topic=topic).order_by("-topics__change")
    return rows


def entries_of_numbers(numbers: Sequence[str]) -> list[int]:
    """The visible entries of these CAS numbers, those that staff joined them to, and entries that name one among others."""
    keys = {f"cas:{number}" for number in numbers}
    keys |= {stays for key, stays in joined().items() if key in keys}
    visibility = current_visibility()
    naming = visibility.of_identifiers(Identifier.objects.filter(scheme="cas", value__in=numbers)).values("entry")
    found = visibility.of_entries(Entry.objects.filter(Q(key__in=keys) | Q(pk__in=naming)))
    return list(found.values_list("pk", flat=True))


def _of_origin(rows: QuerySet[RunChange], origin: str) -> QuerySet[RunChange]:
    """A demonstration that is over shows nothing any more, also not what it changed.

    What is common is told by what it is not: an index of origins would only bring it out of order.
    """
    over = () if demo_allowed() else (Origin.DEMO,)
    if origin:
        return rows.none() if origin in over else rows.filter(origin=origin)
    return rows.exclude(origin__in=(Origin.PORTAL, *over))


def _topics(wanted: ChangeFilter) -> list[str]:
    topics = [kind_topic(wanted.kind)] if wanted.kind else []
    return [*topics, list_topic(wanted.list_name)] if wanted.list_name else topics


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time.min, SEOUL)


def _from_id(rows: QuerySet[RunChange], moment: datetime) -> QuerySet[RunChange]:
    """Bounds the ids too, so that a day long ago is not searched for among all later changes."""
    first = RunChange.objects.filter(at__gte=moment).order_by("at").values_list("pk", flat=True).first()
    return rows.none() if first is None else rows.filter(pk__gte=first)


def _to_id(rows: QuerySet[RunChange], moment: datetime) -> QuerySet[RunChange]:
    last = RunChange.objects.filter(at__gte=moment).order_by("at").values_list("pk", flat=True).first()
    return rows if last is None else rows.filter(pk__lt=last)

"""The history of an entry's values: each with every span in which its agency stated it, and the runs that saw it come and go."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from portal.history.recorded_changes import KIND_LABELS
from portal.models import Entry, Fact, SyncRun
from portal.profile.entry_facts import facts_of_any_time, shown_facts
from portal.profile.fact_lines import fact_line
from portal.profile.sourced_facts import SourcedFact


class Standing(StrEnum):
    """Which values a history shows; ``ended`` has the values that nobody states any more."""

    ALL = "all"
    CURRENT = "current"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class Span:
    """A time during which the value was stated; a run is ``None`` where the moment falls into none, such as the end of a demonstration."""

    first_seen: datetime
    ended_at: datetime | None
    began_run: int | None
    ended_run: int | None


@dataclass(frozen=True, slots=True)
class ValueHistory:
    """One value of one record with all its spans, the earliest first."""

    fact: SourcedFact
    spans: tuple[Span, ...]

    @property
    def label(self) -> str:
        """The agency's own label, else the kind in Korean."""
        return self.fact.label or KIND_LABELS.get(self.fact.kind, self.fact.kind)

    @property
    def text(self) -> str:
        """The value on one line."""
        return fact_line(self.fact)

    @property
    def is_current(self) -> bool:
        """Whether the agency states it now."""
        return self.spans[-1].ended_at is None


@dataclass(frozen=True, slots=True)
class StatedSpan:
    """One stored span of a value, by the id of its fact."""

    pk: int
    feed: str
    first_seen: datetime
    ended_at: datetime | None

    @property
    def place(self) -> tuple[datetime, bool, int]:
        """What came or went last is first; at one moment what came, in the order of the record."""
        return self.ended_at or self.first_seen, self.ended_at is None, -self.pk


Spans = tuple[StatedSpan, ...]
"""All spans of one value of one record, the earliest first."""


def stated_spans(entry: Entry, standing: Standing = Standing.ALL) -> list[Spans]:
    """The spans of every value of the entry, those that came or went last first; what is withheld is not among them."""
    rows = shown_facts(Fact.objects.filter(record__entry=entry)).order_by("first_seen", "pk")
    spans: defaultdict[tuple[int, bytes], list[StatedSpan]] = defaultdict(list)
    for record, identity, pk, feed, first_seen, ended_at in rows.values_list(
        "record", "identity", "pk", "record__feed", "first_seen", "ended_at"
    ):
        spans[record, bytes(identity)].append(StatedSpan(pk, feed, first_seen, ended_at))
    wanted = (tuple(each) for each in spans.values() if _has(standing, each))
    return sorted(wanted, key=lambda each: each[-1].place, reverse=True)


def value_histories(page: Iterable[Spans]) -> list[ValueHistory]:
    """These values as a page shows them, in their order; a value that was withheld meanwhile is left out."""
    values = list(page)
    facts = facts_of_any_time(Fact.objects.filter(pk__in=[each[-1].pk for each in values]))
    runs = _runs_at(values)
    return [ValueHistory(facts[each[-1].pk], _spans(each, runs)) for each in values if each[-1].pk in facts]


def _has(standing: Standing, spans: Sequence[StatedSpan]) -> bool:
    return standing is Standing.ALL or (spans[-1].ended_at is None) == (standing is Standing.CURRENT)


_Moment = tuple[str, datetime]
"""(feed, moment)"""


def _spans(stated: Iterable[StatedSpan], runs: dict[_Moment, int | None]) -> tuple[Span, ...]:
    return tuple(
        Span(
            each.first_seen,
            each.ended_at,
            runs[each.feed, each.first_seen],
            runs[each.feed, each.ended_at] if each.ended_at else None,
        )
        for each in stated
    )


def _runs_at(values: Iterable[Sequence[StatedSpan]]) -> dict[_Moment, int | None]:
    """The run of the feed during which each moment falls; runs of one feed never overlap."""
    moments = {
        (each.feed, moment)
        for spans in values
        for each in spans
        for moment in (each.first_seen, each.ended_at)
        if moment
    }
    return {moment: _run_at(*moment) for moment in moments}


def _run_at(feed: str, moment: datetime) -> int | None:
    begun = SyncRun.objects.filter(feed=feed, task="sync", started_at__lte=moment).order_by("-started_at", "-pk")
    for pk, finished in begun.values_list("pk", "finished_at")[:1]:
        return pk if finished is None or finished >= moment else None
    return None

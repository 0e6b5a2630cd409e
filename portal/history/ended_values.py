"""Values that were stated earlier and are not stated any more."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from portal.curation.annotations import Annotation
from portal.curation.current import current_annotations
from portal.models import Entry, Fact
from portal.profile.attribution import feed_badge, origin_mark
from portal.profile.entry_facts import shown_facts

MOST_ENDED_VALUES = 50


@dataclass(frozen=True, slots=True)
class EndedValue:
    """One ended value, with its agency and the time during which it was stated."""

    label: str
    value: str
    badge: str
    mark: str
    first_seen: datetime
    ended_at: datetime | None
    annotations: tuple[Annotation, ...]


def ended_values(entry: Entry) -> list[EndedValue]:
    """The ``MOST_ENDED_VALUES`` values that ended last, latest first, without what staff withhold."""
    ended = Fact.objects.filter(record__entry=entry).exclude(ended_at=None)
    annotations = current_annotations()
    return [
        EndedValue(
            label=fact.label,
            value=fact.value,
            badge=feed_badge(fact.record.feed, fact.record.origin),
            mark=origin_mark(fact.record.kind, fact.record.origin),
            first_seen=fact.first_seen,
            ended_at=fact.ended_at,
            annotations=annotations.of_value(fact.record.feed, fact.record.key, fact.kind, fact.value),
        )
        for fact in shown_facts(ended).select_related("record").order_by("-ended_at", "pk")[:MOST_ENDED_VALUES]
    ]

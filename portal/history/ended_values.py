"""Values that were stated earlier and are not stated any more."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from connectors.schema import MATCHED_ONLY
from portal.curation.annotations import Annotation
from portal.curation.current import current_annotations, current_visibility
from portal.models import Entry, Fact
from portal.own_feeds.systematic_name_feed import FEED as MATCHED_FEED
from portal.profile.attribution import feed_badge, origin_mark

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
    ended = current_visibility().of_facts(ended.exclude(kind__in=MATCHED_ONLY).exclude(record__feed=MATCHED_FEED))
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
        for fact in ended.select_related("record").order_by("-ended_at", "pk")[:MOST_ENDED_VALUES]
    ]

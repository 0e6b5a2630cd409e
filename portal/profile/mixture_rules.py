"""Which rules on mixtures staff withhold, and what they wrote beside a rule; a rule is a record of its own."""

from __future__ import annotations

from connectors.schema import FactKind
from portal.curation.annotations import Annotation
from portal.curation.current import current_annotations, current_visibility
from portal.models import Fact, SourceRecord
from portal.own_feeds.reaction_chart_feeds import REACTION_FEEDS

_FEEDS = tuple(feed.name for feed in REACTION_FEEDS)


def withheld_rules() -> frozenset[str]:
    """The rules (``feed/key``) of which staff withhold the record or its value; they count nowhere from the next request on."""
    visibility = current_visibility()
    if not visibility.records and not visibility.facts:
        return frozenset()
    records = SourceRecord.objects.filter(pk__in=visibility.records, feed__in=_FEEDS).values_list("feed", "key")
    values = Fact.objects.filter(pk__in=visibility.facts, record__feed__in=_FEEDS)
    return frozenset(f"{feed}/{key}" for feed, key in (*records, *values.values_list("record__feed", "record__key")))


def annotations_on_rule(rule: str, words: str) -> tuple[Annotation, ...]:
    """Staff's signed annotations on the record of a rule or on its words."""
    feed, _, key = rule.partition("/")
    return current_annotations().of_value(feed, key, FactKind.OTHER, words)

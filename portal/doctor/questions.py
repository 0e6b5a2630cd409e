"""What a look-up is asked in a trial: a substance that every agency knows, or the first record of its listing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from connectors.feeds import Feed, Questions
from connectors.registry import feed_named
from connectors.schema import FactKind, Origin, Record
from portal.doctor.trial import Trial
from portal.models import Fact, SourceRecord

EXAMPLE_CAS = "71-43-2"
"""Benzene: on the lists of the chemicals act, a dangerous substance, with a data sheet and an IARC group."""


def question_for(feed: Feed, origin: Origin, trials: Mapping[str, Trial]) -> str:
    """The question for a look-up: from the listing's trial, else from what is stored of it; "" where neither has one."""
    if feed.questions is Questions.CAS:
        return EXAMPLE_CAS
    listing = trials.get(feed.keys_from)
    records = listing.records if listing is not None and listing.origin is origin else []
    if feed.questions is Questions.RECORD:
        return records[0].key if records else _stored_key(feed, origin)
    return next(_certificates(records), "") or _stored_certificate(feed, origin)


def with_listings(feeds: list[Feed]) -> list[Feed]:
    """The feeds, each look-up behind the listing that its question comes from, each feed once."""
    ordered: dict[str, Feed] = {}
    for feed in feeds:
        if feed.keys_from:
            ordered.setdefault(feed.keys_from, feed_named(feed.keys_from))
        ordered.setdefault(feed.name, feed)
    return list(ordered.values())


def _certificates(records: list[Record]) -> Iterator[str]:
    return (
        fact.value
        for record in records
        for fact in record.facts
        if fact.kind is FactKind.CERTIFICATE_NUMBER and not fact.absence
    )


def _stored_key(feed: Feed, origin: Origin) -> str:
    stored = SourceRecord.objects.filter(feed=feed.keys_from, origin=origin, withdrawn_at=None).order_by("pk")
    return stored.values_list("key", flat=True).first() or ""


def _stored_certificate(feed: Feed, origin: Origin) -> str:
    stated = Fact.objects.filter(
        kind=FactKind.CERTIFICATE_NUMBER, ended_at=None, absence="", record__feed=feed.keys_from, record__origin=origin
    )
    return stated.order_by("pk").values_list("value", flat=True).first() or ""

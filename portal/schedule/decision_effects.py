"""The effects of a decision: records that now belong to another entry are reread, and publishing is requested at once.

Pages and answers hide withheld rows before that; publishing makes the index follow.
"""

from __future__ import annotations

import logging

from kombu.exceptions import OperationalError

from connectors.registry import FEEDS
from portal.curation.confirmations import Compared
from portal.curation.decisions import NOT_COMPARED, Signed, decide, undo
from portal.curation.joins import connected
from portal.curation.subjects import Subject
from portal.ingest.reread import reread
from portal.models import Decision, SourceRecord
from portal.own_feeds.catalogue import OWN_FEEDS
from portal.schedule.tasks import publish_changes

log = logging.getLogger(__name__)

IDENTITY_VERDICTS = frozenset({"same", "different"})
"""Verdicts after which records may belong to another entry."""


def decide_and_apply(
    verdict: str, subject: Subject, signed: Signed, other: str = "", compared: Compared = NOT_COMPARED
) -> tuple[Decision, tuple[str, ...]]:
    """Makes a decision and applies it; raises ``CannotDecide``. Also returns the busy feeds, as ``apply_decision`` does."""
    decision = decide(verdict, subject, signed, other, compared)
    return decision, apply_decision(decision)


def undo_and_apply(decision: Decision, by: str) -> tuple[str, ...]:
    """Undoes a decision and applies that; returns the busy feeds, as ``apply_decision`` does."""
    return apply_decision(decision) if undo(decision, by) else ()


def apply_decision(decision: Decision) -> tuple[str, ...]:
    """Makes a decision, or its undoing, take effect; returns the feeds that were busy and must be reread by hand."""
    busy = (
        _reread_feeds(connected({decision.subject, decision.object})) if decision.verdict in IDENTITY_VERDICTS else ()
    )
    request_publish()
    return busy


def request_publish() -> None:
    """Queues publishing; where the queue takes no task at once, publishes in this process: somebody waits for the page."""
    try:
        publish_changes.apply_async(retry=False)
    except OperationalError as error:
        log.warning("the queue takes no task (%s): publishing here", type(error).__name__)
        publish_changes()


def _reread_feeds(keys: frozenset[str]) -> tuple[str, ...]:
    feeds = {**FEEDS, **{feed.name: feed for feed in OWN_FEEDS}}
    names = SourceRecord.objects.filter(entry__key__in=keys, withdrawn_at=None).order_by("feed")
    return tuple(
        name
        for name in names.values_list("feed", flat=True).distinct()
        if name in feeds and reread(feeds[name], every=True, entries=keys) is None
    )

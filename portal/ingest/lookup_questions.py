"""The due questions of look-up feeds, by a query and not from a queue: highest rank first, then never asked, then oldest."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from django.utils import timezone

from connectors.feeds import Feed, Questions
from connectors.schema import FactKind, Origin
from portal.models import Fact, Identifier, Question, SourceRecord
from reference.legal_lists import LOOKUP_RANKS

REASK_DAILY = timedelta(hours=20)
"""A day less the spread of start times, so that a question answered late yesterday is due at today's slot."""

REASK_BY_RANK = (REASK_DAILY, timedelta(days=7), timedelta(days=30))
"""Ages by rank where a day's budget is too small for all keys. If the regulated ones (some 3,000) were asked each day, a
budget of 2,000 would never reach the other 40,000."""

LONGEST_ERROR = 500
UNLISTED_RANK = 2
"""The rank of a substance that is on no list of ``LOOKUP_RANKS``."""


def due_questions(feed: Feed, origin: Origin) -> list[str]:
    """The keys to ask about: the highest rank first, within a rank those never asked, then the oldest.

    Keys asked recently are left out, so that a run continues where the last one stopped and every key has its turn.
    """
    now = timezone.now()
    asked_at = dict(Question.objects.filter(feed=feed.name, origin=origin).values_list("key", "asked_at"))
    ranks = _known_keys(feed, origin)
    reask_ages = _reask_ages(feed, origin, len(ranks))
    due = [key for key, rank in ranks.items() if key not in asked_at or now - asked_at[key] > reask_ages[rank]]
    due.sort(key=lambda key: (ranks[key], key in asked_at, asked_at.get(key, now), key))
    return due


def _reask_ages(feed: Feed, origin: Origin, keys: int) -> tuple[timedelta, timedelta, timedelta]:
    """The age from which a question is asked again, by rank."""
    fits = origin is Origin.DEMO or keys <= min(feed.budgets.values(), default=keys)
    return (REASK_DAILY, REASK_DAILY, REASK_DAILY) if fits else REASK_BY_RANK


def save_outcome(feed: Feed, origin: Origin, key: str, outcome: str, error: str = "") -> None:
    """Stores that the question was asked, and its outcome; a failure keeps the time of the last answer."""
    now = timezone.now()
    answered = {} if outcome == "failed" else {"answered_at": now}
    Question.objects.update_or_create(
        feed=feed.name,
        origin=origin,
        key=key,
        defaults={"asked_at": now, "outcome": outcome, "error": error[:LONGEST_ERROR], **answered},
    )


def _known_keys(feed: Feed, origin: Origin) -> dict[str, int]:
    if feed.questions is Questions.CAS:
        return _known_cas(origin)
    if feed.questions is Questions.RECORD:
        return _first_records(feed.keys_from, origin)
    return dict.fromkeys(_certificates(feed.keys_from, origin), 0)


def _known_cas(origin: Origin) -> dict[str, int]:
    """CAS numbers that listings and files of this origin name, with their rank; a live feed never asks about demo rows.

    It makes three plain queries and combines them here: with one join of four tables, PostgreSQL went through all facts
    for each entry while it had no statistics of new rows.
    """
    with_records = set(
        SourceRecord.objects.filter(origin=origin, withdrawn_at=None).values_list("entry", flat=True).distinct()
    )
    numbers: dict[int, list[str]] = {}
    for entry, value in Identifier.objects.filter(scheme="cas").values_list("entry", "value"):
        if entry in with_records:
            numbers.setdefault(entry, []).append(value)
    ranks = {value: 2 for values in numbers.values() for value in values}
    listed = Fact.objects.filter(kind=FactKind.LEGAL_LISTING, ended_at=None, record__origin=origin)
    for entry, data in listed.values_list("record__entry", "data"):
        rank = _rank((data or {}).get("list_name", ""))
        for value in numbers.get(entry, ()):
            ranks[value] = min(ranks[value], rank)
    return ranks


def _rank(list_name: str) -> int:
    return next((rank for mark, rank in LOOKUP_RANKS if mark in list_name), UNLISTED_RANK)


def _first_records(listing: str, origin: Origin) -> dict[str, int]:
    """One record of each entity, such as one use of each pesticide: the details belong to the entity, so one question is enough."""
    first: dict[str, str] = {}
    listed = SourceRecord.objects.filter(feed=listing, origin=origin, withdrawn_at=None)
    for entity, key in listed.order_by("entity", "pk").values_list("entity", "key"):
        first.setdefault(entity, key)
    return dict.fromkeys(first.values(), 0)


def _certificates(listing: str, origin: Origin) -> Iterable[str]:
    numbers = Fact.objects.filter(
        kind=FactKind.CERTIFICATE_NUMBER,
        ended_at=None,
        absence="",
        record__origin=origin,
        record__feed=listing,
    )
    return numbers.order_by("value").values_list("value", flat=True).distinct()

"""What look-up feeds ask, and in which order: priority, then never asked, then the oldest answer. A query, not a queue."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from django.utils import timezone

from connectors.feeds import Feed, Questions
from connectors.schema import FactKind, Origin
from portal.models import Fact, Identifier, Question, SourceRecord
from reference.legal_lists import LOOKUP_RANKS

EACH_DAY = timedelta(hours=20)
"""A day less the spread of start times: a question answered late yesterday is due again at today's slot."""

BY_RANK = (EACH_DAY, timedelta(days=7), timedelta(days=30))
"""The same where a day's budget does not reach for all keys. Were the regulated ones (some 3,000) asked each day, a budget
of 2,000 would never come to the other 40,000."""

LONGEST_ERROR = 500
UNLISTED = 2
"""The rank of what stands on no list that counts."""


def due_questions(feed: Feed, origin: Origin) -> list[str]:
    """The keys to ask about: most important first, among equals never asked first, then the oldest.

    Keys asked lately are left out, so that a run takes up where the last one stopped and every key gets its turn.
    """
    now = timezone.now()
    asked = dict(Question.objects.filter(feed=feed.name, origin=origin).values_list("key", "asked_at"))
    ranks = _known_keys(feed, origin)
    ages = _ages(feed, origin, len(ranks))
    due = [key for key, rank in ranks.items() if key not in asked or now - asked[key] > ages[rank]]
    due.sort(key=lambda key: (ranks[key], key in asked, asked.get(key, now), key))
    return due


def _ages(feed: Feed, origin: Origin, keys: int) -> tuple[timedelta, timedelta, timedelta]:
    """How old an answer has to be to be asked for again, by rank."""
    fits = origin is Origin.DEMO or keys <= min(feed.budgets.values(), default=keys)
    return (EACH_DAY, EACH_DAY, EACH_DAY) if fits else BY_RANK


def note(feed: Feed, origin: Origin, key: str, outcome: str, error: str = "") -> None:
    """Writes down that the question was asked and what came of it; a failure leaves the last answer's time as it was."""
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

    Three plain reads, put together here: as one join of four tables PostgreSQL, while it has no statistics of rows that
    came a moment ago, went through all facts for each entry.
    """
    spoken_for = set(
        SourceRecord.objects.filter(origin=origin, withdrawn_at=None).values_list("entry", flat=True).distinct()
    )
    numbers: dict[int, list[str]] = {}
    for entry, value in Identifier.objects.filter(scheme="cas").values_list("entry", "value"):
        if entry in spoken_for:
            numbers.setdefault(entry, []).append(value)
    ranks = {value: 2 for values in numbers.values() for value in values}
    listed = Fact.objects.filter(kind=FactKind.LEGAL_LISTING, ended_at=None, record__origin=origin)
    for entry, data in listed.values_list("record__entry", "data"):
        rank = _rank((data or {}).get("list_name", ""))
        for value in numbers.get(entry, ()):
            ranks[value] = min(ranks[value], rank)
    return ranks


def _rank(list_name: str) -> int:
    return next((rank for mark, rank in LOOKUP_RANKS if mark in list_name), UNLISTED)


def _first_records(listing: str, origin: Origin) -> dict[str, int]:
    """One record of each entity, as one use of each pesticide: the details are of the entity, so one question answers for all."""
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

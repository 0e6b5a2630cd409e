"""What look-up feeds ask, and in which order: priority, then never asked, then the oldest answer. A query, not a queue."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import timedelta

from django.utils import timezone

from connectors.feeds import Feed, Questions
from connectors.schema import FactKind, Origin
from portal.models import Fact, Identifier, Question, SourceRecord

ASK_AGAIN = timedelta(days=1)
"""An answer younger than this is not asked for again: a pass that begins anew goes on where the last one stopped."""

FIRST = "사고대비물질"
REGULATED = ("유해성물질", "유독물질", "제한물질", "금지물질", "허가물질", "중점관리물질")


def due_questions(feed: Feed, origin: Origin) -> Iterator[str]:
    """The keys to ask about, most important first; those answered within ``ASK_AGAIN`` are left out."""
    fresh = timezone.now() - ASK_AGAIN
    asked = dict(Question.objects.filter(feed=feed.name, origin=origin).values_list("key", "asked_at"))
    ranks = _known_keys(feed, origin)
    due = [key for key in ranks if key not in asked or asked[key] < fresh]
    due.sort(key=lambda key: (ranks[key], key in asked, asked.get(key, fresh), key))
    return iter(due)


def note(feed: Feed, origin: Origin, key: str, outcome: str, error: str = "") -> None:
    """Writes down that the question was asked and what came of it."""
    Question.objects.update_or_create(
        feed=feed.name,
        origin=origin,
        key=key,
        defaults={"asked_at": timezone.now(), "outcome": outcome, "error": error[:500]},
    )


def _known_keys(feed: Feed, origin: Origin) -> dict[str, int]:
    if feed.questions is Questions.CAS:
        return _known_cas(origin)
    if feed.questions is Questions.PESTICIDE:
        return _first_uses(origin)
    return dict.fromkeys(_certificates(origin), 0)


def _known_cas(origin: Origin) -> dict[str, int]:
    """CAS numbers that listings and files of this origin name, with their rank; a live feed never asks about demo rows."""
    known = Identifier.objects.filter(scheme="cas", entry__records__origin=origin, entry__records__withdrawn_at=None)
    ranks = dict.fromkeys(known.values_list("value", flat=True).distinct(), 2)
    listed = Fact.objects.filter(kind=FactKind.LEGAL_LISTING, ended_at=None, record__origin=origin)
    for value, data in listed.filter(record__entry__identifiers__scheme="cas").values_list(
        "record__entry__identifiers__value", "data"
    ):
        name = (data or {}).get("list_name", "")
        rank = 0 if FIRST in name else 1 if any(word in name for word in REGULATED) else 2
        if value in ranks:
            ranks[value] = min(ranks[value], rank)
    return ranks


def _first_uses(origin: Origin) -> dict[str, int]:
    """One use of each pesticide product: the details are of the product, so one question answers for all its uses."""
    first: dict[str, str] = {}
    registered = SourceRecord.objects.filter(feed="psis.registrations", origin=origin, withdrawn_at=None)
    for entity, key in registered.order_by("entity", "pk").values_list("entity", "key"):
        first.setdefault(entity, key)
    return dict.fromkeys(first.values(), 0)


def _certificates(origin: Origin) -> Iterable[str]:
    numbers = Fact.objects.filter(
        kind=FactKind.CERTIFICATE_NUMBER,
        ended_at=None,
        absence="",
        record__origin=origin,
        record__feed__startswith="safetykorea.recalls",
    )
    return numbers.order_by("value").values_list("value", flat=True).distinct()

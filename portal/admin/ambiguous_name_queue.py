"""Staff's queue of names that records mention and that several substances have: such a name links to none of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse

from connectors.schema import FactKind
from portal.admin.queue_decisions import decide_from_queue, queue_page, refuse_without_permission
from portal.models import Entry, Fact, Mention
from portal.profile.ambiguous_names import AmbiguousName, undecided_names
from search.analysis import name_key

MOST_MENTIONS = 5
MOST_PAIRS = 10


@dataclass(frozen=True, slots=True)
class Bearer:
    """One substance that has the name, with the statements that give it."""

    entry: Entry
    stated_by: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class WaitingName:
    """One name with its evidence: who has it, who mentions it, and which pairs nobody has decided about."""

    text: str
    bearers: tuple[Bearer, ...]
    mentions: tuple[Mention, ...]
    pairs: tuple[tuple[Entry, Entry], ...]


def waiting_names() -> list[AmbiguousName]:
    """The names that wait, in their order."""
    return list(undecided_names())


def ambiguous_name_queue(request: HttpRequest) -> HttpResponse:
    """Shows the names with their evidence; a POST decides about two of the substances and comes back."""
    refuse_without_permission(request)
    if request.method == "POST" and (done := decide_from_queue(request)):
        return done
    return queue_page(
        request,
        "admin/portal/queues/names.html",
        "여러 물질이 함께 쓰는 이름",
        waiting_names(),
        _shown,
        refused=request.method == "POST",
    )


def _shown(names: Sequence[AmbiguousName]) -> list[WaitingName]:
    entries = {entry.key: entry for entry in Entry.objects.filter(key__in={key for each in names for key in each.keys})}
    return [_waiting_name(each, entries) for each in names]


def _waiting_name(name: AmbiguousName, entries: Mapping[str, Entry]) -> WaitingName:
    mentioned = Mention.objects.filter(normalised=name.name, record__withdrawn_at=None).select_related("record__entry")
    mentions = tuple(mentioned.order_by("pk")[:MOST_MENTIONS])
    pairs = [(entries[one], entries[other]) for one, other in name.undecided_pairs]
    return WaitingName(
        mentions[0].text if mentions else name.name,
        tuple(Bearer(entries[key], _statements(entries[key], name.name)) for key in name.keys),
        mentions,
        tuple(pairs[:MOST_PAIRS]),
    )


def _statements(entry: Entry, name: str) -> tuple[Fact, ...]:
    """The facts that give the entry this name."""
    named = Fact.objects.filter(record__entry=entry, ended_at=None, kind__in=(FactKind.NAME, FactKind.SYNONYM))
    return tuple(fact for fact in named.select_related("record").order_by("pk") if name_key(fact.value) == name)

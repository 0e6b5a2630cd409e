"""Staff's queue of substances that a regulated group may hold: whether they belong to it is for a person to say.

It holds the substances that matter first, those with a card in the offline pack; all others are decided from their page.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from django.http import HttpRequest, HttpResponse

from portal.admin.queue_decisions import decide_from_queue, queue_page, refuse_without_permission
from portal.curation.decision_state import decision_state
from portal.curation.joins import members
from portal.models import Commit, Entry
from portal.profile.group_candidates import GroupRow, group_candidates
from portal.publish.offline_addresses import carded_entries


@dataclass(frozen=True, slots=True)
class WaitingGroup:
    """One substance with one group that may hold it."""

    entry: Entry
    group: GroupRow


def waiting_groups() -> tuple[WaitingGroup, ...]:
    """The pairs about which staff have decided nothing, by substance."""
    commit = Commit.objects.order_by("-number").values_list("number", "token").first()
    return _waiting_groups(commit, decision_state().every)


@lru_cache(maxsize=1)
def _waiting_groups(commit: tuple[int, str] | None, decisions: str) -> tuple[WaitingGroup, ...]:
    """The pairs of one state of the database: finding them takes seconds, and the first page counts them."""
    decided = members()
    return tuple(
        WaitingGroup(entry, group)
        for entry in carded_entries()
        for group in group_candidates(entry)
        if not group.excludes_substance and (entry.key, group.key) not in decided
    )


def group_queue(request: HttpRequest) -> HttpResponse:
    """Shows the pairs with what the lists say; a POST decides about one and comes back."""
    refuse_without_permission(request)
    if request.method == "POST" and (done := decide_from_queue(request)):
        return done
    return queue_page(
        request,
        "admin/portal/queues/groups.html",
        "군 항목에 속하는지 모르는 물질",
        waiting_groups(),
        _shown,
        refused=request.method == "POST",
    )


def _shown(pairs: Sequence[WaitingGroup]) -> list[WaitingGroup]:
    return list(pairs)

"""``/sources``: the public state of every feed, with the data that was not understood."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from portal.profile.ambiguous_names import ambiguous_names
from portal.schedule.feed_states import feed_states, index_row
from portal.schedule.schedule_status import schedule_row


def feed_rows() -> tuple[list[FeedRow], list[OwnRow]]:
    """The state of every feed of an agency, in the registry's order, and of the portal's own feeds."""
    states = _read_states()
    return [_row(feed, states) for feed in FEEDS.values()], [_own_row(feed, states) for feed in OWN_FEEDS]


def sources(request: HttpRequest) -> HttpResponse:
    """All feeds by publisher, then the index and the schedule."""
    states = feed_states()
    return render(
        request,
        "portal/sources.html",
        {
            "systems": states.systems,
            "own_feeds": states.own,
            "index": index_row(),
            "schedule": schedule_row(timezone.now()),
            "ambiguous_names": list(ambiguous_names())[:30],
        },
    )

"""``/sources``: the public state of every feed, with the data that was not understood."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from portal.profile.ambiguous_names import ambiguous_names
from portal.schedule.feed_states import feed_states, index_row
from portal.schedule.schedule_status import schedule_row


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

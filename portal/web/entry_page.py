"""The page of an entry as whoever asks may have it: staff who may decide get the way to a decision, in a copy of their own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from portal.models import Entry

MAY_DECIDE = "portal.add_decision"


def entry_page(request: HttpRequest, template: str, values: Mapping[str, Any], entry: Entry) -> HttpResponse:
    """The rendered page; one with the staff's link is kept by no cache, and a visitor's never depends on a session."""
    if not _may_decide(request):
        return render(request, template, dict(values))
    query = urlencode({"subject": entry.key, "entry": entry.key})
    address = f"{reverse('admin:portal_decision_add')}?{query}"
    response = render(request, template, {**values, "decision_address": address})
    response["Cache-Control"] = "private, no-store"
    return response


def _may_decide(request: HttpRequest) -> bool:
    """Visitors have no session, and pages are also made for the offline pack, for nobody."""
    if settings.SESSION_COOKIE_NAME not in request.COOKIES:
        return False
    return request.user.is_staff and request.user.has_perm(MAY_DECIDE)

"""The home page: the search box, what the portal is, and where to call."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from connectors.registry import PUBLISHERS

EXAMPLES = ("불산", "7664-39-3", "UN1052", "염소 누출", "톨루엔 보호구", "ㅂㅎㅅㅅ")


def home(request: HttpRequest) -> HttpResponse:
    """``/``; needs no query besides those of the banner."""
    return render(request, "portal/home.html", {"publishers": PUBLISHERS, "examples": EXAMPLES})

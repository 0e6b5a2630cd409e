"""Template context that every page has."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from portal.store.origins import demo_allowed


def site(request: HttpRequest) -> dict[str, Any]:
    """Whether demonstration data are shown, whether the site is an official service, and its address."""
    return {"demo": demo_allowed(), "masthead": settings.MASTHEAD, "site_url": settings.SITE_URL}

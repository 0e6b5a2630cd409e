"""An address that somebody gives for a page of this site, such as the page that a report is about."""

from __future__ import annotations

from urllib.parse import urlsplit

from django.http import HttpRequest
from django.urls import Resolver404, resolve
from django.utils.encoding import iri_to_uri
from django.utils.http import url_has_allowed_host_and_scheme

from portal.http.search_parameters import storable_text

_OF_NOBODY = ("/admin/", "/report")
"""The staff pages, which visitors do not see, and the form of reports itself."""


def page_address(request: HttpRequest, given: str, longest: int) -> str | None:
    """Path and query of the page, without the query where both are too long; ``None`` for what is no page of this site."""
    given = storable_text(given).strip()
    if not url_has_allowed_host_and_scheme(given, {request.get_host()}):
        return None
    parts = urlsplit(given)
    try:
        resolve(parts.path)
    except Resolver404:
        return None
    path, query = iri_to_uri(parts.path), iri_to_uri(parts.query)
    if path.startswith(_OF_NOBODY) or len(path) > longest:
        return None
    address = f"{path}?{query}" if query else path
    return address if len(address) <= longest else path

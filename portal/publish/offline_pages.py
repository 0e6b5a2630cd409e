"""Pages for the offline pack, as a visitor gets them: asked for by their address, so that there is no second renderer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest, HttpResponse, QueryDict
from django.template.loader import render_to_string
from django.urls import resolve

from portal.publish.offline_state import OfflineState

_BODY_BEGINS = "<body"
_MAIN_BEGINS, _MAIN_ENDS = '<main id="main"', "</main>"


@dataclass(frozen=True, slots=True)
class OfflinePage:
    """One page in three pieces: what stands before ``<main>``, the content, what stands after it, and its policy.

    Pages share the first and the last piece, which the pack holds once.
    """

    before: str
    main: str
    after: str
    policy: str
    title: str


def offline_pages(addresses: Iterable[str], band: str) -> Iterator[tuple[str, OfflinePage]]:
    """The page of each address that answers with one; redirects and errors are left out, and the page is not in the pack."""
    for address in addresses:
        response = _answer(address)
        if response.status_code == 200:
            yield address, _page(response, band)


def offline_band(state: OfflineState, day: str) -> str:
    """The band that stands across the top of every offline page, with its day and version."""
    return render_to_string(
        "portal/parts/offline_band.html", {"state": state, "day": day, "demo": state.mode == "demo"}
    )


def _answer(address: str) -> HttpResponse:
    path, _, query = address.partition("?")
    request = HttpRequest()
    request.method = "GET"
    request.path = request.path_info = path
    request.GET = QueryDict(query)
    request.META = {
        "SERVER_NAME": settings.ALLOWED_HOSTS[0].lstrip(".*") or "localhost",
        "SERVER_PORT": "80",
        "QUERY_STRING": query,
    }
    found = resolve(path)
    request.resolver_match = found
    response: HttpResponse = found.func(request, *found.args, **found.kwargs)
    return response


def _page(response: HttpResponse, band: str) -> OfflinePage:
    """The page cut at its main part, with the band as the first thing in the body."""
    text = response.content.decode()
    start, end = text.index(_MAIN_BEGINS), text.index(_MAIN_ENDS)
    before = text[:start]
    body = before.index(">", before.index(_BODY_BEGINS)) + 1
    title_start = before.index("<title>") + len("<title>")
    title_end = before.index("</title>")
    return OfflinePage(
        f"{before[:title_start]}\0{before[title_end:body]}{band}{before[body:]}",
        text[start:end],
        text[end:],
        response.get("Content-Security-Policy", ""),
        before[title_start:title_end],
    )


def shared_pieces(pages: Mapping[str, OfflinePage]) -> tuple[list[str], dict[str, list[object]]]:
    """The pieces that several pages share, each once, and the pages with the numbers of their pieces instead."""
    numbers: dict[str, int] = {}

    def number(piece: str) -> int:
        return numbers.setdefault(piece, len(numbers))

    rows: dict[str, list[object]] = {
        address: [number(page.before), page.title, page.main, number(page.after), number(page.policy)]
        for address, page in pages.items()
    }
    return list(numbers), rows

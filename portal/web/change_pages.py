"""``/changes``: what agencies changed, as a page, as Atom, JSON Feed and CSV; all four read the same parameters."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from hashlib import sha256

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils.cache import get_conditional_response

from connectors.schema import Origin
from portal.history.change_filter import ChangeFilter
from portal.history.paged_changes import ChangePage, page_of_changes
from portal.history.recorded_changes import KIND_LABELS
from portal.http.change_feeds import FeedAddress, atom, feed_title, json_feed
from portal.http.change_parameters import SHOWN_KINDS, agencies, change_address, change_filter
from portal.http.change_rows import ChangeFile, csv_of_changes
from portal.http.error_pages import bad_request
from portal.http.file_download import CSV_TYPE, as_download
from portal.models import ChangeType, RunChange, SyncRun
from portal.own_feeds.catalogue import ALL_FEEDS
from portal.seoul_time import SEOUL
from portal.store.origins import demo_allowed
from reference.legal_lists import lists
from reference.words.periods import OFFERED
from search.errors import QueryError

PAGE_SIZE = 30
FORMS = {"atom": "Atom", "json": "JSON Feed", "csv": "CSV"}
_BEGINNING = datetime(2026, 1, 1, tzinfo=SEOUL)
"""The moment of a feed before the first change was ever written."""


def changes(request: HttpRequest) -> HttpResponse:
    """The page: filters, changes with their values, the other forms, the link to older changes."""
    try:
        wanted = change_filter(request)
    except QueryError as error:
        return bad_request(request, str(error))
    page = page_of_changes(wanted, PAGE_SIZE)
    return render(
        request,
        "portal/changes.html",
        {
            "wanted": wanted,
            "page": page,
            "older": f"/changes{change_address(request, page.next_before)}" if page.next_before else "",
            "newest": f"/changes{change_address(request)}" if wanted.before else "",
            "forms": [(f"/changes.{form}{change_address(request)}", title) for form, title in FORMS.items()],
            "atom_address": f"/changes.atom{change_address(request)}",
            "run": SyncRun.objects.filter(pk=wanted.run).first() if wanted.run else None,
            "agencies": agencies(),
            "change_types": ChangeType.choices,
            "kinds": [(str(kind), KIND_LABELS[kind]) for kind in SHOWN_KINDS if kind in KIND_LABELS],
            "lists": tuple(lists()),
            "periods": OFFERED,
            "asked": request.GET,
            "first_day": RunChange.objects.order_by("pk").values_list("at", flat=True).first(),
            "of_portal": wanted.origin == Origin.PORTAL,
        },
    )


def changes_atom(request: HttpRequest) -> HttpResponse:
    """The newest changes as Atom; ``next`` leads to older ones."""
    return _feed(
        request,
        "atom",
        lambda page, at, title: HttpResponse(atom(page, at, title), content_type="application/atom+xml; charset=utf-8"),
    )


def changes_json(request: HttpRequest) -> HttpResponse:
    """The same as JSON Feed 1.1."""
    return _feed(
        request,
        "json",
        lambda page, at, title: JsonResponse(
            json_feed(page, at, title), content_type="application/feed+json", json_dumps_params={"ensure_ascii": False}
        ),
    )


def changes_csv(request: HttpRequest) -> HttpResponseBase:
    """All changes that match as one file, streamed."""
    try:
        wanted = change_filter(request)
    except QueryError as error:
        return _refused("csv", str(error))
    response = StreamingHttpResponse(
        csv_of_changes(wanted, ChangeFile(settings.SITE_URL, settings.MASTHEAD)), content_type=CSV_TYPE
    )
    return as_download(response, "변경", "csv", demo=demo_allowed())


def _feed(
    request: HttpRequest, form: str, made: Callable[[ChangePage, FeedAddress, str], HttpResponse]
) -> HttpResponse:
    """One page of a feed; who has it already, by its tag, gets 304 without a body."""
    try:
        wanted = change_filter(request)
    except QueryError as error:
        return _refused(form, str(error))
    page = page_of_changes(wanted, PAGE_SIZE)
    own = f"/changes.{form}"
    at = FeedAddress(
        site_url=settings.SITE_URL,
        own=f"{own}{change_address(request, wanted.before)}",
        first_page=f"{own}{change_address(request)}",
        next_page=f"{own}{change_address(request, page.next_before)}" if page.next_before else "",
        page=f"/changes{change_address(request)}",
        updated=RunChange.objects.order_by("-pk").values_list("at", flat=True).first() or _BEGINNING,
    )
    title = feed_title(demo=demo_allowed(), official=settings.MASTHEAD, about=_about(wanted))
    response = made(page, at, title)
    response["ETag"] = f'"{sha256(response.content).hexdigest()[:32]}"'
    # Not a time: what staff withhold or remark changes a page that holds no later change.
    response["Cache-Control"] = "no-cache"
    return get_conditional_response(request, etag=response["ETag"], response=response) or response


def _about(wanted: ChangeFilter) -> str:
    """What the feed is narrowed by, for its title."""
    of_feed = ALL_FEEDS[wanted.feeds[0]].title if len(wanted.feeds) == 1 and wanted.feeds[0] in ALL_FEEDS else ""
    named = (", ".join(wanted.cas[:3]), wanted.list_name, KIND_LABELS.get(wanted.kind, ""), of_feed)
    return " · ".join(filter(None, named))


def _refused(form: str, message: str) -> HttpResponse:
    """400 in the form that was asked for; a reader program shows no page."""
    if form == "json":
        return JsonResponse({"error": message}, status=400, json_dumps_params={"ensure_ascii": False})
    return HttpResponse(message, status=400, content_type="text/plain; charset=utf-8")

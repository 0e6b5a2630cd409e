"""``/lists`` and ``/lists/<slug>``: the lists of the laws as pages and files, for as far as the portal holds their rows."""

from __future__ import annotations

from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render

from portal.http.error_pages import Suggestion, bad_request, not_found
from portal.http.list_download import list_download
from portal.http.list_request import FORMATS, SIZES, parse_list_request
from portal.profile.entry_annotations import annotations_on
from portal.profile.list_notes import NO_LIST, SAYS_NOTHING, held_list, held_lists, list_notes, rules_of
from reference.list_pages import column_titles
from search.errors import QueryError

ANNEX_PAGE = ("/lists/designated-quantities", "위험물 품명과 지정수량", "위험물안전관리법")


def legal_lists(request: HttpRequest) -> HttpResponse:
    """The lists of which the portal holds rows, each with the number of its rows."""
    values = {"lists": held_lists(), "annex": ANNEX_PAGE, "says_nothing": SAYS_NOTHING}
    return render(request, "portal/legal_lists.html", values)


def legal_list(request: HttpRequest, slug: str) -> HttpResponseBase:
    """One list, filtered, ordered and paged, or as a file."""
    listed = held_list(slug)
    if listed is None:
        known = [Suggestion(each.page.title, each.page.address) for each in held_lists()]
        return not_found(request, f"{NO_LIST} 있는 목록은 아래와 같습니다.", known)
    page = listed.page
    try:
        asked = parse_list_request(request, page)
    except QueryError as error:
        return bad_request(request, str(error))
    rows = asked.of(listed)
    if asked.file:
        return list_download(listed, asked, rows, " ".join(list_notes(listed)))
    pages = Paginator(rows, asked.size)
    if asked.page > pages.num_pages:
        return bad_request(request, f"이 목록은 {pages.num_pages}쪽까지 있습니다.")
    shown = pages.page(asked.page)
    annotations = annotations_on(row.key for row in shown if row.key)
    titles = column_titles()
    lines = [
        {
            "cells": [(name, titles[name], row.cells.get(name, "")) for name in asked.columns],
            "mark": row.cells.get("mark", ""),
            "address": row.address,
            "annotations": annotations.get(row.key, ()),
        }
        for row in shown
    ]
    return render(
        request,
        "portal/legal_list.html",
        {
            "listed": listed,
            "page_of_list": page,
            "asked": asked,
            "page": shown,
            "lines": lines,
            "headings": [titles[name] for name in asked.columns],
            "all_columns": [(name, titles[name], name in asked.columns) for name in page.columns],
            "sizes": SIZES,
            "files": [(name.upper(), _file_address(request, name)) for name in FORMATS],
            "notes": list_notes(listed),
            "rules": rules_of(page),
        },
    )


def _file_address(request: HttpRequest, file: str) -> str:
    """The same rows, all of them, as a file."""
    kept = [
        (name, value)
        for name in request.GET
        for value in request.GET.getlist(name)
        if name not in ("page", "size", "format")
    ]
    return f"?{urlencode([*kept, ('format', file)])}"

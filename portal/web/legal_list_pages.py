"""``/lists`` and ``/lists/<slug>``: the lists of the laws as pages and files, for as far as the portal holds their rows."""

from __future__ import annotations

from collections import Counter
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render

from portal.http.error_pages import Suggestion, bad_request, not_found
from portal.http.list_download import list_download
from portal.http.list_request import FORMATS, SIZES, parse_list_request
from portal.profile.entry_annotations import annotations_on
from portal.profile.legal_list_rows import ListRows, rows_of_page
from reference.list_pages import ListKind, ListPage, column_titles, list_pages
from reference.regulated_quantities import MARK, general_rules
from reference.workplace_safety_law import SECOND_HAND
from search.errors import QueryError

ANNEX_PAGE = ("/lists/designated-quantities", "위험물 품명과 지정수량", "위험물안전관리법")
MOST_NAMED = 5
"""Numbers of several rows that the note above a list names."""
SAYS_NOTHING = "여기 없다고 규제되지 않는다는 뜻이 아닙니다."


def legal_lists(request: HttpRequest) -> HttpResponse:
    """The lists of which the portal holds rows, each with the number of its rows."""
    held = [listed for page in list_pages().values() if (listed := rows_of_page(page)).rows]
    return render(
        request, "portal/legal_lists.html", {"lists": held, "annex": ANNEX_PAGE, "says_nothing": SAYS_NOTHING}
    )


def legal_list(request: HttpRequest, slug: str) -> HttpResponseBase:
    """One list, filtered, ordered and paged, or as a file."""
    page = list_pages().get(slug)
    listed = rows_of_page(page) if page else None
    if page is None or listed is None or not listed.rows:
        known = [Suggestion(each.title, each.address) for each in list_pages().values() if rows_of_page(each).rows]
        return not_found(
            request, "이 주소의 목록이 없거나 이 포털이 그 행을 갖고 있지 않습니다. 있는 목록은 아래와 같습니다.", known
        )
    try:
        asked = parse_list_request(request, page)
    except QueryError as error:
        return bad_request(request, str(error))
    rows = asked.of(listed)
    if asked.file:
        return list_download(listed, asked, rows, " ".join(_notes(listed)))
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
            "notes": _notes(listed),
            "rules": general_rules() if page.kind is ListKind.QUANTITIES else (),
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


def _notes(listed: ListRows) -> tuple[str, ...]:
    """What a reader must know before he uses the list."""
    page = listed.page
    if page.kind is ListKind.QUANTITIES:
        return (
            f"「유해화학물질의 규정수량에 관한 규정」의 사본입니다({MARK}).",
            "함량 기준이 빈 줄은 아래 일반기준을 따릅니다.",
        )
    if page.kind in (ListKind.WORKPLACE, ListKind.PROCESS_SAFETY):
        return (f"{SECOND_HAND}. CAS 번호 없이 적힌 항목(및 그 화합물)은 없습니다.", SAYS_NOTHING)
    edition = f"기관 기준일 {', '.join(listed.dates)}." if listed.dates else "기관 기준일 밝히지 않음."
    return (edition, *_counted(page, listed), SAYS_NOTHING)


def _counted(page: ListPage, listed: ListRows) -> tuple[str, ...]:
    """Why a list has more rows than entries: one number may name several CAS numbers."""
    if page.kind is not ListKind.LISTING or "contents" not in page.columns:
        return ()
    by_number = Counter(number for row in listed.rows for number in row.cells["number"].split(", "))
    several = [f"{number}번 {count}줄" for number, count in by_number.items() if count > 1]
    more = f"번호 하나에 CAS 번호나 조건이 여럿인 항목: {', '.join(several[:MOST_NAMED])}." if several else ""
    if len(several) > MOST_NAMED:
        more = f"{more.removesuffix('.')} 외 {len(several) - MOST_NAMED}개."
    behind = f"자료의 행은 {listed.records}개입니다." if listed.records != len(listed.rows) else ""
    return (" ".join(filter(None, (f"{len(by_number)}개 항목, {len(listed.rows)}줄.", more, behind))),)

"""``/substances/7664-39-3/history``: every value with the spans in which it was stated, and the runs that saw it come and go."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from portal.history.value_spans import Standing, stated_spans, value_histories
from portal.http.error_pages import bad_request, withheld
from portal.http.search_parameters import int_parameter
from portal.models import Entry
from portal.profile.addresses import EntryWithheld, entry_at, joined_to
from portal.profile.entry_annotations import annotations_on
from portal.profile.titles import title_of
from portal.store.identity import numbers_of
from portal.web.substance import without_entry
from search.errors import QueryError

PAGE_SIZE = 100
TITLES = {Standing.ALL: "모두", Standing.CURRENT: "지금 값", Standing.ENDED: "끝난 값"}
_PARAMETERS = ("show", "page")


def history(request: HttpRequest, slug: str) -> HttpResponse:
    """The history of a substance; old addresses redirect as the substance's page does."""
    try:
        entry = entry_at("substance", [slug])
        if entry is None:
            return without_entry(request, slug, "/history")
    except EntryWithheld:
        return withheld(request)
    if entry.withdrawn_at and (joined_entry := joined_to(entry)):
        return HttpResponseRedirect(f"{joined_entry.address}/history")
    try:
        return _page(request, entry, _standing(request), int_parameter(request, "page", 1) or 1)
    except QueryError as error:
        return bad_request(request, str(error))


def _standing(request: HttpRequest) -> Standing:
    unknown = [name for name in request.GET if name not in _PARAMETERS]
    if unknown:
        raise QueryError(
            f"‘{unknown[0][:60]}’(이)라는 조건은 없습니다. 쓸 수 있는 조건은 show(보일 값), page(쪽)입니다."
        )
    text = request.GET.get("show", "") or Standing.ALL
    if text not in tuple(Standing):
        told = ", ".join(f"{standing}({title})" for standing, title in TITLES.items())
        raise QueryError(f"보일 값(show)은 {told} 가운데 하나입니다.")
    return Standing(text)


def _page(request: HttpRequest, entry: Entry, standing: Standing, number: int) -> HttpResponse:
    pages = Paginator(stated_spans(entry, standing), PAGE_SIZE)
    if number > pages.num_pages:
        raise QueryError(f"이 이력은 {pages.num_pages}쪽까지 있습니다.")
    page = pages.page(number)
    numbers = numbers_of(entry.key)
    return render(
        request,
        "portal/value_history.html",
        {
            "entry": entry,
            "title": title_of(entry),
            "annotations": annotations_on([entry.key]).get(entry.key, ()),
            "page": page,
            "values": value_histories(page),
            "standings": list(TITLES.items()),
            "standing": standing,
            "watch": "&".join(f"cas={each}" for each in numbers),
        },
    )

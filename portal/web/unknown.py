"""``/unknown``: what somebody sees of a substance without a name, and which substances it may be."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render

from portal.answers.guidance_topics import DISTANCES
from portal.http.error_pages import bad_request
from portal.http.search_parameters import int_parameter, storable_text
from portal.profile.candidate_lines import candidate_block, label_of
from portal.profile.observed_substances import observed_substances
from portal.profile.substance_narrowing import (
    HAZARD_NUMBER,
    UN,
    Narrowed,
    Ticks,
    hazard_number,
    narrowed,
    narrows_by_un,
    un_number,
)
from reference.citizen_lines import citizen_line
from reference.observations import fields, values
from search.errors import QueryError

PAGE_SIZE = 20
OPEN_FIELDS = ("colour", "state", "odour")
"""Fields that are unfolded before anything is ticked."""

UNREADABLE = "주소에 고를 수 없는 값이 있어 쓰지 않았습니다. 아래에서 다시 골라 주십시오."
UNREADABLE_NUMBER = "UN 번호는 네 자리 수(예: 1017), 위험번호는 두세 자리 수(예: 268, X423)로 적어 주십시오. 적은 번호는 쓰지 않았습니다."


@dataclass(frozen=True, slots=True)
class _Choice:
    key: str
    label: str
    count: int
    on: bool
    group: str


def unknown(request: HttpRequest) -> HttpResponse:
    """The page; an address of ticks always means the same, and works without JavaScript."""
    try:
        page_number = int_parameter(request, "page", 1)
    except QueryError as error:
        return bad_request(request, str(error))
    ticks, notes = ticks_of(request.GET)
    found = narrowed(observed_substances(), ticks)
    pages = Paginator(found.candidates, PAGE_SIZE)
    if page_number > max(pages.num_pages, 1):
        return bad_request(request, f"이 목록은 {pages.num_pages}쪽까지 있습니다.")
    page = pages.page(max(page_number, 1))
    block = candidate_block(list(page.object_list), ticks)
    return render(
        request,
        "portal/unknown.html",
        {
            "ticks": ticks,
            "chosen": _chosen(ticks),
            "notes": notes,
            "fields": _fields(ticks, found),
            "total": len(observed_substances()),
            "page": page,
            "lines": block.lines,
            "legend": block.legend,
            "has_demo": any(source.fact.mark for source in block.legend.sources),
            "report": citizen_line("report"),
            "distances": DISTANCES,
            "group_number": ticks.un if ticks.un and not narrows_by_un(ticks.un) else "",
        },
    )


def ticks_of(query: QueryDict) -> tuple[Ticks, tuple[str, ...]]:
    """What the address ticks, and sentences about values that nobody can tick; those are left out."""
    asked = {(field, value) for field in fields() for value in query.getlist(field) if value}
    typed_un, typed_number = (storable_text(query.get(name, ""))[:20].strip() for name in (UN, HAZARD_NUMBER))
    ticks = Ticks(frozenset(asked & set(values())), un_number(typed_un), hazard_number(typed_number))
    notes = [UNREADABLE] if asked - set(values()) else []
    if (typed_un and not ticks.un) or (typed_number and not ticks.hazard_number):
        notes.append(UNREADABLE_NUMBER)
    return ticks, tuple(notes)


def _chosen(ticks: Ticks) -> tuple[str, ...]:
    """The labels of all ticks in the order of the page: what a caller tells 119."""
    numbers = ((UN, ticks.un), (HAZARD_NUMBER, ticks.hazard_number))
    ticked = [pair for pair in values() if pair in ticks.ticked]
    return tuple(label_of(*pair) for pair in (*ticked, *(pair for pair in numbers if pair[1])))


def _fields(ticks: Ticks, found: Narrowed) -> list[dict[str, Any]]:
    shown = []
    for key, field in fields().items():
        choices = [
            _Choice(value.key, value.label, found.counts[key, value.key], (key, value.key) in ticks.ticked, value.group)
            for value in field.values
        ]
        is_open = any(choice.on for choice in choices) or (not ticks.count and key in OPEN_FIELDS)
        shown.append({"key": key, "title": field.title, "note": field.note, "choices": choices, "open": is_open})
    return shown

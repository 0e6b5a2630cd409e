"""``/un/1052``: the substances and forms to which agencies give this number. A UN number is not a substance (content rule 12)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render

from identifiers import un
from portal.http.error_pages import not_found
from portal.profile.number_summary import number_summary
from portal.profile.shown_distances import ShownDistance
from portal.profile.source_marks import SourceLegend
from portal.profile.sourced_facts import SourcedFact
from portal.profile.un_entries import UnEntry
from reference.guide_texts import SOURCE as GUIDES_SOURCE
from reference.un_numbers import SOURCE


def un_number(request: HttpRequest, number: str) -> HttpResponse:
    """The page of one number; other spellings redirect."""
    try:
        digits = un.parse(number)
    except un.UnError:
        return not_found(request, f"UN 번호 {number[:20]}은(는) 있을 수 없는 번호입니다. UN 번호는 네 자리 수입니다.")
    if digits != number:
        return HttpResponsePermanentRedirect(f"/un/{digits}")
    found = number_summary(digits)
    if not found.is_known:
        return not_found(request, f"UN{digits}을(를) 밝힌 자료가 이 포털에 없습니다. 위험하지 않다는 뜻이 아닙니다.")
    return render(
        request,
        "portal/un.html",
        {
            "number": digits,
            "un_entries": found.entries,
            "more": found.more,
            "names": found.names,
            "grouped": found.grouped,
            "names_source": SOURCE,
            "guides": found.guides,
            "guides_source": GUIDES_SOURCE,
            "distances": found.distances,
            "no_distance": found.distances_elsewhere,
            "legend": SourceLegend(_marked_values(found.entries, found.distances)),
        },
    )


def _marked_values(entries: Sequence[UnEntry], distances: Sequence[ShownDistance]) -> Iterator[Sequence[SourcedFact]]:
    """The facts of every value with a mark, in the order of the page."""
    for each in entries:
        if each.dangers is not None:
            yield from (line.danger.facts for line in each.dangers.by_route)
    yield from (row.facts for row in distances)

"""``/un/1052``: the substances and forms to which agencies give this number. A UN number is not a substance (content rule 12)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render

from identifiers import un
from portal.http.error_pages import not_found
from portal.own_feeds.response_guide_feeds import INDEX_FEED, TABLE_1_FEED, TABLE_2_FEED
from portal.profile.guide_quotations import NumberInForm, guidebook_rows, guides_in
from portal.profile.shown_distances import DISTANCES_ELSEWHERE, ShownDistance, distances_in
from portal.profile.source_marks import SourceLegend
from portal.profile.sourced_facts import SourcedFact
from portal.profile.un_entries import UnEntry, un_entries
from reference.guide_texts import SOURCE as GUIDES_SOURCE
from reference.un_groups import is_group
from reference.un_numbers import SOURCE, shipping_names


def un_number(request: HttpRequest, number: str) -> HttpResponse:
    """The page of one number; other spellings redirect."""
    try:
        digits = un.parse(number)
    except un.UnError:
        return not_found(request, f"UN 번호 {number[:20]}은(는) 있을 수 없는 번호입니다. UN 번호는 네 자리 수입니다.")
    if digits != number:
        return HttpResponsePermanentRedirect(f"/un/{digits}")
    names = shipping_names(digits)
    rows = guidebook_rows([NumberInForm(digits)], INDEX_FEED, TABLE_1_FEED, TABLE_2_FEED)
    guides = guides_in(rows)
    grouped = is_group(digits) or any(name.group for name in names)
    gases = None if grouped else [fact for fact in rows if fact.feed == TABLE_2_FEED]
    entries, more = un_entries(digits, gases)
    if not entries and not names and not guides:
        return not_found(request, f"UN{digits}을(를) 밝힌 자료가 이 포털에 없습니다. 위험하지 않다는 뜻이 아닙니다.")
    distances = () if grouped else distances_in(rows)
    return render(
        request,
        "portal/un.html",
        {
            "number": digits,
            "un_entries": entries,
            "more": more,
            "names": names,
            "grouped": grouped,
            "names_source": SOURCE,
            "guides": guides,
            "guides_source": GUIDES_SOURCE,
            "distances": distances,
            "no_distance": "" if distances else DISTANCES_ELSEWHERE,
            "legend": SourceLegend(_marked_values(entries, distances)),
        },
    )


def _marked_values(entries: Sequence[UnEntry], distances: Sequence[ShownDistance]) -> Iterator[Sequence[SourcedFact]]:
    """The facts of every value with a mark, in the order of the page."""
    for each in entries:
        if each.dangers is not None:
            yield from (line.danger.facts for line in each.dangers.by_route)
    yield from (row.facts for row in distances)

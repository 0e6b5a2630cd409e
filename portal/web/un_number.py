"""``/un/1052``: the substances and forms to which agencies give this number. A UN number is not a substance (content rule 12)."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render

from identifiers import un
from portal.http.error_pages import not_found
from portal.profile.guide_quotations import NumberInForm, guides_for_numbers
from portal.profile.shown_distances import DISTANCES_ELSEWHERE
from portal.profile.un_entries import un_entries
from reference.guide_texts import SOURCE as GUIDES_SOURCE
from reference.un_numbers import SOURCE, shipping_names


def un_number(request: HttpRequest, number: str) -> HttpResponse:
    """The page of one number; other spellings redirect."""
    try:
        digits = un.parse(number)
    except un.UnError:
        return not_found(request, f"UN 번호 {number[:20]}은(는) 있을 수 없는 번호입니다. UN 번호는 네 자리 수입니다.")
    if digits != number:
        return HttpResponsePermanentRedirect(f"/un/{digits}")
    entries, more = un_entries(digits)
    names = shipping_names(digits)
    guides = guides_for_numbers([NumberInForm(digits)])
    if not entries and not names and not guides:
        return not_found(request, f"UN{digits}을(를) 밝힌 자료가 이 포털에 없습니다. 위험하지 않다는 뜻이 아닙니다.")
    return render(
        request,
        "portal/un.html",
        {
            "number": digits,
            "un_entries": entries,
            "more": more,
            "names": names,
            "grouped": any(name.group for name in names),
            "names_source": SOURCE,
            "guides": guides,
            "guides_source": GUIDES_SOURCE,
            "distances": DISTANCES_ELSEWHERE,
        },
    )

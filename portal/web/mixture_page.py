"""``/mix?item=…&item=…``: two to five things as a grid of pairs, each with what comes of it, its source and level."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from portal.http.error_pages import unavailable
from portal.http.mixture_request import BadItems, MixtureRequest, read_mixture
from portal.profile.judged_mixtures import FEWEST, MOST, Mixture, mixture_address, mixture_of
from portal.profile.mixture_sides import FORM_MARK, Side
from reference.reactivity.group_charts import CRW, EPA, group_name
from reference.reactivity.materials import Material
from search.errors import EngineMismatch, EngineUnavailable

NOINDEX = "noindex"
UNGROUPED = "알지 못함"


def mix(request: HttpRequest) -> HttpResponse:
    """The page; typed names become keys by a redirect, so that nobody's own words stand on it."""
    try:
        asked = read_mixture(request)
    except BadItems as error:
        return _page(request, MixtureRequest((), (), ()), Mixture((), ()), str(error), 400)
    except (EngineUnavailable, EngineMismatch):
        return unavailable(
            request,
            "검색 서비스가 응답하지 않아 이름을 찾지 못했습니다. CAS 번호로는 볼 수 있습니다(예: /mix?item=7664-93-9).",
        )
    if asked.is_read and asked.keys != asked.typed:
        return HttpResponseRedirect(mixture_address(asked.keys))
    return _page(request, asked, mixture_of(asked.keys), asked.message)


def _page(
    request: HttpRequest, asked: MixtureRequest, mixture: Mixture, message: str, status: int = 200
) -> HttpResponse:
    context = {
        "mixture": mixture,
        "asked": asked,
        "message": message,
        "sides": [_shown_side(side, mixture) for side in mixture.sides],
        "grid": _grid(mixture),
        "choices": [
            [(choice, mixture_address((*asked.keys, choice.key))) for choice in choices] for choices in asked.choices
        ],
        "may_add": len(mixture.sides) < MOST,
        "needs_more": len(mixture.sides) < FEWEST,
        "most": MOST,
        "only_demo": mixture.has_demo,
        "calls_109": mixture.calls_109,
        "noindex": mixture.calls_109 or asked.is_unread,
        "hides_amounts": mixture.calls_109,
    }
    response = render(request, "portal/mix.html", context, status=status)
    if context["noindex"]:
        response["X-Robots-Tag"] = NOINDEX
    return response


def _shown_side(side: Side, mixture: Mixture) -> dict[str, Any]:
    """A side with the address without it, and those of its forms; a gas that calls 109 shows no amounts, so no forms."""
    keys = [each.key for each in mixture.sides]
    others = [key for key in keys if key != side.key]
    forms = () if mixture.calls_109 else side.forms
    materials = side.item.materials if side.item else ()
    return {
        "side": side,
        "groups": [_groups_line(material, several=len(materials) > 1) for material in materials],
        "without": mixture_address(others) if others else "/mix",
        "forms": [
            (
                form.name_ko,
                mixture_address(f"{side.cas[0]}{FORM_MARK}{form.key}" if key == side.key else key for key in keys),
            )
            for form in forms
            if form != side.form
        ],
    }


def _groups_line(material: Material, *, several: bool) -> str:
    """The reactive groups of a material with the reason for them; of several contents each by its name."""
    groups = material.all_groups
    names = [f"{group_name(EPA, number)}(EPA-600 {number})" for number in sorted(groups.epa)]
    names += [f"{group_name(CRW, number)}(CRW {number})" for number in sorted(groups.crw)]
    reasons = f" – {', '.join(groups.reasons)}" if groups.reasons else ""
    said = f"{', '.join(names)}{reasons}" if names else UNGROUPED
    return f"{material.title + ': ' if several else ''}반응군 {said}"


def _grid(mixture: Mixture) -> list[tuple[Side, list[tuple[Side, Any, int]]]]:
    """One row for each side but the last, with the pairs that it makes with those after it; the number leads to the pair."""
    numbers = {id(pair): number for number, pair in enumerate(mixture.pairs, 1)}
    rows = []
    for position, a in enumerate(mixture.sides[:-1]):
        cells = [(b, pair, numbers[id(pair)]) for b in mixture.sides[position + 1 :] if (pair := mixture.pair_of(a, b))]
        rows.append((a, cells))
    return rows

"""The response card alone: ``/substances/7664-39-3/card`` and, for those who read English, ``/en/substances/7664-39-3/card``."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from connectors.schema import FactKind
from portal.http.error_pages import withheld
from portal.models import Entry
from portal.profile.addresses import EntryWithheld, entry_at, joined_to
from portal.profile.data_gaps import read_gaps
from portal.profile.entry_facts import facts_of
from portal.profile.kept_apart import kept_apart_from
from portal.profile.sourced_facts import agreed_values
from portal.web.card_context import card_context
from portal.web.inline_styles import card_styles, policy_with_styles
from portal.web.substance import without_entry

ENGLISH = "en"


def card(request: HttpRequest, slug: str) -> HttpResponse:
    """The card in Korean; ``?lang=en`` redirects to the English one, any other ``lang`` is ignored."""
    if request.GET.get("lang") == ENGLISH:
        return HttpResponseRedirect(f"/en{request.path}{_query_with_form(request)}")
    return _card(request, slug, "portal/card.html")


def english_card(request: HttpRequest, slug: str) -> HttpResponse:
    """The card in English: official statements, the guide's originals, and Korean marked as such where only that is sent."""
    return _card(request, slug, "portal/card_en.html")


def _query_with_form(request: HttpRequest) -> str:
    form = request.GET.get("form", "")
    return f"?{urlencode({'form': form})}" if form else ""


def _card(request: HttpRequest, slug: str, template: str) -> HttpResponse:
    try:
        entry = entry_at("substance", [slug])
    except EntryWithheld:
        return withheld(request)
    if entry is None:
        return without_entry(request, slug, "/card")
    if entry.withdrawn_at and (joined := joined_to(entry)):
        # Not permanent: staff may undo the decision, and browsers keep a permanent redirect.
        return HttpResponseRedirect(f"{_language(request)}{joined.address}/card{_query_with_form(request)}")
    response = render(request, template, _context(request, entry))
    response["Content-Security-Policy"] = policy_with_styles()
    return response


def _language(request: HttpRequest) -> str:
    return f"/{ENGLISH}" if request.path.startswith(f"/{ENGLISH}/") else ""


def _context(request: HttpRequest, entry: Entry) -> dict[str, Any]:
    entry_facts = facts_of(entry)
    return {
        "entry": entry,
        "entry_facts": entry_facts,
        "name_annotations": [
            annotation
            for fact in entry_facts.of(FactKind.NAME)
            if fact.value in (entry_facts.title_ko, entry_facts.title_en)
            for annotation in fact.annotations
        ],
        "kept_apart": kept_apart_from(entry),
        "cas_numbers": agreed_values(entry_facts.of(FactKind.CAS)),
        "styles": card_styles(),
        **card_context(entry_facts, read_gaps(entry_facts), request.GET.get("form", "")),
    }

"""Pages of product classes with their typical ingredients; a class never leads straight to a substance (content rule 24)."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render

from connectors.schema import FactKind
from portal.answers.crisis_queries import is_crisis
from portal.answers.guidance_topics import TOPICS
from portal.http.error_pages import not_found, withheld
from portal.own_feeds.product_class_feed import NOTE_LABEL
from portal.profile.addresses import EntryWithheld, entry_at, moved_to
from portal.profile.class_ingredients import ingredient_groups
from portal.profile.entry_facts import facts_of
from portal.profile.judged_mixtures import mixture_address
from portal.profile.product_class_list import class_rows
from portal.profile.sourced_facts import agreed_values
from portal.profile.titles import title_of
from portal.web.entry_page import entry_page


def product_classes(request: HttpRequest) -> HttpResponse:
    """``/classes``: every class by name, with its typical ingredients."""
    rows = [(row.entry, row.titles, row.ingredients, row.annotations) for row in class_rows()]
    return render(request, "portal/product_classes.html", {"rows": rows})


def product_class(request: HttpRequest, slug: str) -> HttpResponse:
    """``/classes/chlorine-bleach``; old addresses redirect."""
    try:
        entry = entry_at("product_class", [slug])
        moved = moved_to("product_class", slug) if entry is None else None
    except EntryWithheld:
        return withheld(request)
    if entry is None:
        if moved is not None:
            return HttpResponsePermanentRedirect(moved.address)
        return not_found(request, "이 주소의 제품군이 없습니다. 제품군 목록(/classes)에서 다시 찾아 주십시오.")
    entry_facts = facts_of(entry)
    names = agreed_values(entry_facts.of(FactKind.NAME))
    return entry_page(
        request,
        "portal/product_class.html",
        {
            "entry": entry,
            "title": title_of(entry),
            "entry_facts": entry_facts,
            "names": [name for name in names if name.text not in (entry_facts.title_ko, entry_facts.title_en)],
            "annotated": [fact for fact in entry_facts.of(FactKind.NAME, FactKind.OTHER) if fact.annotations],
            "groups": ingredient_groups(entry_facts),
            "mix_address": mixture_address([entry.slug]),
            "notes": [fact.text for fact in entry_facts.of(FactKind.OTHER) if fact.label == NOTE_LABEL],
            "first_fact": entry_facts.facts[:1],
            "topics": [topic for topic in TOPICS.values() if slug in topic.classes],
            "crisis": any(is_crisis(name.text) for name in names),
        },
        entry,
    )

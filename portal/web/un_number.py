"""``/un/1052``: the substances and forms to which agencies give this number. A UN number is not a substance (content rule 12)."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render

from identifiers import un
from portal.curation.annotations import Annotation
from portal.http.error_pages import not_found
from portal.models import Entry
from portal.profile.entries_by_identifier import entries_with_identifier
from portal.profile.entry_annotations import annotations_on
from portal.profile.entry_facts import facts_of_entries
from portal.profile.guide_quotations import NumberInForm, guides_for_numbers
from portal.profile.shown_distances import DISTANCES_ELSEWHERE
from portal.profile.sourced_facts import EntryFacts, SourcedFact
from portal.profile.titles import titles_of
from reference.forms import Form, forms_of
from reference.guide_texts import SOURCE as GUIDES_SOURCE
from reference.un_numbers import SOURCE, shipping_names

MOST = 60


@dataclass(frozen=True, slots=True)
class UnEntry:
    """One entry with the number, the facts that state it, and the forms that the number stands for."""

    entry: Entry
    facts: tuple[SourcedFact, ...]
    forms: tuple[Form, ...]
    title: str
    entry_facts: EntryFacts
    annotations: tuple[Annotation, ...]
    """The annotations on the entry, its records and its values, so also on its name."""


def un_number(request: HttpRequest, number: str) -> HttpResponse:
    """The page of one number; other spellings redirect."""
    try:
        digits = un.parse(number)
    except un.UnError:
        return not_found(request, f"UN 번호 {number[:20]}은(는) 있을 수 없는 번호입니다. UN 번호는 네 자리 수입니다.")
    if digits != number:
        return HttpResponsePermanentRedirect(f"/un/{digits}")
    matching = entries_with_identifier("un", digits)
    first_entries = list(matching[:MOST])
    titles = titles_of(first_entries)
    facts_by_entry = facts_of_entries(first_entries, ("un",))
    annotations = annotations_on(entry.key for entry in first_entries)
    un_entries = [
        _un_entry(facts_by_entry[entry.pk], digits, titles[entry.pk], annotations.get(entry.key, ()))
        for entry in first_entries
    ]
    names = shipping_names(digits)
    guides = guides_for_numbers([NumberInForm(digits)])
    if not un_entries and not names and not guides:
        return not_found(request, f"UN{digits}을(를) 밝힌 자료가 이 포털에 없습니다. 위험하지 않다는 뜻이 아닙니다.")
    return render(
        request,
        "portal/un.html",
        {
            "number": digits,
            "un_entries": un_entries,
            "more": matching.count() - len(un_entries),
            "names": names,
            "grouped": any(name.group for name in names),
            "names_source": SOURCE,
            "guides": guides,
            "guides_source": GUIDES_SOURCE,
            "distances": DISTANCES_ELSEWHERE,
        },
    )


def _un_entry(entry_facts: EntryFacts, digits: str, title: str, annotations: tuple[Annotation, ...]) -> UnEntry:
    facts = tuple(fact for fact in entry_facts.of("un") if fact.value == digits)
    forms = tuple(form for form in forms_of(entry_facts.cas) if digits in form.un)
    return UnEntry(entry_facts.entry, facts, forms, title, entry_facts, annotations)

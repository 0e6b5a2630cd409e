"""``/un/1052``: which substances and forms agencies give this number to. A number is no substance (content rule 12)."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render

from identifiers import un
from portal.http.problems import not_found
from portal.models import Entry
from portal.profile.bearers import bearers_of
from portal.profile.entry_facts import facts_of_entries
from portal.profile.sourced_facts import EntryFacts, SourcedFact
from portal.profile.titles import titles_of
from reference.forms import Form, forms_of
from reference.un_numbers import SOURCE, shipping_names

MOST = 60


@dataclass(frozen=True, slots=True)
class Bearer:
    """One entry that bears the number, with the facts that say so and the forms that the number stands for."""

    entry: Entry
    facts: tuple[SourcedFact, ...]
    forms: tuple[Form, ...]
    title: str
    found: EntryFacts


def un_number(request: HttpRequest, number: str) -> HttpResponse:
    """The page of one number; other ways of writing it redirect."""
    try:
        digits = un.parse(number)
    except un.UnError:
        return not_found(request, f"UN 번호 {number[:20]}은(는) 있을 수 없는 번호입니다. UN 번호는 네 자리 수입니다.")
    if digits != number:
        return HttpResponsePermanentRedirect(f"/un/{digits}")
    entries = bearers_of("un", digits)
    shown = list(entries[:MOST])
    titles = titles_of(shown)
    read = facts_of_entries(shown, ("un",))
    bearers = [_bearer(read[entry.pk], digits, titles[entry.pk]) for entry in shown]
    names = shipping_names(digits)
    if not bearers and not names:
        return not_found(request, f"UN{digits}을(를) 밝힌 자료가 이 포털에 없습니다. 위험하지 않다는 뜻이 아닙니다.")
    return render(
        request,
        "portal/un.html",
        {
            "number": digits,
            "bearers": bearers,
            "more": entries.count() - len(bearers),
            "names": names,
            "grouped": any(name.group for name in names),
            "names_source": SOURCE,
        },
    )


def _bearer(found: EntryFacts, digits: str, title: str) -> Bearer:
    facts = tuple(fact for fact in found.of("un") if fact.value == digits)
    forms = tuple(form for form in forms_of(found.cas) if digits in form.un)
    return Bearer(found.entry, facts, forms, title, found)

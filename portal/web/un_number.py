"""``/un/1052``: the substances and forms to which agencies give this number. A UN number is not a substance (content rule 12)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render

from connectors.schema import FactKind
from identifiers import un
from portal.curation.annotations import Annotation
from portal.http.error_pages import not_found
from portal.models import Entry
from portal.own_feeds.response_guide_feeds import INDEX_FEED, TABLE_1_FEED, TABLE_2_FEED
from portal.profile.dangers import DANGER_KINDS
from portal.profile.entries_by_identifier import entries_with_identifier
from portal.profile.entry_annotations import annotations_on
from portal.profile.entry_facts import facts_of_entries
from portal.profile.guide_quotations import NumberInForm, guidebook_rows, guides_in
from portal.profile.number_dangers import NumberDangers, dangers_under_number
from portal.profile.shown_distances import DISTANCES_ELSEWHERE, ShownDistance, distances_in
from portal.profile.source_marks import SourceLegend
from portal.profile.sourced_facts import EntryFacts, SourcedFact
from portal.profile.titles import titles_of
from reference.forms import Form, forms_of
from reference.guide_texts import SOURCE as GUIDES_SOURCE
from reference.un_groups import is_group
from reference.un_numbers import SOURCE, shipping_names

MOST = 60
READ_KINDS = (*DANGER_KINDS, FactKind.UN)


@dataclass(frozen=True, slots=True)
class UnEntry:
    """One entry with the number, the facts that state it, and the forms that the number stands for.

    ``dangers`` is ``None`` under a number of a group: the cargo may be any member, or another substance (content rule 12).
    """

    entry: Entry
    facts: tuple[SourcedFact, ...]
    forms: tuple[Form, ...]
    title: str
    entry_facts: EntryFacts
    annotations: tuple[Annotation, ...]
    """The annotations on the entry, its records and its values, so also on its name."""
    dangers: NumberDangers | None

    @property
    def card_address(self) -> str:
        """The card of the one form for which the number stands; that with the picker where there are several or none."""
        form = f"?form={self.forms[0].key}" if len(self.forms) == 1 else ""
        return f"{self.entry.address}/card{form}"


def un_number(request: HttpRequest, number: str) -> HttpResponse:
    """The page of one number; other spellings redirect."""
    try:
        digits = un.parse(number)
    except un.UnError:
        return not_found(request, f"UN 번호 {number[:20]}은(는) 있을 수 없는 번호입니다. UN 번호는 네 자리 수입니다.")
    if digits != number:
        return HttpResponsePermanentRedirect(f"/un/{digits}")
    matching = entries_with_identifier("un", digits)
    names = shipping_names(digits)
    rows = guidebook_rows([NumberInForm(digits)], INDEX_FEED, TABLE_1_FEED, TABLE_2_FEED)
    guides = guides_in(rows)
    grouped = is_group(digits) or any(name.group for name in names)
    gases = None if grouped else [fact for fact in rows if fact.feed == TABLE_2_FEED]
    un_entries = _un_entries(list(matching[:MOST]), digits, gases)
    if not un_entries and not names and not guides:
        return not_found(request, f"UN{digits}을(를) 밝힌 자료가 이 포털에 없습니다. 위험하지 않다는 뜻이 아닙니다.")
    distances = () if grouped else distances_in(rows)
    return render(
        request,
        "portal/un.html",
        {
            "number": digits,
            "un_entries": un_entries,
            "more": matching.count() - len(un_entries),
            "names": names,
            "grouped": grouped,
            "names_source": SOURCE,
            "guides": guides,
            "guides_source": GUIDES_SOURCE,
            "distances": distances,
            "no_distance": "" if distances else DISTANCES_ELSEWHERE,
            "legend": SourceLegend(_marked_values(un_entries, distances)),
        },
    )


def _un_entries(entries: Sequence[Entry], digits: str, gases: Sequence[SourcedFact] | None) -> list[UnEntry]:
    """The entries with what stands beside each; without ``gases``, the guidebook's rows on water, no dangers are told."""
    titles = titles_of(entries)
    facts_by_entry = facts_of_entries(entries, READ_KINDS)
    annotations = annotations_on(entry.key for entry in entries)
    shown = []
    for entry in entries:
        entry_facts = facts_by_entry[entry.pk]
        facts = tuple(fact for fact in entry_facts.of("un") if fact.value == digits)
        forms = tuple(form for form in forms_of(entry_facts.cas) if digits in form.un)
        stated = None if gases is None else dangers_under_number(entry_facts, forms, gases)
        of_entry = annotations.get(entry.key, ())
        shown.append(UnEntry(entry, facts, forms, titles[entry.pk], entry_facts, of_entry, stated))
    return shown


def _marked_values(
    un_entries: Sequence[UnEntry], distances: Sequence[ShownDistance]
) -> Iterator[Sequence[SourcedFact]]:
    """The facts of every value with a mark, in the order of the page."""
    for each in un_entries:
        if each.dangers is not None:
            yield from (line.danger.facts for line in each.dangers.by_route)
    yield from (row.facts for row in distances)

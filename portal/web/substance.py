"""The substance page: response card, regulation, limits, hazards, properties, handling, linked entries, sources."""

from __future__ import annotations

from decimal import Decimal

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect, HttpResponseRedirect
from django.shortcuts import render

from connectors.feeds import Topic
from connectors.registry import feeds_on_topic
from connectors.schema import FactKind
from identifiers import cas
from portal.history.ended_values import ended_values
from portal.http.error_pages import Suggestion, not_found, withheld
from portal.models import Entry
from portal.profile.addresses import EntryWithheld, entry_at, joined_to, moved_to
from portal.profile.attribution import feed_badge
from portal.profile.classification import hazards_by_agency
from portal.profile.conflicts import uncompared_classes
from portal.profile.containing_entries import ALONE_UNKNOWN, containing_entries, is_naming_withheld
from portal.profile.content_verdicts import percent_of
from portal.profile.data_gaps import read_gaps
from portal.profile.entry_annotations import annotations_on
from portal.profile.entry_facts import facts_of
from portal.profile.judged_mixtures import mixture_address
from portal.profile.kept_apart import kept_apart_from
from portal.profile.linked_entries import linked_entries
from portal.profile.near_numbers import entries_near
from portal.profile.regulation import regulation
from portal.profile.regulation_headline import regulation_headline
from portal.profile.regulation_table import regulation_table
from portal.profile.response_card import HAZARD_FEEDS, SAFETY_DATA_SHEET_FEEDS
from portal.profile.response_guides import is_stated
from portal.profile.sds_sections import absence_lines, facts_without_section, sheet_sections
from portal.profile.sourced_facts import EntryFacts, SourcedFact, agreed_values
from portal.profile.titles import titles_of
from portal.store.identity import members_of
from portal.web.card_context import card_context
from portal.web.entry_page import entry_page
from reference.labels import Group, labels
from reference.regulated_quantities import MARK, NOTICE, general_rules

PROPERTY_KINDS = (
    FactKind.MOLAR_MASS, FactKind.APPEARANCE, FactKind.COLOUR, FactKind.ODOUR, FactKind.ODOUR_THRESHOLD, FactKind.PH,
    FactKind.MELTING_POINT, FactKind.BOILING_POINT, FactKind.FLASH_POINT, FactKind.EVAPORATION_RATE, FactKind.FLAMMABILITY,
    FactKind.EXPLOSION_LIMITS, FactKind.VAPOUR_PRESSURE, FactKind.SOLUBILITY, FactKind.VAPOUR_DENSITY, FactKind.RELATIVE_DENSITY,
    FactKind.PARTITION_COEFFICIENT, FactKind.AUTOIGNITION_TEMPERATURE, FactKind.DECOMPOSITION_TEMPERATURE, FactKind.VISCOSITY,
)  # fmt: skip
PROPERTY_TITLES = labels(Group.PROPERTY)
DOCUMENT_TITLES = labels(Group.DOCUMENT)
PERCENT_FAULT = (
    "‘{}’은(는) 함량으로 읽을 수 없습니다. 0보다 크고 100 이하인 수를 % 단위로 적어 주십시오(예: 35 또는 0.1)."
)
PROPERTY_FEEDS = feeds_on_topic(Topic.PROPERTIES)


def substance(request: HttpRequest, slug: str) -> HttpResponse:
    """``/substances/7664-39-3``; old addresses redirect, a wrong check digit gets suggestions."""
    try:
        entry = entry_at("substance", [slug])
        if entry is None:
            return without_entry(request, slug)
    except EntryWithheld:
        return withheld(request)
    if entry.withdrawn_at and (joined_entry := joined_to(entry)):
        # Not permanent: staff may undo the decision, and browsers keep a permanent redirect.
        return HttpResponseRedirect(joined_entry.address)
    entry_facts = facts_of(entry)
    return entry_page(request, "portal/substance.html", _context(request, entry_facts), entry)


def _context(request: HttpRequest, entry_facts: EntryFacts) -> dict[str, object]:
    typed = request.GET.get("percent", "")
    percent = percent_of(typed)
    gaps = read_gaps(entry_facts)
    limits = entry_facts.of(FactKind.EXPOSURE_LIMIT)
    return {
        "entry": entry_facts.entry,
        "entry_facts": entry_facts,
        "kept_apart": kept_apart_from(entry_facts.entry),
        "names": agreed_values(entry_facts.of(FactKind.NAME, FactKind.SYNONYM)),
        "identifiers": agreed_values(entry_facts.of(FactKind.CAS, FactKind.KE, FactKind.UN, FactKind.EC)),
        "formulas": agreed_values(entry_facts.of(FactKind.FORMULA)),
        "structures": entry_facts.of(FactKind.STRUCTURE),
        **card_context(entry_facts, gaps, request.GET.get("form", ""), "#card"),
        **_regulation_context(entry_facts, percent),
        "percent": percent,
        "percent_fault": "" if percent or not typed.strip() else PERCENT_FAULT.format(typed.strip()[:20]),
        "limits": limits,
        "emergency_limits": entry_facts.of(FactKind.EMERGENCY_LIMIT),
        "limit_gaps": () if any(not fact.absence for fact in limits) else gaps.lines(SAFETY_DATA_SHEET_FEEDS, limits),
        "hazards": hazards_by_agency(entry_facts),
        "hazard_gaps": gaps.lines(HAZARD_FEEDS),
        "property_gaps": gaps.lines(PROPERTY_FEEDS),
        "statements": agreed_values(
            fact for fact in entry_facts.of(FactKind.PRECAUTIONARY_STATEMENT) if not fact.absence
        ),
        "uncompared_classes": uncompared_classes(entry_facts),
        "properties": [
            (PROPERTY_TITLES[kind], agreed_values(facts))
            for kind in PROPERTY_KINDS
            if (facts := _stated_facts(entry_facts, kind))
        ],
        "property_absences": absence_lines(entry_facts.of(*PROPERTY_KINDS)),
        "reference_properties": _reference_properties(entry_facts),
        "reactivity": entry_facts.of(FactKind.REACTIVITY_STATEMENT),
        "places_of_use": entry_facts.of(FactKind.PLACE_OF_USE),
        "sections": sheet_sections(entry_facts, gaps),
        "others": facts_without_section(entry_facts),
        "mix_address": mixture_address([entry_facts.cas]) if entry_facts.cas else "",
        "linked": linked_entries(entry_facts.entry),
        "records": _records(entry_facts),
        "history": ended_values(entry_facts.entry),
    }


def _regulation_context(entry_facts: EntryFacts, percent: Decimal | None) -> dict[str, object]:
    found = regulation(entry_facts)
    lines = regulation_table(found, entry_facts.cas, percent)
    has_quantities = any(line.notice == NOTICE for line in lines)
    return {
        "regulation": found,
        "regulation_lines": lines,
        "regulation_headline": regulation_headline(found, lines, percent),
        "quantity_rules": general_rules() if has_quantities else (),
        "quantity_mark": MARK,
    }


def _stated_facts(entry_facts: EntryFacts, kind: str) -> list[SourcedFact]:
    return [fact for fact in entry_facts.of(kind) if not fact.absence]


def _reference_properties(entry_facts: EntryFacts) -> list[tuple[str, list[SourcedFact]]]:
    """Properties from reference documents that no Korean agency states for the form, by label, after all that agencies say."""
    shown = [
        fact
        for fact in entry_facts.of(FactKind.REFERENCE_PROPERTY)
        if not is_stated(entry_facts, fact.data["name"], fact.form)
    ]
    return [
        (title, facts)
        for name, title in DOCUMENT_TITLES.items()
        if (facts := [fact for fact in shown if fact.data["name"] == name])
    ]


def _records(entry_facts: EntryFacts) -> list[dict[str, object]]:
    """The records of the entry, each with its publisher and the time when it was first seen."""
    return [
        {
            "badge": feed_badge(record.feed, record.origin),
            "feed": record.feed,
            "key": record.key,
            "first_seen": record.first_seen,
            "missing_since": record.missing_since,
            "source_note": record.source_note,
        }
        for record in entry_facts.records
    ]


def without_entry(request: HttpRequest, slug: str, part: str = "") -> HttpResponse:
    """The response to an unknown address: a redirect to the entry that had it or to the usual form of the number, else 404.

    ``part`` is what follows the entry's address on the page that was asked for (``/card``).
    """
    language = request.path.partition("/substances/")[0]
    moved = moved_to("substance", slug)
    if moved is not None:
        return HttpResponsePermanentRedirect(f"{language}{moved.address}{part}")
    try:
        number = cas.parse(slug)
    except cas.CheckDigitError as error:
        suggested = entries_near(slug)
        titles, annotations = titles_of(suggested), annotations_on(each.key for each in suggested)
        message = (
            f"CAS 번호 {slug}의 검사 숫자가 맞지 않습니다({_digit(error)}). 한 글자 차이로 있는 번호는 아래와 같습니다."
        )
        return not_found(
            request,
            message,
            [
                Suggestion(f"{_numbers(each)} {titles[each.pk]}", each.address, annotations.get(each.key, ()))
                for each in suggested
            ],
        )
    except cas.CasError:
        return not_found(request, "이 주소의 물질이 없습니다. 위 검색창에서 이름이나 CAS 번호로 찾아 주십시오.")
    if number != slug and Entry.objects.filter(kind="substance", slug=number).exists():
        return HttpResponsePermanentRedirect(f"{language}/substances/{number}{part}")
    if rows := containing_entries(number):
        shown = {"number": number, "rows": rows, "alone_unknown": ALONE_UNKNOWN}
        return render(request, "portal/contained_number.html", shown)
    if is_naming_withheld(number):
        return withheld(request)
    return not_found(
        request,
        f"CAS 번호 {number}은(는) 바른 번호이지만 이 포털이 가진 자료에는 없습니다. 위험하지 않다는 뜻이 아닙니다.",
    )


def _numbers(entry: Entry) -> str:
    return ", ".join(members_of(entry.key)) or entry.slug


def _digit(error: Exception) -> str:
    """The correct check digit, taken from the message of the error."""
    digit = str(error).rstrip(".")[-1:]
    return f"끝 숫자는 {digit}이어야 함" if digit.isdigit() else "끝 숫자가 다름"

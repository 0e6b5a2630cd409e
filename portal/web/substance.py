"""The substance page: response card, regulation, limits, hazards, properties, handling, what is linked, where it all comes from."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect, HttpResponseRedirect
from django.shortcuts import render

from connectors.feeds import Topic
from connectors.registry import feeds_on_topic
from connectors.schema import FactKind
from identifiers import cas
from portal.curation.current import current_visibility
from portal.curation.joins import joined
from portal.history.ended_values import ended_values
from portal.http.problems import Suggestion, not_found, withheld
from portal.models import Entry
from portal.profile.addresses import EntryWithheld, entry_at, moved_to
from portal.profile.apart import kept_apart_from
from portal.profile.attribution import feed_badge
from portal.profile.classification import hazards_by_agency
from portal.profile.conflicts import conflicts
from portal.profile.entry_facts import facts_of
from portal.profile.gaps import read_gaps
from portal.profile.regulation import regulation
from portal.profile.related import linked_things
from portal.profile.response_card import HAZARD_FEEDS, SHEET_FEEDS, response_card
from portal.profile.sds_sections import absent_lines, handling, unsectioned
from portal.profile.sourced_facts import EntryFacts, SourcedFact, agreed
from portal.profile.titles import titles_of
from reference.labels import Group, labels

PROPERTY_KINDS = (
    FactKind.MOLAR_MASS, FactKind.APPEARANCE, FactKind.COLOUR, FactKind.ODOUR, FactKind.ODOUR_THRESHOLD, FactKind.PH,
    FactKind.MELTING_POINT, FactKind.BOILING_POINT, FactKind.FLASH_POINT, FactKind.EVAPORATION_RATE, FactKind.FLAMMABILITY,
    FactKind.EXPLOSION_LIMITS, FactKind.VAPOUR_PRESSURE, FactKind.SOLUBILITY, FactKind.VAPOUR_DENSITY, FactKind.RELATIVE_DENSITY,
    FactKind.PARTITION_COEFFICIENT, FactKind.AUTOIGNITION_TEMPERATURE, FactKind.DECOMPOSITION_TEMPERATURE, FactKind.VISCOSITY,
)  # fmt: skip
PROPERTY_TITLES = labels(Group.PROPERTY)
PROPERTY_FEEDS = feeds_on_topic(Topic.PROPERTIES)


def substance(request: HttpRequest, slug: str) -> HttpResponse:
    """``/substances/7664-39-3``; old addresses redirect, a number that cannot be is named with those it may be."""
    try:
        entry = entry_at("substance", [slug])
        if entry is None:
            return _elsewhere(request, slug)
    except EntryWithheld:
        return withheld(request)
    if entry.withdrawn_at and (stays := _joined_to(entry)):
        # Not for good: staff may undo what they decided, and browsers keep a permanent redirect.
        return HttpResponseRedirect(stays.address)
    found = facts_of(entry)
    return render(request, "portal/substance.html", _view(request, found))


def _joined_to(entry: Entry) -> Entry | None:
    """The entry to which staff joined this one, once that has taken effect."""
    key = joined().get(entry.key)
    standing = current_visibility().of_entries(Entry.objects.filter(withdrawn_at=None))
    return standing.filter(key=key).first() if key else None


def percent_of(text: str) -> Decimal | None:
    """A concentration in percent by weight from an address, or ``None``."""
    try:
        percent = Decimal(text.strip().removesuffix("%"))
    except InvalidOperation:
        return None
    return percent if percent.is_finite() and 0 < percent <= 100 else None


def _view(request: HttpRequest, found: EntryFacts) -> dict[str, object]:
    percent = percent_of(request.GET.get("percent", ""))
    gaps = read_gaps(found)
    limits = found.of(FactKind.EXPOSURE_LIMIT)
    return {
        "entry": found.entry,
        "found": found,
        "kept_apart": kept_apart_from(found.entry),
        "names": agreed(found.of(FactKind.NAME, FactKind.SYNONYM)),
        "identifiers": agreed(found.of(FactKind.CAS, FactKind.KE, FactKind.UN, FactKind.EC)),
        "formulas": agreed(found.of(FactKind.FORMULA)),
        "card": response_card(found, gaps, request.GET.get("form", "")),
        "regulation": regulation(found, percent),
        "percent": percent,
        "limits": limits,
        "limit_gaps": () if any(not fact.absence for fact in limits) else gaps.lines(SHEET_FEEDS, limits),
        "hazards": hazards_by_agency(found),
        "hazard_gaps": gaps.lines(HAZARD_FEEDS),
        "property_gaps": gaps.lines(PROPERTY_FEEDS),
        "conflicts": conflicts(found),
        "properties": [
            (PROPERTY_TITLES[kind], agreed(said)) for kind in PROPERTY_KINDS if (said := _said(found, kind))
        ],
        "property_absent": absent_lines(found.of(*PROPERTY_KINDS)),
        "sections": handling(found, gaps),
        "others": unsectioned(found),
        "linked": linked_things(found.entry),
        "records": _records(found),
        "history": ended_values(found.entry),
        "only_demo": found.has_demo,
    }


def _said(found: EntryFacts, kind: str) -> list[SourcedFact]:
    return [fact for fact in found.of(kind) if not fact.absence]


def _records(found: EntryFacts) -> list[dict[str, object]]:
    """The records that speak here, each with whose it is and since when it is known."""
    return [
        {
            "badge": feed_badge(record.feed, record.origin),
            "feed": record.feed,
            "key": record.key,
            "first_seen": record.first_seen,
            "missing_since": record.missing_since,
            "source_note": record.source_note,
        }
        for record in found.records
    ]


def _elsewhere(request: HttpRequest, slug: str) -> HttpResponse:
    """Where an unknown address leads: to the entry that once had it, to its way of writing, or to what may have been meant."""
    moved = moved_to("substance", slug)
    if moved is not None:
        return HttpResponsePermanentRedirect(moved.address)
    try:
        number = cas.parse(slug)
    except cas.CheckDigitError as error:
        near = cas.one_edit_away(slug)
        keys = [f"cas:{each}" for each in near]
        known = list(
            current_visibility()
            .of_entries(Entry.objects.filter(kind="substance", key__in=keys, withdrawn_at=None))
            .order_by("slug")
        )
        titles = titles_of(known)
        message = (
            f"CAS 번호 {slug}의 검사 숫자가 맞지 않습니다({_digit(error)}). 한 글자 차이로 있는 번호는 아래와 같습니다."
        )
        return not_found(
            request,
            message,
            [Suggestion(f"{each.slug} {titles[each.pk]}", each.address) for each in known],
        )
    except cas.CasError:
        return not_found(request, "이 주소의 물질이 없습니다. 위 검색창에서 이름이나 CAS 번호로 찾아 주십시오.")
    if number != slug and Entry.objects.filter(kind="substance", slug=number).exists():
        return HttpResponsePermanentRedirect(f"/substances/{number}")
    return not_found(
        request,
        f"CAS 번호 {number}은(는) 바른 번호이지만 이 포털이 가진 자료에는 없습니다. 위험하지 않다는 뜻이 아닙니다.",
    )


def _digit(error: Exception) -> str:
    """The digit that should stand at the end, from the error's own words."""
    digit = str(error).rstrip(".")[-1:]
    return f"끝 숫자는 {digit}이어야 함" if digit.isdigit() else "끝 숫자가 다름"

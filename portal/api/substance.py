"""``GET /api/v1/substances/7664-39-3``: names, identifiers and every fact with its source."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse

from connectors.schema import Origin
from identifiers import cas
from portal.curation.annotations import Annotation
from portal.curation.current import current_visibility
from portal.http.error_pages import not_found, withheld
from portal.profile.addresses import EntryWithheld, entry_at
from portal.profile.attribution import feed_document
from portal.profile.containing_entries import containing_entries, is_naming_withheld
from portal.profile.entry_facts import facts_of
from portal.profile.kept_apart import KeptApart, kept_apart_from
from portal.profile.sourced_facts import SourcedFact
from portal.seoul_time import seoul_date


def substance(request: HttpRequest, number: str) -> HttpResponse:
    """The substance by CAS number or by the slug of its page, or the entries that name the number; 404 with the reason."""
    try:
        entry = entry_at("substance", _slugs(number))
    except EntryWithheld:
        return withheld(request)
    if entry is None:
        return _without_entry(request, number)
    entry_facts = facts_of(entry)
    body = {
        "key": entry.key,
        "url": entry.address,
        "title_ko": entry_facts.title_ko,
        "title_en": entry_facts.title_en,
        "withdrawn": entry.withdrawn_at is not None,
        "names": [
            {
                "name": fact.value,
                "lang": fact.lang,
                "agency": agency_of(fact),
                "origin": fact.origin,
                "annotations": [annotation_json(annotation) for annotation in fact.annotations],
            }
            for fact in entry_facts.of("name", "synonym")
        ],
        "identifiers": [
            {"scheme": scheme, "value": value}
            for scheme, value in current_visibility()
            .of_identifiers(entry.identifiers.exclude(scheme="name"))
            .order_by("scheme", "value")
            .values_list("scheme", "value")
        ],
        "facts": [_fact(fact) for fact in entry_facts.facts],
        "annotations": [annotation_json(annotation) for annotation in entry_facts.annotations],
        "kept_apart": [_apart(other) for other in kept_apart_from(entry)],
        "withheld_feeds": sorted(entry_facts.withheld_feeds),
        "contained_in": _contained_in(entry_facts.cas),
    }
    return JsonResponse(body, json_dumps_params={"ensure_ascii": False})


def _without_entry(request: HttpRequest, number: str) -> HttpResponse:
    """The entries of several numbers that name a number of no substance, else 404 with the reason."""
    usual = cas.parse(number) if cas.is_valid(number) else ""
    contained_in = _contained_in(usual)
    if not contained_in:
        return withheld(request) if is_naming_withheld(usual) else not_found(request, _reason(number))
    body = {
        "key": "", "url": f"/substances/{usual}", "title_ko": "", "title_en": "", "withdrawn": False, "names": [],
        "identifiers": [{"scheme": "cas", "value": usual}], "facts": [], "annotations": [], "kept_apart": [],
        "withheld_feeds": [], "contained_in": contained_in,
    }  # fmt: skip
    return JsonResponse(body, json_dumps_params={"ensure_ascii": False})


def _contained_in(number: str) -> list[dict[str, Any]]:
    return [
        {
            "key": row.key,
            "url": row.address,
            "title": row.title,
            "cas": list(row.numbers),
            "lists": list(row.lists),
            "annotations": [annotation_json(annotation) for annotation in row.annotations],
        }
        for row in (containing_entries(number) if number else ())
    ]


def _slugs(number: str) -> list[str]:
    """The slug as given, and the usual form of a CAS number in another spelling."""
    return [number, cas.parse(number)] if cas.is_valid(number) else [number]


def agency_of(fact: SourcedFact) -> str:
    """Today's name of the agency; demonstration data never carry an agency's name alone (content rule 26)."""
    return fact.badge if fact.origin == Origin.DEMO else fact.agency


def _reason(number: str) -> str:
    try:
        return f"CAS 번호 {cas.parse(number)}의 자료가 이 포털에 없습니다."
    except cas.CheckDigitError:
        return f"CAS 번호 {number[:20]}의 검사 숫자가 맞지 않습니다."
    except cas.CasError:
        return f"{number[:40]}은(는) CAS 번호가 아닙니다."


def _fact(fact: SourcedFact) -> dict[str, Any]:
    return {
        "kind": fact.kind,
        "section": fact.section,
        "label": fact.label,
        "value": fact.value,
        "data": fact.data,
        "original": fact.original,
        "unit": fact.unit,
        "lang": fact.lang,
        "agency": agency_of(fact),
        "feed": fact.feed,
        "document": feed_document(fact.feed),
        "record_url": fact.url,
        "source_date": fact.source_date,
        "confirmed_on": day(fact.confirmed),
        "first_seen": day(fact.first_seen),
        "origin": fact.origin,
        "mark": fact.mark,
        "form": fact.form_key,
        "absence": fact.absence,
        "annotations": [annotation_json(annotation) for annotation in fact.annotations],
    }


def annotation_json(annotation: Annotation) -> dict[str, str]:
    """An annotation of staff: its text, its signer and the day."""
    return {"text": annotation.text, "signed_by": annotation.signed_by, "signed_on": day(annotation.signed_at)}


def _apart(other: KeptApart) -> dict[str, Any]:
    return {
        "key": other.key,
        "title": other.title,
        "url": other.url,
        "reason": other.reason,
        "signed_by": other.signed_by,
        "signed_on": day(other.signed_at),
        "annotations": [annotation_json(remark) for remark in other.annotations],
    }


def day(moment: datetime | None) -> str:
    """The day in Seoul, or "" where there is none."""
    return seoul_date(moment).isoformat() if moment else ""

"""The fields by which programs and files read a fact and its source, under the names that the API promises."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from connectors.schema import Origin
from portal.curation.annotations import Annotation
from portal.profile.attribution import feed_document
from portal.profile.sds_sections import fact_note
from portal.profile.sourced_facts import SourcedFact
from portal.seoul_time import seoul_date


def fact_fields(fact: SourcedFact) -> dict[str, Any]:
    """Everything that a fact states, with its source; an absence is the agency's own statement (content rule 20)."""
    return {
        "kind": fact.kind,
        "section": fact.section,
        "label": fact.label,
        "value": fact.value,
        "data": fact.data,
        "original": fact.original,
        "unit": fact.unit,
        "lang": fact.lang,
        "absence": fact.absence,
        "note": fact_note(fact),
        "first_seen": day(fact.first_seen),
        **source_fields(fact),
        **form_fields(fact),
    }


def source_fields(fact: SourcedFact) -> dict[str, Any]:
    """Who states the fact, its two dates, its origin with the mark, and its form; ``form`` is "" where it holds for all."""
    return {
        "agency": agency_of(fact),
        "document": feed_document(fact.feed),
        "feed": fact.feed,
        "record_url": fact.url,
        "source_date": fact.source_date,
        "confirmed_on": day(fact.confirmed),
        "origin": fact.origin,
        "mark": fact.mark,
        "form": fact.form_key if fact.form_name else "",
        "form_unknown": fact.form_unknown,
        "annotations": [annotation_fields(annotation) for annotation in fact.annotations],
    }


def form_fields(fact: SourcedFact) -> dict[str, Any]:
    """The form in words, and the forms that the evidence leaves where it does not tell one (content rule 11)."""
    possible = fact.forms.possible if fact.form_unknown else ()
    return {"form_name": fact.form_name, "possible_forms": [form.key for form in possible]}


def agency_of(fact: SourcedFact) -> str:
    """Today's name of the agency; demonstration data never carry an agency's name alone (content rule 26)."""
    return fact.badge if fact.origin == Origin.DEMO else fact.agency


def annotation_fields(annotation: Annotation) -> dict[str, str]:
    """An annotation of staff: its text, its signer and the day."""
    return {"text": annotation.text, "signed_by": annotation.signed_by, "signed_on": day(annotation.signed_at)}


def day(moment: datetime | None) -> str:
    """The day in Seoul, or "" where there is none."""
    return seoul_date(moment).isoformat() if moment else ""

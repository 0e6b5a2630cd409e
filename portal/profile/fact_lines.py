"""A fact on one line with all its details, for tables and files that have no room beside it."""

from __future__ import annotations

from connectors.schema import FactKind
from portal.profile.content_verdicts import bounds_of
from portal.profile.listing_remarks import contents_as_sent, listing_remarks
from portal.profile.regulation import threshold_text
from portal.profile.sourced_facts import SourcedFact
from reference.designated_quantities import SOURCE as QUANTITY_SOURCE
from reference.designated_quantities import designated_quantity


def fact_line(fact: SourcedFact) -> str:
    """The value with its unit; a hazard class with its H code, a listing with number, thresholds, condition, remarks and notice."""
    if fact.absence:
        return fact.text
    if fact.kind == FactKind.LEGAL_LISTING:
        return _listing(fact)
    if fact.kind == FactKind.HAZARD_CLASS and (code := (fact.data or {}).get("h_code")) and code not in fact.value:
        return f"{fact.value} {code}"
    return fact.text


def _listing(fact: SourcedFact) -> str:
    """A listing, with the designated quantity where the class text names one row of the annex."""
    data = fact.data or {}
    name = str(data.get("list_name") or fact.value)
    quantity = designated_quantity(name)
    parts = (
        " ".join(filter(None, (name, str(data.get("number", ""))))),
        threshold_text(bounds_of(data.get("thresholds") or ())) or contents_as_sent(data),
        f"조건: {data['condition']}" if data.get("condition") else "",
        *(f"{heading}: {text}" for heading, text in listing_remarks(data)),
        str(data.get("notice", "")),
        f"지정수량 {quantity.text}({QUANTITY_SOURCE}{', ' + quantity.condition if quantity.condition else ''})"
        if quantity
        else "",
    )
    return " · ".join(filter(None, parts))

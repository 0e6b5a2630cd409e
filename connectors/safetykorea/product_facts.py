"""Facts of recalls and certificates: lists in one cell, days, and SafetyKorea's own words for an unknown company."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping

from connectors.field_facts import list_facts, text_facts
from connectors.row_fields import Fields
from connectors.schema import Absence, Fact, FactKind

UNKNOWN_COMPANY = frozenset({"회사정보없음", "정보없음", "알수없음", "알 수 없음", "미상"})

FieldKinds = Mapping[str, tuple[FactKind, str]]
"""Field name → the kind of fact that it states and the agency's own label."""


def mapped_facts(fields: Fields, kinds: FieldKinds) -> Iterator[Fact]:
    """A fact for each of these fields that was sent."""
    for name, (kind, label) in kinds.items():
        for fact in text_facts(kind, fields.text(name), label):
            yield _without_company(fact)


def mapped_list_facts(fields: Fields, kinds: FieldKinds) -> Iterator[Fact]:
    """A fact for each member of these fields, which hold comma-separated lists."""
    for name, (kind, label) in kinds.items():
        yield from list_facts(kind, fields.text(name), label)


def _without_company(fact: Fact) -> Fact:
    if fact.value not in UNKNOWN_COMPANY:
        return fact
    return dataclasses.replace(fact, value="자료없음", original=fact.value, absence=Absence.NO_DATA)

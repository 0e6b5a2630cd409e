"""Recalls' and certificates' fields as facts: lists in one cell, days, and SafetyKorea's own words for nothing."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping

from connectors.drift import Fields
from connectors.schema import Absence, Fact, FactKind
from connectors.stated import stated, stated_each
from connectors.tally import Tally
from connectors.values import iso_date

NO_COMPANY = frozenset({"회사정보없음", "정보없음", "알수없음", "알 수 없음", "미상"})

Texts = Mapping[str, tuple[FactKind, str]]
"""Field → what it states and the agency's own name for it."""


def texts(fields: Fields, of: Texts) -> Iterator[Fact]:
    """A fact for each of these fields that was sent."""
    for name, (kind, label) in of.items():
        for fact in stated(kind, fields.text(name), label):
            yield _without_company(fact)


def lists(fields: Fields, of: Texts) -> Iterator[Fact]:
    """A fact for each member of these fields, which hold comma lists."""
    for name, (kind, label) in of.items():
        yield from stated_each(kind, fields.text(name), label)


def day(fields: Fields, name: str, kind: FactKind, label: str, tally: Tally) -> Iterator[Fact]:
    """The day in ISO form; a text that is no day is rejected with its sample, and shown as it came."""
    text = fields.text(name)
    if not text:
        return
    iso = iso_date(text)
    if not iso:
        tally.reject(name, text, "no date")
        yield from stated(kind, text, label, lang="")
        return
    yield Fact(kind, iso, original="" if iso == text else text, label=label)


def _without_company(fact: Fact) -> Fact:
    if fact.value not in NO_COMPANY:
        return fact
    return dataclasses.replace(fact, value="자료없음", original=fact.value, absence=Absence.NO_DATA)

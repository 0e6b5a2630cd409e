"""What both hazmat operations state about a substance: number, name, CAS, UN and class under 위험물안전관리법."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from connectors.field_facts import text_facts
from connectors.pass_report import PassReport
from connectors.printed_values import absence_of
from connectors.row_fields import Fields
from connectors.schema import Fact, FactKind, LegalListing, Section
from identifiers import cas, un

LAW = "위험물안전관리법"
CLASS_LABEL = "위험물안전관리법상 품명"

_SEPARATOR = re.compile(r"\s*[,;/^|\n]\s*|(?<=\d)\s+(?=\d)")
_CLASS = re.compile(r"제\s*[1-6]\s*류")


def identity_facts(fields: Fields, report: PassReport) -> Iterator[Fact]:
    """The provider's number, the name and the CAS numbers; several CAS numbers in one field mean a mixture or a group."""
    number, name = fields.text("chemicalno"), fields.text("chemicalname")
    if number:
        yield Fact(FactKind.AGENCY_ID, number, section=Section.IDENTIFICATION, label="물질번호")
    if name:
        yield Fact(FactKind.NAME, name, lang="ko", section=Section.IDENTIFICATION, label="물질명")
    yield from _numbers(fields.text("casno"), "CAS 번호", FactKind.CAS, cas.parse, Section.COMPOSITION, report)


def un_facts(text: str, report: PassReport) -> Iterator[Fact]:
    """The UN numbers of a field, each once."""
    yield from _numbers(text, "UN번호", FactKind.UN, un.parse, Section.TRANSPORT, report)


def class_facts(text: str, report: PassReport) -> Iterator[Fact]:
    """The class as a legal listing; only a text that begins with 제1류 to 제6류 is one. Any other text stays text and is drift.

    The agency sends no designated quantity, so no fact states one.
    """
    for fact in single_line_facts(FactKind.LEGAL_LISTING, text, CLASS_LABEL, Section.REGULATION):
        if fact.absence:
            yield fact
        elif _CLASS.match(fact.value):
            yield replace(fact, data=LegalListing(law=LAW, list_name=fact.value))
        else:
            report.add_drift("hazardmaterialclass", fact.value)
            yield replace(fact, kind=FactKind.OTHER)


def single_line_facts(kind: FactKind, text: str, label: str, section: Section = Section.NONE) -> Iterator[Fact]:
    """The field on one line, or none where it was not sent; the text as sent is kept beside it where the two differ."""
    line = " ".join(text.split())
    for fact in text_facts(kind, line, label, lang="" if kind is FactKind.FORMULA else "ko", section=section):
        yield replace(fact, original="" if fact.value == text else text)


def numbers_in(text: str) -> tuple[str, ...]:
    """The valid CAS numbers of a ``casno`` field."""
    return tuple(dict.fromkeys(cas.parse(part) for part in _SEPARATOR.split(text.strip()) if cas.is_valid(part)))


def _numbers(
    text: str, label: str, kind: FactKind, parse: Callable[[str], str], section: Section, report: PassReport
) -> Iterator[Fact]:
    if not text or absence_of(text):
        return
    seen: dict[str, str] = {}
    for part in _SEPARATOR.split(text):
        if not part:
            continue
        try:
            seen.setdefault(parse(part), part)
        except ValueError as error:
            report.reject(label, part, type(error).__name__)
    for order, (number, part) in enumerate(seen.items()):
        yield Fact(kind, number, original="" if part == number else part, section=section, label=label, order=order)

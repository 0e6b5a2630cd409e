"""What both hazmat operations state about a substance: number, name, CAS, UN and class under 위험물안전관리법."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from connectors.bracketed_lists import parts_outside_brackets
from connectors.cas_numbers import cas_facts
from connectors.field_facts import text_facts
from connectors.pass_report import PassReport
from connectors.printed_values import absence_of
from connectors.row_fields import Fields
from connectors.schema import Absence, Fact, FactKind, LegalListing, Section
from identifiers import un
from reference.words.absences import NOT_DANGEROUS_WORDS

LAW = "위험물안전관리법"
CLASS_LABEL = "위험물안전관리법상 품명"
UN_LABEL = "UN번호"

_SEPARATOR = re.compile(r"\s*(?:[,;/^|·ㆍ、+&\n]|및|and)\s*|(?<=\d)\s+(?=\d)")
_CLASS = re.compile(
    r"(?:위험물\s*)?(?:제\s*)?(?P<number>[1-6１-６])\s*류(?:\s*위험물)?(?!에|[가는은]\s)(?!.*(?:아님|아닌|아니|않))"
)
_BETWEEN_CLASSES = re.compile(r"\s*(?:[,;/|·\n]|\s및\s)\s*(?=(?:위험물\s*)?(?:제\s*)?[1-6１-６]\s*류)")


def identity_facts(fields: Fields, report: PassReport) -> Iterator[Fact]:
    """The provider's number, the name and the CAS numbers; several CAS numbers in one field mean a mixture or a group."""
    number, name = fields.key("chemicalno"), fields.text("chemicalname")
    if number:
        yield Fact(FactKind.AGENCY_ID, number, section=Section.IDENTIFICATION, label="물질번호")
    if name and not absence_of(name):
        yield Fact(FactKind.NAME, name, lang="ko", section=Section.IDENTIFICATION, label="물질명")
    yield from cas_facts(fields.text("casno"), "CAS 번호", report)


def un_facts(text: str, report: PassReport) -> Iterator[Fact]:
    """The UN numbers of a field, each once, with the field as sent beside it; what is no number is rejected with the field."""
    if not text or absence_of(text):
        return
    numbers: dict[str, None] = {}
    for part in filter(None, _SEPARATOR.split(text)):
        try:
            numbers.setdefault(un.parse(part))
        except un.UnError:
            report.reject(UN_LABEL, text, "no UN number")
    for order, number in enumerate(numbers):
        original = "" if text == number else text
        yield Fact(FactKind.UN, number, original=original, section=Section.TRANSPORT, label=UN_LABEL, order=order)


def class_facts(text: str, report: PassReport) -> Iterator[Fact]:
    """The class as a legal listing, one for each class that the text names; the listing is written 제4류 however it was sent.

    비위험물 is the agency's word that the Act does not apply. Any other text stays text and is drift. The agency sends no
    designated quantity, so no fact states one.
    """
    for order, part in enumerate(parts_outside_brackets(text, _BETWEEN_CLASSES)):
        for fact in single_line_facts(FactKind.LEGAL_LISTING, part, CLASS_LABEL, Section.REGULATION):
            yield replace(_as_listing(fact, report), order=order)


def _as_listing(fact: Fact, report: PassReport) -> Fact:
    if fact.absence:
        return fact
    if fact.value in NOT_DANGEROUS_WORDS:
        return replace(fact, absence=Absence.NOT_APPLICABLE)
    if match := _CLASS.match(fact.value):
        name = f"제{int(match['number'])}류{fact.value[match.end() :]}"
        return replace(fact, data=LegalListing(law=LAW, list_name=name))
    report.add_drift("hazardmaterialclass", fact.value)
    return replace(fact, kind=FactKind.OTHER)


def single_line_facts(kind: FactKind, text: str, label: str, section: Section = Section.NONE) -> Iterator[Fact]:
    """The field on one line, or none where it was not sent; the text as sent is kept beside it where the two differ."""
    line = " ".join(text.split())
    for fact in text_facts(kind, line, label, lang="" if kind is FactKind.FORMULA else "ko", section=section):
        yield replace(fact, original="" if fact.value == text else text)

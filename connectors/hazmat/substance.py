"""What both hazmat services say of a substance: number, name, CAS, UN and class under 위험물안전관리법."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from connectors.drift import Fields
from connectors.schema import Absence, Fact, FactKind, LegalListing, Section, Tally
from connectors.values import absence_of
from identifiers import cas, un

LAW = "위험물안전관리법"
CLASS_LABEL = "위험물안전관리법상 품명"

_BETWEEN = re.compile(r"\s*[,;/^|\n]\s*|\s+(?=\d)")
_CLASS = re.compile(r"제\s*[1-6]\s*류")
_WORDS_OF = {Absence.NO_DATA: "자료없음", Absence.NOT_APPLICABLE: "해당없음"}


def identity_facts(fields: Fields, tally: Tally) -> Iterator[Fact]:
    """The provider's number, the name and the CAS numbers; several CAS numbers in the one field are a mixture or group."""
    number, name = fields.text("chemicalno"), fields.text("chemicalname")
    if number:
        yield Fact(FactKind.AGENCY_ID, number, section=Section.IDENTIFICATION, label="물질번호")
    if name:
        yield Fact(FactKind.NAME, name, lang="ko", section=Section.IDENTIFICATION, label="물질명")
    yield from _numbers(fields.text("casno"), "CAS 번호", FactKind.CAS, cas.parse, Section.COMPOSITION, tally)


def un_facts(text: str, tally: Tally) -> Iterator[Fact]:
    """The UN numbers of a field, each once."""
    yield from _numbers(text, "UN번호", FactKind.UN, un.parse, Section.TRANSPORT, tally)


def class_facts(text: str, tally: Tally) -> Iterator[Fact]:
    """The class as a legal listing; only what begins 제1류 to 제6류 is one, any other wording stays words and is drift.

    The agency sends no designated quantity, so none is stated.
    """
    if not text:
        return
    absence = absence_of(text)
    if absence:
        words = _WORDS_OF[absence]
        original = "" if text == words else text
        yield Fact(
            FactKind.LEGAL_LISTING,
            words,
            original=original,
            lang="ko",
            section=Section.REGULATION,
            label=CLASS_LABEL,
            absence=absence,
        )
        return
    words = " ".join(text.split())
    original = "" if text == words else text
    if not _CLASS.match(words):
        tally.drifted("hazardmaterialclass", words)
        yield Fact(FactKind.OTHER, words, original=original, lang="ko", section=Section.REGULATION, label=CLASS_LABEL)
        return
    listing = LegalListing(law=LAW, list_name=words)
    yield Fact(FactKind.LEGAL_LISTING, words, listing, original, "ko", section=Section.REGULATION, label=CLASS_LABEL)


def numbers_in(text: str) -> tuple[str, ...]:
    """The valid CAS numbers of a ``casno`` field."""
    return tuple(dict.fromkeys(cas.parse(part) for part in _BETWEEN.split(text.strip()) if cas.is_valid(part)))


def _numbers(
    text: str, label: str, kind: FactKind, parse: Callable[[str], str], section: Section, tally: Tally
) -> Iterator[Fact]:
    if not text or absence_of(text):
        return
    seen: dict[str, str] = {}
    for part in _BETWEEN.split(text):
        if not part:
            continue
        try:
            seen.setdefault(parse(part), part)
        except ValueError as error:
            tally.reject(label, part, type(error).__name__)
    for order, (number, part) in enumerate(seen.items()):
        yield Fact(kind, number, original="" if part == number else part, section=section, label=label, order=order)

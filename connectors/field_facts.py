"""Fields of rows as facts, the same way for every agency: text or absence, lists in one cell, checked CAS numbers."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator

from connectors.pass_report import PassReport
from connectors.printed_values import absence_of
from connectors.schema import Absence, Fact, FactKind, Section
from identifiers import cas

_TEXT_OF_ABSENCE = {Absence.NO_DATA: "자료없음", Absence.NOT_APPLICABLE: "해당없음"}


def text_facts(
    kind: FactKind, text: str, label: str, *, lang: str = "ko", section: Section = Section.NONE
) -> Iterator[Fact]:
    """One fact, or none where the field was not sent; an agency's own word for a missing value is a fact of absence.

    The value is one line; a text with several lines or repeated spaces is kept as the original.
    """
    if not text:
        return
    absence = absence_of(text)
    value = _TEXT_OF_ABSENCE.get(absence, " ".join(text.split()))
    original = "" if value == text else text
    yield Fact(kind, value, original=original, lang=lang, section=section, label=label, absence=absence)


def list_facts(kind: FactKind, text: str, label: str, *, separator: str = ",", lang: str = "") -> Iterator[Fact]:
    """A fact for each part of a list in one cell, each once, in the order sent."""
    for part in dict.fromkeys(part.strip() for part in text.split(separator)):
        yield from text_facts(kind, part, label, lang=lang)


def line_facts(
    kind: FactKind, text: str, label: str, *, lang: str = "ko", section: Section = Section.NONE
) -> Iterator[Fact]:
    """Running text as one fact for each line, each line once; a line 자료없음 counts only where all lines say so."""
    lines = [line for line in dict.fromkeys(line.strip() for line in text.splitlines()) if line]
    informative = [line for line in lines if absence_of(line) is Absence.NONE]
    for line in informative or lines[:1]:
        yield from text_facts(kind, line, label, lang=lang, section=section)


def cas_facts(text: str, label: str, report: PassReport) -> Iterator[Fact]:
    """A fact for each valid CAS number of a cell; an invalid number is rejected with a sample, and the record is kept."""
    if not text or absence_of(text) is not Absence.NONE:
        return
    for part in dict.fromkeys(part.strip() for part in text.replace(";", ",").split(",")):
        try:
            number = cas.parse(part)
        except cas.CheckDigitError:
            report.reject(label, part, "CAS check digit")
        except cas.CasError:
            report.reject(label, part, "no CAS number")
        else:
            original = "" if number == part else part
            yield Fact(FactKind.CAS, number, original=original, section=Section.COMPOSITION, label=label)


def numbered(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """The facts with their position as ``order``: the first name of a record may become a title."""
    return tuple(dataclasses.replace(fact, order=place) for place, fact in enumerate(facts))

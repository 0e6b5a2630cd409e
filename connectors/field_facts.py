"""Fields of rows as facts, the same way for every agency: text or absence, lists in one cell, running text by lines."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator

from connectors.bracketed_lists import parts_outside_brackets
from connectors.pass_report import PassReport
from connectors.printed_values import absence_of
from connectors.schema import Absence, Fact, FactKind, Section

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
    """A fact for each part of a list in one cell, each once, in the order sent; a separator in brackets cuts nothing."""
    for part in dict.fromkeys(parts_outside_brackets(text, separator)):
        yield from text_facts(kind, part, label, lang=lang)


def line_facts(
    kind: FactKind, text: str, label: str, report: PassReport, *, lang: str = "ko", section: Section = Section.NONE
) -> Iterator[Fact]:
    """Running text as one fact for each line, each line once.

    A line 자료없음 is an absence only where no line speaks; beside lines that do, it is counted with a sample.
    """
    lines = [line for line in dict.fromkeys(line.strip() for line in text.splitlines()) if line]
    absent = {absence: line for line in reversed(lines) if (absence := absence_of(line)) is not Absence.NONE}
    informative = [line for line in lines if absence_of(line) is Absence.NONE]
    if informative:
        for line in absent.values():
            report.reject(label, line, "no data, beside lines that state something")
    for line in informative or [line for line in lines if line in absent.values()]:
        yield from text_facts(kind, line, label, lang=lang, section=section)


def numbered(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """The facts with their position as ``order``: the first name of a record may become a title."""
    return tuple(dataclasses.replace(fact, order=place) for place, fact in enumerate(facts))

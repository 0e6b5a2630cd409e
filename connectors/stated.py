"""Fields of rows as facts, the same for every agency: text with its absence, names in parts, CAS numbers with their check."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator

from connectors.schema import Absence, Fact, FactKind, Section
from connectors.tally import Tally
from connectors.values import absence_of
from identifiers import cas

_WORD_OF = {Absence.NO_DATA: "자료없음", Absence.NOT_APPLICABLE: "해당없음"}


def stated(
    kind: FactKind, text: str, label: str, *, lang: str = "ko", section: Section = Section.NONE
) -> Iterator[Fact]:
    """One fact, or none where the field was not sent; an agency's own word for nothing is a fact of absence.

    The value is one line; a text that had several, or runs of blanks, stands beside it as it was sent.
    """
    if not text:
        return
    absence = absence_of(text)
    value = _WORD_OF.get(absence, " ".join(text.split()))
    original = "" if value == text else text
    yield Fact(kind, value, original=original, lang=lang, section=section, label=label, absence=absence)


def stated_each(kind: FactKind, text: str, label: str, *, between: str = ",", lang: str = "") -> Iterator[Fact]:
    """A fact for each part of a list in one cell, each once, in the order sent."""
    for part in dict.fromkeys(part.strip() for part in text.split(between)):
        yield from stated(kind, part, label, lang=lang)


def stated_lines(
    kind: FactKind, text: str, label: str, *, lang: str = "ko", section: Section = Section.NONE
) -> Iterator[Fact]:
    """Running text as a fact a line, each line once; a line that says 자료없음 counts only where all do."""
    lines = [line for line in dict.fromkeys(line.strip() for line in text.splitlines()) if line]
    spoken = [line for line in lines if absence_of(line) is Absence.NONE]
    for line in spoken or lines[:1]:
        yield from stated(kind, line, label, lang=lang, section=section)


def stated_cas(text: str, label: str, tally: Tally) -> Iterator[Fact]:
    """A fact for each valid CAS number of a cell; what is none is rejected with its sample and the record lives on."""
    if not text or absence_of(text) is not Absence.NONE:
        return
    for part in dict.fromkeys(part.strip() for part in text.replace(";", ",").split(",")):
        try:
            number = cas.parse(part)
        except cas.CheckDigitError:
            tally.reject(label, part, "CAS check digit")
        except cas.CasError:
            tally.reject(label, part, "no CAS number")
        else:
            original = "" if number == part else part
            yield Fact(FactKind.CAS, number, original=original, section=Section.COMPOSITION, label=label)


def in_order(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """The facts with their places as ``order``: the first name of a record is the one that may become a title."""
    return tuple(dataclasses.replace(fact, order=place) for place, fact in enumerate(facts))

"""Identifiers and names of a substance as facts; an invalid value is rejected with a sample, and the record is kept."""

from __future__ import annotations

import re
from collections.abc import Iterator

from connectors.bracketed_lists import parts_outside_brackets
from connectors.entities import without_entities
from connectors.pass_report import PassReport
from connectors.printed_values import absence_of
from connectors.schema import Fact, FactKind, Section
from identifiers import ke
from reference.words.absences import NO_NUMBER_WORDS

_INTERIM_KE = re.compile(r"KE-\d{2}-\d{4}")
"""``KE-05-0331``: 1,445 rows of the national list of 2026-01 have a number of this shape instead of five digits."""


def ke_fact(text: str, label: str, report: PassReport) -> Fact | None:
    """The KE number, or ``None`` where the field is blank or holds anything else."""
    text = text.strip()
    if not text or absence_of(text) or text in NO_NUMBER_WORDS:
        return None
    if _INTERIM_KE.fullmatch(text):
        return Fact(FactKind.KE, text, section=Section.COMPOSITION, label=label)
    try:
        number = ke.parse(text)
    except ke.KeError:
        report.reject(label, text, "no KE number")
        return None
    return Fact(FactKind.KE, number, original="" if number == text else text, section=Section.COMPOSITION, label=label)


def name_facts(text: str, lang: str, label: str, kind: FactKind = FactKind.NAME) -> Iterator[Fact]:
    """One name, or none where the field is blank or says that there is none."""
    text = text.strip()
    if text and not absence_of(text):
        yield Fact(kind, text, lang=lang, section=Section.IDENTIFICATION, label=label)


def synonym_facts(text: str, lang: str, label: str, excluded: str) -> Iterator[Fact]:
    """The names of a list separated by semicolons, each once, without ``excluded``, the name that the record already has."""
    # The semicolon of an entity (&middot;) separates nothing.
    plain = without_entities(text)
    original = "" if plain == text else text
    names = dict.fromkeys(parts_outside_brackets(plain, ";"))
    for order, name in enumerate(name for name in names if name != excluded and not absence_of(name)):
        yield Fact(
            FactKind.SYNONYM,
            name,
            original=original,
            lang=lang,
            section=Section.IDENTIFICATION,
            label=label,
            order=order,
        )

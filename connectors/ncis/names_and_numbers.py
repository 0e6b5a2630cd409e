"""Identifiers and names of a substance as facts; an invalid value is rejected with a sample, and the record is kept."""

from __future__ import annotations

import re
from collections.abc import Iterator

from connectors.pass_report import PassReport
from connectors.schema import Fact, FactKind, Section
from identifiers import cas, ke

NOT_ASSIGNED = frozenset({"", "-", "부여되지 않음", "없음", "해당없음"})
"""The ways in which the ministry's lists say that a substance has no number."""

_BETWEEN_NUMBERS = re.compile(r"\s*[,;/&^\n]\s*")
_INTERIM_KE = re.compile(r"KE-\d{2}-\d{4}")
"""``KE-05-0331``: 1,445 rows of the national list of 2026-01 have a number of this shape instead of five digits."""


def cas_facts(text: str, label: str, report: PassReport) -> Iterator[Fact]:
    """A fact for each valid CAS number of a cell; several in one cell mean a mixture or a group."""
    text = text.strip()
    if text in NOT_ASSIGNED:
        return
    seen: dict[str, str] = {}
    for part in _BETWEEN_NUMBERS.split(text):
        try:
            seen.setdefault(cas.parse(part), part)
        except cas.CasError as error:
            report.reject(label, part, _reason(error))
    for order, (number, part) in enumerate(seen.items()):
        yield _cas_fact(number, part, label, order)


def _reason(error: cas.CasError) -> str:
    return "CAS check digit" if isinstance(error, cas.CheckDigitError) else "no CAS number"


def _cas_fact(number: str, sent: str, label: str, order: int) -> Fact:
    original = "" if sent == number else sent
    return Fact(FactKind.CAS, number, original=original, section=Section.COMPOSITION, label=label, order=order)


def ke_fact(text: str, label: str, report: PassReport) -> Fact | None:
    """The KE number, or ``None`` where the field is blank or holds anything else."""
    text = text.strip()
    if text in NOT_ASSIGNED:
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
    """One name, or none where the field is blank or a dash."""
    text = text.strip()
    if text and text != "-":
        yield Fact(kind, text, lang=lang, section=Section.IDENTIFICATION, label=label)


def synonym_facts(text: str, lang: str, label: str, excluded: str) -> Iterator[Fact]:
    """The names of a list separated by semicolons, each once, without ``excluded``, the name that the record already has."""
    names = dict.fromkeys(part.strip() for part in text.split(";"))
    for order, name in enumerate(name for name in names if name and name != excluded):
        yield Fact(FactKind.SYNONYM, name, lang=lang, section=Section.IDENTIFICATION, label=label, order=order)

"""Identifiers and names of a substance as facts; what cannot be one is rejected with a sample and the record lives on."""

from __future__ import annotations

import re
from collections.abc import Iterator

from connectors.schema import Fact, FactKind, Section
from connectors.tally import Tally
from identifiers import cas, ke

NOT_ASSIGNED = frozenset({"", "-", "부여되지 않음", "없음", "해당없음"})
"""How the ministry's lists write that a substance has no number."""

_BETWEEN_NUMBERS = re.compile(r"\s*[,;/&^\n]\s*")
_INTERIM_KE = re.compile(r"KE-\d{2}-\d{4}")
"""``KE-05-0331``: 1,445 rows of the national list of 2026-01 have a number of this shape instead of five digits."""


def cas_facts(text: str, label: str, tally: Tally) -> Iterator[Fact]:
    """A fact for each valid CAS number of a cell; several in one cell mean a mixture or a group."""
    plain = text.strip()
    if plain in NOT_ASSIGNED:
        return
    seen: dict[str, str] = {}
    for part in _BETWEEN_NUMBERS.split(plain):
        try:
            seen.setdefault(cas.parse(part), part)
        except cas.CasError as error:
            tally.reject(label, part, _reason(error))
    for order, (number, part) in enumerate(seen.items()):
        yield _cas_fact(number, part, label, order)


def _reason(error: cas.CasError) -> str:
    return "CAS check digit" if isinstance(error, cas.CheckDigitError) else "no CAS number"


def _cas_fact(number: str, sent: str, label: str, order: int) -> Fact:
    original = "" if sent == number else sent
    return Fact(FactKind.CAS, number, original=original, section=Section.COMPOSITION, label=label, order=order)


def ke_fact(text: str, label: str, tally: Tally) -> Fact | None:
    """The number of the Korean inventory, or ``None`` where the field is blank or holds something else."""
    plain = text.strip()
    if plain in NOT_ASSIGNED:
        return None
    if _INTERIM_KE.fullmatch(plain):
        return Fact(FactKind.KE, plain, section=Section.COMPOSITION, label=label)
    try:
        number = ke.parse(plain)
    except ke.KeError:
        tally.reject(label, plain, "no KE number")
        return None
    return Fact(
        FactKind.KE, number, original="" if number == plain else plain, section=Section.COMPOSITION, label=label
    )


def name_facts(text: str, lang: str, label: str, kind: FactKind = FactKind.NAME) -> Iterator[Fact]:
    """One name, or none where the field is blank or a dash."""
    plain = text.strip()
    if plain and plain != "-":
        yield Fact(kind, plain, lang=lang, section=Section.IDENTIFICATION, label=label)


def synonym_facts(text: str, lang: str, label: str, but: str) -> Iterator[Fact]:
    """The names of a list separated by semicolons, each once, without the name that the record bears already."""
    names = dict.fromkeys(part.strip() for part in text.split(";"))
    for order, name in enumerate(name for name in names if name and name != but):
        yield Fact(FactKind.SYNONYM, name, lang=lang, section=Section.IDENTIFICATION, label=label, order=order)

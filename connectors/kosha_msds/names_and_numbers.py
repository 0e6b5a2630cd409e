"""Names and numbers of a sheet's substance: the row of the list, and sections 1, 3 and 14 of the sheet."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from connectors.entities import without_entities
from connectors.kosha_msds.item_facts import absence_facts, text_facts
from connectors.kosha_msds.items import Item
from connectors.pass_report import PassReport
from connectors.row_fields import Fields
from connectors.schema import Fact, FactKind, Section
from identifiers import cas, ec, ke, un

EMPTY = ("koshaConfirm", "openYn")
"""Present and empty in every recorded response; a text in them is drift."""

PRODUCT, NAME, SYNONYMS, CAS_NUMBER, UN_NUMBER = "A02", "C02", "C04", "C06", "N02"
NAMING_ITEMS = frozenset({PRODUCT, NAME, SYNONYMS, CAS_NUMBER, UN_NUMBER})

_KOREAN = re.compile(r"[가-힣]")
_BETWEEN_NAMES = re.compile(r"\s*;\s+|;$")
_BETWEEN_NUMBERS = re.compile(r"\s*[,;/]\s*|\s+및\s+|\s+또는\s+")
_NUMBERS: tuple[tuple[str, FactKind, Callable[[str], str], Section], ...] = (
    ("casNo", FactKind.CAS, cas.parse, Section.COMPOSITION),
    ("keNo", FactKind.KE, ke.parse, Section.COMPOSITION),
    ("enNo", FactKind.EC, ec.parse, Section.COMPOSITION),
    ("unNo", FactKind.UN, un.parse, Section.TRANSPORT),
)


def listed_facts(fields: Fields, report: PassReport) -> Iterator[Fact]:
    """The list's own id, name and numbers; KOSHA leaves an element out where it has no value, and a missing element states nothing."""
    yield Fact(FactKind.AGENCY_ID, fields.text("chemId"), section=Section.IDENTIFICATION, label="chemId")
    sent = fields.text("chemNameKor")
    if name := listed_name(sent):
        original = "" if name == sent else sent
        yield Fact(
            FactKind.NAME,
            name,
            original=original,
            lang=lang_of(name),
            section=Section.IDENTIFICATION,
            label="chemNameKor",
        )
    for field in EMPTY:
        if text := str(fields.raw(field) or "").strip():
            report.add_drift(f"list {field}", text)
    for field, kind, parse, section in _NUMBERS:
        text = fields.text(field)
        yield from _numbers(without_entities(text), text, field, kind, parse, section, report)


def listed_name(sent: str) -> str:
    """The list's name on one line, without entities."""
    return " ".join(without_entities(sent).split())


def named_facts(item: Item, row: Mapping[str, Any], report: PassReport) -> Iterator[Fact]:
    """The facts of one of the items ``PRODUCT`` to ``UN_NUMBER``; a name that the list already gave is not repeated."""
    if item.code == UN_NUMBER:
        yield from _un_numbers(item, report)
    elif item.code == CAS_NUMBER:
        yield from _cas(item, str(row.get("casNo", "")), report)
    elif item.code == SYNONYMS:
        yield from _synonyms(item)
    else:
        section = Section.IDENTIFICATION if item.code == PRODUCT else Section.COMPOSITION
        for fact in text_facts(item, FactKind.NAME, section):
            if fact.absence or fact.value != listed_name(str(row.get("chemNameKor", ""))):
                yield _as_name(fact, FactKind.SYNONYM)
            elif fact.original:
                report.reject(item.name, fact.original, "repeats the list's name")


def lang_of(name: str) -> str:
    """``ko`` where a name holds Hangul, else ``en``: chemNameKor may be English."""
    return "ko" if _KOREAN.search(name) else "en"


def _as_name(fact: Fact, kind: FactKind) -> Fact:
    return Fact(
        kind,
        fact.value,
        original=fact.original,
        lang=lang_of(fact.value),
        section=fact.section,
        label=fact.label,
        absence=fact.absence,
    )


def _un_numbers(item: Item, report: PassReport) -> Iterator[Fact]:
    """The UN numbers of section 14; a statement that holds anything else stays as sent beside the numbers that it has."""
    yield from absence_facts(item, FactKind.UN, Section.TRANSPORT)
    for statement in item.informative_statements():
        text, sent = statement.text, statement.sent
        numbers = list(_numbers(text, sent, item.path, FactKind.UN, un.parse, Section.TRANSPORT, report))
        yield from numbers
        if len(numbers) < len(_BETWEEN_NUMBERS.split(statement.text)):
            yield Fact(
                FactKind.OTHER,
                statement.text,
                original=statement.original,
                lang="ko",
                section=Section.TRANSPORT,
                label=item.path,
            )


def _synonyms(item: Item) -> Iterator[Fact]:
    yield from absence_facts(item, FactKind.SYNONYM, Section.COMPOSITION)
    seen: set[str] = set()
    for statement in item.informative_statements():
        for name in (part.strip() for part in _BETWEEN_NAMES.split(statement.text)):
            if name and name not in seen:
                seen.add(name)
                yield Fact(
                    FactKind.SYNONYM,
                    name,
                    original=statement.original,
                    lang=lang_of(name),
                    section=Section.COMPOSITION,
                    label=item.path,
                )


def _cas(item: Item, listed: str, report: PassReport) -> Iterator[Fact]:
    """Section 3 repeats the number of the list. Another number would make the substance a mixture, so it is kept as text only."""
    yield from absence_facts(item, FactKind.OTHER, Section.COMPOSITION)
    for statement in item.informative_statements():
        if cas.is_valid(statement.text) and cas.is_valid(listed) and cas.parse(statement.text) == cas.parse(listed):
            if statement.original:
                report.reject("3항 CAS 번호", statement.original, "repeats the list's number")
            continue
        report.reject("3항 CAS 번호", statement.text, "not the number of the list")
        yield Fact(
            FactKind.OTHER, statement.text, original=statement.original, section=Section.COMPOSITION, label=item.path
        )


def _numbers(
    text: str,
    sent: str,
    label: str,
    kind: FactKind,
    parse: Callable[[str], str],
    section: Section,
    report: PassReport,
) -> Iterator[Fact]:
    """A fact for each number of a list in one field; ``sent`` is the original wherever it is more than the number."""
    if not text:
        return
    for part in _BETWEEN_NUMBERS.split(text):
        try:
            number = parse(part)
        except ValueError as error:
            report.reject(label, sent, type(error).__name__)
            continue
        yield Fact(kind, number, original="" if sent == number else sent, section=section, label=label)

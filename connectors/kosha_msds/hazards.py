"""Section 2 of a sheet: classes, pictograms, signal word, and the H and P statements."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from connectors.kosha_msds.item_facts import absence_facts, text_facts
from connectors.kosha_msds.items import Item
from connectors.kosha_msds.pictograms import pictogram_facts
from connectors.pass_report import PassReport
from connectors.schema import Fact, FactKind, HazardClass, Section

CLASSES, LABEL, PICTOGRAMS, SIGNAL_WORD, STATEMENTS, PRECAUTIONS, OTHER = (
    *("B02", "B04", "B0402", "B0404", "B0406", "B0408", "B06"),
)
PRECAUTION_GROUPS = frozenset({"B040802", "B040804", "B040806", "B040808"})
"""예방, 대응, 저장, 폐기: the name of the group is the fact's label."""

_CLASS = re.compile(r"(?P<name>.*\S)\s*:\s*(?P<category>구분.*|[^():]+)")
_CATEGORY = re.compile(r"구분\s*(\d[A-Z]?)(?:\s*\(.*\))?")
_H_CODE = re.compile(r"(H\d{3}[A-Za-z]{0,2}(?:\s*\+\s*H\d{3}[A-Za-z]{0,2})*)\s*(?::|$)")
_P_CODE = re.compile(r"P\d{3}(?:\s*\+\s*P\d{3})*\s*(?::|$)")


def hazard_facts(items: Sequence[Item], report: PassReport) -> Iterator[Fact]:
    """The facts of section 2, in its order; an unknown item stays text and is drift."""
    h_codes = [code for item in items if item.code == STATEMENTS for code in codes_in(item)]
    for item in items:
        if item.code == CLASSES:
            yield from _classes(item)
        elif item.code == PICTOGRAMS:
            yield from pictogram_facts(item, h_codes, report)
        elif item.code == SIGNAL_WORD:
            yield from text_facts(item, FactKind.SIGNAL_WORD, Section.HAZARDS)
        elif item.code == STATEMENTS:
            yield from _statement_facts(item, FactKind.HAZARD_STATEMENT, item.path, _H_CODE, report)
        elif item.code in PRECAUTION_GROUPS or item.code == PRECAUTIONS:
            yield from _statement_facts(item, FactKind.PRECAUTIONARY_STATEMENT, item.name, _P_CODE, report)
        else:
            if item.code not in (LABEL, OTHER):
                report.add_drift(f"2항 {item.code} {item.name}", item.text)
            yield from text_facts(item, FactKind.TEXT, Section.HAZARDS)


def codes_in(item: Item) -> list[str]:
    """The H codes of an item's statements."""
    return [
        match.group(1).replace(" ", "") for one in item.informative_statements() if (match := _H_CODE.match(one.text))
    ]


def hazard_class(text: str) -> HazardClass:
    """``급성 독성(흡입: 증기) : 구분4`` as name and category; ``고압가스 : 액화가스`` has a group as its category.

    Brackets after a category (마취영향, 1A/1B) narrow it and stay in the fact's value.
    """
    match = _CLASS.fullmatch(text)
    if not match:
        return HazardClass(text)
    category = _CATEGORY.fullmatch(match["category"].strip())
    return HazardClass(match["name"], category.group(1) if category else match["category"].strip())


def _classes(item: Item) -> Iterator[Fact]:
    yield from absence_facts(item, FactKind.HAZARD_CLASS, Section.HAZARDS)
    for statement in item.informative_statements():
        data = hazard_class(statement.text)
        yield Fact(
            FactKind.HAZARD_CLASS,
            statement.text,
            data,
            original=statement.original,
            lang="ko",
            section=Section.HAZARDS,
            label=item.path,
        )


def _statement_facts(
    item: Item, kind: FactKind, label: str, code: re.Pattern[str], report: PassReport
) -> Iterator[Fact]:
    for fact in text_facts(item, kind, Section.HAZARDS, label):
        if not fact.absence and not code.match(fact.value):
            report.add_drift(f"2항 {item.name} 코드 없는 문구", fact.value)
        yield fact

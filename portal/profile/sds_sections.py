"""The sixteen sections of a safety data sheet, with notes on lines that may be misread."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from connectors.feeds import Topic
from connectors.registry import feeds_on_topic
from connectors.schema import FactKind
from portal.profile.data_gaps import FeedGaps, GapLine
from portal.profile.sourced_facts import EntryFacts, SourcedFact
from reference.labels import Group, labels

SECTION_TITLES = labels(Group.SECTION)
SECTION_NOTES: Mapping[str, str] = {
    "8": "평상시 작업용, 사고 대응용 아님",
    "15": "참고, 법적 효력 없음. 법적 효력이 있는 물질안전보건자료는 공급자가 제공합니다.",
}
_SHEET_FEEDS = feeds_on_topic(Topic.SAFETY_DATA_SHEET)
SHOWN_ELSEWHERE: Mapping[str, tuple[tuple[str, ...], str, str]] = {
    "1": ((FactKind.NAME, FactKind.SYNONYM), "identity", "이름과 번호"),
    "2": ((FactKind.HAZARD_CLASS, FactKind.PICTOGRAM, FactKind.HAZARD_STATEMENT), "hazards", "유해성 분류"),
    "3": ((FactKind.CAS, FactKind.FORMULA), "identity", "이름과 번호"),
    "8": ((FactKind.EXPOSURE_LIMIT,), "limits", "노출기준"),
    "9": ((FactKind.MOLAR_MASS, FactKind.APPEARANCE, FactKind.MELTING_POINT), "properties", "물리·화학적 특성"),
    "15": ((FactKind.LEGAL_LISTING,), "regulation", "법적 규제"),
}
"""Kinds of facts that belong to a section but have a part of the page of their own: kinds, anchor and title."""
_FAMILY = re.compile(r"^\s*(?:[-·•]\s*)?일부(?:는|\s*물질은)?\s")
_IN_SECTION = frozenset(
    {
        FactKind.TEXT,
        FactKind.EXPOSURE_SYMPTOM,
        FactKind.TREATMENT_GENERAL,
        FactKind.TREATMENT_SPECIFIC,
        FactKind.CARCINOGENICITY,
        FactKind.TOXICITY_VALUE,
        FactKind.SHIPPING_NAME,
        FactKind.TRANSPORT_CLASS,
        FactKind.PACKING_GROUP,
        FactKind.MARINE_POLLUTANT,
        FactKind.USE,
        FactKind.OTHER,
    }
)


@dataclass(frozen=True, slots=True)
class SectionLine:
    """One line of a section with its note: "물질군 공통 문구", "의료진용", "노출 증상" or ""."""

    fact: SourcedFact
    note: str


@dataclass(frozen=True, slots=True)
class AbsenceLine:
    """The items on which one record states that it has no data: their labels, and one of the facts, for text and source."""

    labels: tuple[str, ...]
    fact: SourcedFact


@dataclass(frozen=True, slots=True)
class SheetSection:
    """One section: its lines, the stated absences, the part of the page that has the rest, or the gap of each feed."""

    number: str
    title: str
    note: str
    lines: tuple[SectionLine, ...]
    absences: tuple[AbsenceLine, ...]
    shown_at: tuple[str, str] | None
    gaps: tuple[GapLine, ...]


def sheet_sections(entry_facts: EntryFacts, gaps: FeedGaps) -> list[SheetSection]:
    """All sixteen sections in order, with the texts of all agencies."""
    by_section: dict[str, list[SourcedFact]] = {number: [] for number in SECTION_TITLES}
    for fact in entry_facts.facts:
        if fact.kind in _IN_SECTION and fact.section in by_section:
            by_section[fact.section].append(fact)
    return [_section(number, facts, entry_facts, gaps) for number, facts in by_section.items()]


def _section(number: str, facts: list[SourcedFact], entry_facts: EntryFacts, gaps: FeedGaps) -> SheetSection:
    kinds, anchor, title = SHOWN_ELSEWHERE.get(number, ((), "", ""))
    shown_at = (anchor, title) if entry_facts.of(*kinds) else None
    return SheetSection(
        number=number,
        title=SECTION_TITLES[number],
        note=SECTION_NOTES.get(number, ""),
        lines=tuple(SectionLine(fact, line_note(fact)) for fact in facts if not fact.absence),
        absences=absence_lines(facts),
        shown_at=shown_at,
        gaps=() if facts or shown_at else gaps.lines(_SHEET_FEEDS),
    )


def absence_lines(facts: Iterable[SourcedFact]) -> tuple[AbsenceLine, ...]:
    """The stated absences, one line for each source, date and form."""
    grouped: dict[tuple[str, ...], list[SourcedFact]] = defaultdict(list)
    for fact in facts:
        if fact.absence:
            grouped[fact.badge, fact.absence, fact.source_date, fact.form_text].append(fact)
    return tuple(
        AbsenceLine(tuple(dict.fromkeys(fact.label for fact in group if fact.label)), group[0])
        for group in grouped.values()
    )


def facts_without_section(entry_facts: EntryFacts) -> list[SourcedFact]:
    """The facts that belong to no section, under the labels of their agencies."""
    return [fact for fact in entry_facts.facts if fact.kind == FactKind.OTHER and fact.section not in SECTION_TITLES]


def line_note(fact: SourcedFact) -> str:
    """The note that keeps a line from being misread (content rules 3 and 4); "" for none."""
    if fact.kind == FactKind.TREATMENT_SPECIFIC:
        return "의료진용"
    if fact.kind == FactKind.EXPOSURE_SYMPTOM:
        return "노출 증상"
    return "물질군 공통 문구" if is_family_statement(fact.value) else ""


def fact_note(fact: SourcedFact) -> str:
    """The note of the line with that of its section, for faces that show lines without their sections (content rules 2 and 16)."""
    of_section = SECTION_NOTES.get(fact.section, "") if fact.kind in _IN_SECTION else ""
    return " · ".join(filter(None, (line_note(fact), of_section)))


def is_family_statement(text: str) -> bool:
    """Whether a sentence begins "일부는 …" or "일부 물질은 …": it is about a family of substances and never stands on the card."""
    return bool(_FAMILY.match(text))


def displayable_facts(facts: Iterable[SourcedFact]) -> list[SourcedFact]:
    """The facts that may stand on the response card: stated, about the substance itself, without a blank "…"."""
    return [
        fact for fact in facts if not fact.absence and not is_family_statement(fact.value) and not has_blank(fact.value)
    ]


def has_blank(text: str) -> bool:
    """Whether a statement has a blank for the supplier to fill in."""
    return "..." in text or "…" in text

"""The sixteen sections of a safety data sheet, and which sentences in them speak of a family or of everyday work."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from connectors.feeds import Topic
from connectors.registry import feeds_on_topic
from connectors.schema import FactKind
from portal.profile.gaps import GapLine, Gaps
from portal.profile.sourced_facts import EntryFacts, SourcedFact
from reference.labels import Group, labels

TITLES = labels(Group.SECTION)
NOTES: Mapping[str, str] = {
    "8": "평상시 작업용, 사고 대응용 아님",
    "15": "참고, 법적 효력 없음. 법적 효력이 있는 물질안전보건자료는 공급자가 제공합니다.",
}
_SHEET = feeds_on_topic(Topic.SAFETY_DATA_SHEET)
ELSEWHERE: Mapping[str, tuple[tuple[str, ...], str, str]] = {
    "1": ((FactKind.NAME, FactKind.SYNONYM), "identity", "이름과 번호"),
    "2": ((FactKind.HAZARD_CLASS, FactKind.PICTOGRAM, FactKind.HAZARD_STATEMENT), "hazards", "유해성 분류"),
    "3": ((FactKind.CAS, FactKind.FORMULA), "identity", "이름과 번호"),
    "8": ((FactKind.EXPOSURE_LIMIT,), "limits", "노출기준"),
    "9": ((FactKind.MOLAR_MASS, FactKind.APPEARANCE, FactKind.MELTING_POINT), "properties", "물리·화학적 특성"),
    "15": ((FactKind.LEGAL_LISTING,), "regulation", "법적 규제"),
}
"""What belongs to a section of the sheet but has a part of the page to itself."""
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
class Line:
    """One line of a section with its remark: "물질군 공통 문구", "의료진용", "노출 증상" or ""."""

    fact: SourcedFact
    remark: str


@dataclass(frozen=True, slots=True)
class Absent:
    """What one source says it has no data on, in one line: the labels, and a fact that carries the word and its source."""

    labels: tuple[str, ...]
    fact: SourcedFact


@dataclass(frozen=True, slots=True)
class SectionView:
    """One section with its lines, what sources say is missing, where else on the page it is told, or why there is nothing."""

    number: str
    title: str
    note: str
    lines: tuple[Line, ...]
    absent: tuple[Absent, ...]
    see: tuple[str, str] | None
    gaps: tuple[GapLine, ...]


def handling(found: EntryFacts, gaps: Gaps) -> list[SectionView]:
    """All sixteen sections in order; running text of every agency side by side."""
    by_section: dict[str, list[SourcedFact]] = {number: [] for number in TITLES}
    for fact in found.facts:
        if fact.kind in _IN_SECTION and fact.section in by_section:
            by_section[fact.section].append(fact)
    return [_section(number, facts, found, gaps) for number, facts in by_section.items()]


def _section(number: str, facts: list[SourcedFact], found: EntryFacts, gaps: Gaps) -> SectionView:
    kinds, anchor, title = ELSEWHERE.get(number, ((), "", ""))
    see = (anchor, title) if found.of(*kinds) else None
    return SectionView(
        number=number,
        title=TITLES[number],
        note=NOTES.get(number, ""),
        lines=tuple(Line(fact, remark(fact)) for fact in facts if not fact.absence),
        absent=absent_lines(facts),
        see=see,
        gaps=() if facts or see else gaps.lines(_SHEET),
    )


def absent_lines(facts: Iterable[SourcedFact]) -> tuple[Absent, ...]:
    """What sources say they lack, one line for each source, its date and form."""
    alike: dict[tuple[str, ...], list[SourcedFact]] = defaultdict(list)
    for fact in facts:
        if fact.absence:
            alike[fact.badge, fact.absence, fact.source_date, fact.form_key].append(fact)
    return tuple(
        Absent(tuple(dict.fromkeys(fact.label for fact in group if fact.label)), group[0]) for group in alike.values()
    )


def unsectioned(found: EntryFacts) -> list[SourcedFact]:
    """What agencies state beside the sections, verbatim under their own labels."""
    return [fact for fact in found.facts if fact.kind == FactKind.OTHER and fact.section not in TITLES]


def remark(fact: SourcedFact) -> str:
    """What must be said beside a line so that it is not taken for more than it is (content rules 3 and 4)."""
    if fact.kind == FactKind.TREATMENT_SPECIFIC:
        return "의료진용"
    if fact.kind == FactKind.EXPOSURE_SYMPTOM:
        return "노출 증상"
    return "물질군 공통 문구" if is_of_family(fact.value) else ""


def is_of_family(text: str) -> bool:
    """Whether a sentence begins "일부는 …" or "일부 물질은 …": it speaks of a family and never stands on the card."""
    return bool(_FAMILY.match(text))


def sayable(facts: Iterable[SourcedFact]) -> list[SourcedFact]:
    """Lines that may stand on the response card: stated, of the substance itself, without an open "…"."""
    return [fact for fact in facts if not fact.absence and not is_of_family(fact.value) and not has_gap(fact.value)]


def has_gap(text: str) -> bool:
    """Whether a statement leaves a blank for the supplier to fill in."""
    return "..." in text or "…" in text

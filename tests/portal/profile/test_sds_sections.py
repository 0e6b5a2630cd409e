"""The sixteen sections: notes on lines, grouped absences, and links to other parts of the page."""

from __future__ import annotations

import pytest

from connectors.schema import Absence, Fact, FactKind, HazardClass, Section
from portal.profile.data_gaps import read_gaps
from portal.profile.entry_facts import facts_of
from portal.profile.sds_sections import (
    SheetSection,
    absence_lines,
    displayable_facts,
    facts_without_section,
    has_blank,
    is_family_statement,
)
from portal.profile.sds_sections import sheet_sections as sections_of
from tests.portal.factories import entry, record_with_facts

pytestmark = pytest.mark.django_db

KOSHA = "kosha_msds.sheets"


def sections(*facts: Fact, feed: str = KOSHA) -> dict[str, SheetSection]:
    benzene = entry("cas:71-43-2")
    record_with_facts(benzene, feed, facts)
    entry_facts = facts_of(benzene)
    return {section.number: section for section in sections_of(entry_facts, read_gaps(entry_facts))}


@pytest.mark.parametrize(
    ("fact", "note"),
    [
        (Fact(FactKind.TREATMENT_SPECIFIC, "해독제", section=Section.FIRST_AID), "의료진용"),
        (Fact(FactKind.EXPOSURE_SYMPTOM, "어지러움", section=Section.TOXICOLOGY), "노출 증상"),
        (Fact(FactKind.TEXT, "일부는 물과 반응함", section=Section.STABILITY), "물질군 공통 문구"),
        (Fact(FactKind.TEXT, "안정함", section=Section.STABILITY), ""),
    ],
)
def test_a_line_carries_the_note_that_keeps_it_from_being_misread(fact: Fact, note: str) -> None:
    assert [line.note for line in sections(fact)[fact.section].lines] == [note]


def test_all_sixteen_stand_in_order() -> None:
    assert list(sections()) == [str(number) for number in range(1, 17)]


def test_what_one_source_lacks_is_one_line_with_all_its_labels() -> None:
    absences = sections(
        Fact(FactKind.TEXT, "자료없음", section=Section.ECOLOGY, label="어류", absence=Absence.NO_DATA),
        Fact(FactKind.TEXT, "자료없음", section=Section.ECOLOGY, label="갑각류", absence=Absence.NO_DATA),
        Fact(FactKind.TEXT, "해당없음", section=Section.ECOLOGY, label="조류", absence=Absence.NOT_APPLICABLE),
    )["12"].absences
    assert [(line.labels, line.fact.absence) for line in absences] == [
        (("어류", "갑각류"), "no_data"),
        (("조류",), "not_applicable"),
    ]


def test_a_section_shown_elsewhere_points_there_and_is_not_a_gap() -> None:
    section = sections(Fact(FactKind.HAZARD_CLASS, "발암성 1A", HazardClass("발암성", "1A"), section=Section.HAZARDS))[
        "2"
    ]
    assert (section.shown_at, section.gaps) == (("hazards", "유해성 분류"), ())


def test_an_empty_section_names_the_feed_of_the_gap() -> None:
    assert [gap.sentence for gap in sections()["13"].gaps] == ["자료 없음"]


@pytest.mark.parametrize(
    ("text", "family"),
    [
        ("일부는 폭발함", True),
        ("일부 물질은 폭발함", True),
        ("· 일부는 폭발함", True),
        ("일부러 태우지 마시오", False),
        ("반응 일부는 느림", False),
    ],
)
def test_a_family_sentence_is_recognised_by_its_beginning(text: str, family: bool) -> None:
    assert is_family_statement(text) is family


@pytest.mark.parametrize(
    ("text", "gap"), [("…을 착용", True), ("[전기/...] 장비", True), ("장갑을 착용하시오.", False)]
)
def test_a_blank_is_seen_in_both_spellings(text: str, gap: bool) -> None:
    assert has_blank(text) is gap


def test_a_section_has_its_title_and_the_note_that_belongs_to_it() -> None:
    shown = sections()
    assert all(section.title for section in shown.values())
    assert {number for number, section in shown.items() if section.note} == {"8", "15"}


def test_an_absence_stands_among_the_absences_alone_and_leaves_no_gap() -> None:
    section = sections(Fact(FactKind.TEXT, "자료없음", section=Section.DISPOSAL, label="", absence=Absence.NO_DATA))[
        "13"
    ]
    assert (section.lines, section.gaps, section.shown_at) == ((), (), None)
    assert [line.labels for line in section.absences] == [()]


def test_a_label_is_named_once_and_other_sources_and_dates_stay_apart() -> None:
    benzene = entry("cas:71-43-2")
    absent = Fact(FactKind.TEXT, "자료없음", section=Section.ECOLOGY, label="어류", absence=Absence.NO_DATA)
    other = Fact(FactKind.TEXT, "없음", section=Section.ECOLOGY, label="어류", absence=Absence.NO_DATA)
    record_with_facts(benzene, KOSHA, [absent, other], source_date="2025-01-01")
    record_with_facts(benzene, KOSHA, [absent], source_date="2026-01-01")
    record_with_facts(benzene, "ncis.safety", [absent], source_date="2025-01-01")
    assert sorted((line.fact.feed, line.fact.source_date, line.labels) for line in absence_lines(facts_of(benzene).facts)) == [
        (KOSHA, "2025-01-01", ("어류",)), (KOSHA, "2026-01-01", ("어류",)), ("ncis.safety", "2025-01-01", ("어류",)),
    ]  # fmt: skip


def test_a_fact_with_a_part_of_the_page_of_its_own_is_no_line_of_its_section() -> None:
    hazard = Fact(FactKind.HAZARD_CLASS, "발암성 1A", HazardClass("발암성", "1A"), section=Section.HAZARDS)
    assert sections(hazard)["2"].lines == ()


def test_what_belongs_to_no_section_keeps_the_label_of_its_agency() -> None:
    benzene = entry("cas:71-43-2")
    record_with_facts(
        benzene,
        KOSHA,
        [
            Fact(FactKind.OTHER, "가", label="비고"),
            Fact(FactKind.OTHER, "나", section=Section.STABILITY),
            Fact(FactKind.TEXT, "다"),
        ],
    )
    assert [(fact.value, fact.label) for fact in facts_without_section(facts_of(benzene))] == [("가", "비고")]


def test_only_stated_sentences_about_the_substance_without_a_blank_may_stand_on_the_card() -> None:
    benzene = entry("cas:71-43-2")
    record_with_facts(
        benzene,
        KOSHA,
        [
            Fact(FactKind.TEXT, "냉각하시오."),
            Fact(FactKind.TEXT, "일부는 폭발함"),
            Fact(FactKind.TEXT, "…을 착용하시오."),
            Fact(FactKind.TEXT, "자료없음", absence=Absence.NO_DATA),
        ],
    )
    assert [fact.value for fact in displayable_facts(facts_of(benzene).facts)] == ["냉각하시오."]

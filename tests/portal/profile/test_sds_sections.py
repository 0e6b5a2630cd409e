"""The sixteen sections: notes on lines, grouped absences, and links to other parts of the page."""

from __future__ import annotations

import pytest

from connectors.schema import Absence, Fact, FactKind, HazardClass, Section
from portal.profile.data_gaps import read_gaps
from portal.profile.entry_facts import facts_of
from portal.profile.sds_sections import SheetSection, has_blank, is_family_statement
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

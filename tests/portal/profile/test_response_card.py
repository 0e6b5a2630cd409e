"""The response card: what may stand on it, and what never."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from connectors.schema import Absence, Fact, FactKind, HazardClass, LegalListing, Section
from portal.models import Entry
from portal.profile.data_gaps import read_gaps
from portal.profile.entry_facts import facts_of
from portal.profile.response_card import NO_DISPLAYABLE_TEXT, NO_EQUIPMENT, ResponseCard, response_card
from tests.portal.factories import entry, record_with_facts

pytestmark = pytest.mark.django_db

KOSHA, KECO, TOX = "kosha_msds.sheets", "ncis.ghs", "toxinfo.emergency"


def card_of(of: Entry, form: str = "") -> ResponseCard:
    entry_facts = facts_of(of)
    return response_card(entry_facts, read_gaps(entry_facts), form)


def text_fact(section: Section, value: str, label: str = "") -> Fact:
    return Fact(FactKind.TEXT, value, section=section, label=label)


def hazard(code: str, name: str = "급성독성-흡입", category: str = "1") -> Fact:
    return Fact(FactKind.HAZARD_CLASS, f"{name} 구분 {category} ({code})", HazardClass(name, category, code))


def lines(card: ResponseCard, anchor: str) -> list[str]:
    return [fact.value for block in card.blocks if block.anchor == anchor for fact in block.lines]


def block(card: ResponseCard, anchor: str) -> tuple[str, Sequence[str]]:
    found = next(block for block in card.blocks if block.anchor == anchor)
    return found.gap, [gap.sentence for gap in found.gaps]


def test_protective_equipment_comes_from_fire_and_leak_alone_and_never_from_everyday_work() -> None:
    """Content rule 2."""
    benzene = entry("cas:71-43-2")
    record_with_facts(
        benzene,
        KOSHA,
        [
            text_fact(Section.EXPOSURE, "방독마스크를 착용하시오.", "호흡기 보호"),
            text_fact(Section.RELEASE, "보호의를 착용하시오.", "인체를 보호하기 위해 필요한 조치사항 및 보호구"),
        ],
    )
    assert lines(card_of(benzene), "ppe") == ["보호의를 착용하시오."]


def test_without_equipment_for_accidents_the_card_leaves_it_to_the_commander() -> None:
    benzene = entry("cas:71-43-2")
    record_with_facts(benzene, KOSHA, [text_fact(Section.EXPOSURE, "방독마스크를 착용하시오.", "호흡기 보호")])
    assert block(card_of(benzene), "ppe")[0] == NO_EQUIPMENT


@pytest.mark.parametrize(
    "text", ["일부는 물과 격렬히 반응함", "일부 물질은 가열하면 폭발함", "- 일부는 산화제로 연소를 도움"]
)
def test_sentences_about_a_family_never_stand_on_the_card(text: str) -> None:
    """Content rule 3."""
    ammonia = entry("cas:71-43-2")
    record_with_facts(ammonia, KOSHA, [text_fact(Section.FIRE, text)])
    card = card_of(ammonia)
    assert lines(card, "fire") == []
    assert block(card, "fire") == (NO_DISPLAYABLE_TEXT, [])


def test_precautions_with_a_blank_to_fill_in_stay_off_the_card() -> None:
    """Content rule 1."""
    benzene = entry("cas:71-43-2")
    record_with_facts(
        benzene,
        KOSHA,
        [
            Fact(FactKind.PRECAUTIONARY_STATEMENT, "P233 : 용기를 단단히 밀폐하시오."),
            Fact(FactKind.PRECAUTIONARY_STATEMENT, "P280 : …을(를) 착용하시오."),
            Fact(FactKind.PRECAUTIONARY_STATEMENT, "P241 : 폭발 방지용 [전기/환기/조명/...] 장비를 사용하시오."),
        ],
    )
    assert lines(card_of(benzene), "precautions") == ["P233 : 용기를 단단히 밀폐하시오."]


def test_first_aid_takes_general_treatment_but_neither_physicians_treatment_nor_symptoms() -> None:
    """Content rule 4."""
    benzene = entry("cas:71-43-2")
    record_with_facts(
        benzene,
        TOX,
        [
            Fact(FactKind.TREATMENT_GENERAL, "의사의 진료를 받게 한다.", section=Section.FIRST_AID),
            Fact(FactKind.TREATMENT_SPECIFIC, "해독제를 정맥 투여한다.", section=Section.FIRST_AID),
        ],
    )
    record_with_facts(
        benzene, "ncis.safety", [Fact(FactKind.EXPOSURE_SYMPTOM, "흡입하면 어지러움", section=Section.TOXICOLOGY)]
    )
    assert lines(card_of(benzene), "first-aid") == ["의사의 진료를 받게 한다."]


def test_while_no_form_is_chosen_the_card_shows_the_worst_danger_the_picker_and_no_advice() -> None:
    """Content rule 12."""
    fluoride = entry("cas:7664-39-3")
    record_with_facts(
        fluoride,
        KOSHA,
        [hazard("H314", "피부 부식성", "1A"), hazard("H330"), text_fact(Section.FIRST_AID, "물로 씻으시오.")],
    )
    card = card_of(fluoride)
    assert [form.key for form in card.picker][:1] == ["anhydrous"]
    assert [danger.code for danger in card.dangers] == ["H330"]
    assert (card.blocks, card.pictograms, card.signal) == ([], [], [])


def test_an_unknown_form_in_the_address_is_no_choice() -> None:
    fluoride = entry("cas:7664-39-3")
    record_with_facts(fluoride, KOSHA, [hazard("H330")])
    assert card_of(fluoride, "liquid-gold").blocks == []


def test_with_a_form_chosen_records_of_another_form_are_left_out() -> None:
    """Content rule 11."""
    fluoride = entry("cas:7664-39-3")
    gas = [Fact(FactKind.UN, "1052"), text_fact(Section.FIRE, "용기를 냉각하시오.")]
    record_with_facts(fluoride, KOSHA, gas)
    assert lines(card_of(fluoride, "anhydrous"), "fire") == ["용기를 냉각하시오."]
    assert lines(card_of(fluoride, "solution-over-60"), "fire") == []


@pytest.mark.parametrize(
    "fact",
    [
        hazard("H260", "물반응성"),
        Fact(FactKind.HAZARD_STATEMENT, "H261 : 물과 접촉시 인화성 가스를 발생함"),
        Fact(FactKind.TRANSPORT_CLASS, "4.3"),
        Fact(
            FactKind.LEGAL_LISTING,
            "제3류 자연발화성 및 금수성물질 나트륨",
            LegalListing("위험물안전관리법", "제3류 자연발화성 및 금수성물질 나트륨"),
        ),
    ],
)
def test_every_statement_that_forbids_water_stands_first(fact: Fact) -> None:
    """Content rule 5."""
    sodium = entry("cas:7440-23-5")
    record_with_facts(sodium, KOSHA, [fact])
    assert [value.text for value in card_of(sodium).water_reactive] == [fact.value]


def test_dangers_begin_with_the_most_severe_and_have_all_their_sources() -> None:
    benzene = entry("cas:71-43-2")
    record_with_facts(benzene, KECO, [hazard("H315", "피부 자극성", "2"), hazard("H225", "인화성 액체", "2")])
    record_with_facts(benzene, KOSHA, [hazard("H225", "인화성 액체", "2"), hazard("H350", "발암성", "1A")])
    card = card_of(benzene)
    assert [danger.code for danger in card.dangers] == ["H225", "H350", "H315"]
    assert [fact.feed for fact in card.dangers[0].facts] == [KECO, KOSHA]


def test_an_empty_block_gives_the_absence_that_the_agency_states() -> None:
    benzene = entry("cas:71-43-2")
    record_with_facts(
        benzene, KOSHA, [Fact(FactKind.TEXT, "자료없음", section=Section.FIRE, absence=Absence.NO_DATA, label="소화제")]
    )
    assert block(card_of(benzene), "fire") == ("", ["자료 없음"])

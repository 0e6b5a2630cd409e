"""The response card: what may stand on it, and what never."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from connectors.schema import Absence, Fact, FactKind, HazardClass, LegalListing, Section
from portal.models import Entry
from portal.profile.data_gaps import read_gaps
from portal.profile.entry_facts import facts_of
from portal.profile.response_card import (
    FIRST_AID_FEEDS,
    HAZARD_FEEDS,
    NO_DISPLAYABLE_TEXT,
    NO_EQUIPMENT,
    PROPERTY_FEEDS,
    SAFETY_DATA_SHEET_FEEDS,
    ResponseCard,
    response_card,
)
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
    return [line.text for block in card.blocks if block.anchor == anchor for line in block.lines]


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


@pytest.mark.parametrize(
    "text", ["누출 시 모든 점화원을 제거하시오.", "호흡하기 쉬운 자세로 안정을 취하시오.", "환경을 보호하시오."]
)
def test_a_line_that_names_no_equipment_is_none_whatever_its_label_says(text: str) -> None:
    """Content rule 2."""
    benzene = entry("cas:71-43-2")
    record_with_facts(
        benzene, KOSHA, [text_fact(Section.RELEASE, text, "인체를 보호하기 위해 필요한 조치 사항 및 보호구")]
    )
    assert block(card_of(benzene), "ppe")[0] == NO_EQUIPMENT
    assert lines(card_of(benzene), "spill") == [text]


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
    assert [(each.route, each.danger.code) for each in card.by_route] == [("inhaled", "H330"), ("skin", "H314")]
    assert (card.dangers, card.blocks, card.pictograms, card.signal) == ([], [], [], [])


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
    assert not card_of(fluoride, "anhydrous").shows_untold
    assert lines(card_of(fluoride, "solution-over-60"), "fire") == []


@pytest.mark.parametrize(
    "fact",
    [
        hazard("H280", "고압가스", ""),
        hazard("H220", "인화성 가스"),
        Fact(FactKind.HAZARD_STATEMENT, "H280 : 고압가스:가열하면 폭발할 수 있음"),
        Fact(FactKind.HAZARD_CLASS, "고압가스 : 액화가스", HazardClass("고압가스", "액화가스")),
    ],
)
@pytest.mark.parametrize("beside", [(), ("1198",), ("1198", "2209"), ("2209",)])
def test_a_class_of_gases_never_stands_on_the_card_of_a_solution(fact: Fact, beside: tuple[str, ...]) -> None:
    """Content rule 11, in a record of a solution, of several forms, and of an untold one."""
    formaldehyde = entry("cas:50-00-0")
    record_with_facts(formaldehyde, KECO, [fact, hazard("H311"), *(Fact(FactKind.UN, number) for number in beside)])
    shown = {form: {danger.code for danger in card_of(formaldehyde, form).dangers} for form in ("gas", "solution")}
    assert not shown["solution"] & {"H220", "H280"}
    assert shown["gas"] & {"H220", "H280"} or fact.value.endswith("액화가스")


def test_a_pictogram_of_a_gas_cylinder_stands_on_the_card_of_the_gas_alone() -> None:
    amine = entry("cas:74-89-5")
    pictograms = [Fact(FactKind.PICTOGRAM, "GHS04"), Fact(FactKind.PICTOGRAM, "GHS05")]
    record_with_facts(amine, KECO, [*pictograms, Fact(FactKind.UN, "1061"), Fact(FactKind.UN, "1235")])
    assert [code for code, *_ in card_of(amine, "anhydrous").pictograms] == ["GHS04", "GHS05"]
    assert [code for code, *_ in card_of(amine, "solution").pictograms] == ["GHS05"]


def test_what_stands_in_a_law_stands_on_the_card_of_every_form() -> None:
    sodium_sulfide = entry("cas:1313-82-2")
    listing = Fact(FactKind.LEGAL_LISTING, "제3류 금수성물질", LegalListing("위험물안전관리법", "제3류 금수성물질"))
    record_with_facts(sodium_sulfide, KOSHA, [listing, Fact(FactKind.UN, "1385")])
    for form in ("anhydrous", "hydrated"):
        assert [value.text for value in card_of(sodium_sulfide, form).water_reactive] == ["제3류 금수성물질"]


def test_an_empty_block_says_that_only_other_forms_have_lines() -> None:
    """Content rule 20: 다른 형태의 자료만 있음 is a sentence of its own."""
    fluoride = entry("cas:7664-39-3")
    gas = [Fact(FactKind.UN, "1052"), text_fact(Section.FIRE, "용기를 냉각하시오."), hazard("H330")]
    record_with_facts(fluoride, KOSHA, gas)
    card = card_of(fluoride, "solution-over-60")
    assert block(card, "fire") == ("다른 형태의 자료만 있음: 불화수소(무수)", [])
    assert (card.dangers, card.dangers_elsewhere, card.danger_gaps) == (
        [],
        "다른 형태의 자료만 있음: 불화수소(무수)",
        (),
    )
    gap, reasons = block(card, "spill")
    assert (gap, set(reasons)) == ("", {"다른 형태의 자료만 있음"})
    assert card_of(fluoride, "anhydrous").dangers_elsewhere == ""


def test_an_absence_that_a_sheet_states_of_the_gas_is_none_of_the_solution() -> None:
    fluoride = entry("cas:7664-39-3")
    absent = Fact(FactKind.TEXT, "자료없음", section=Section.FIRE, absence=Absence.NO_DATA)
    record_with_facts(fluoride, KOSHA, [Fact(FactKind.UN, "1052"), absent])
    assert block(card_of(fluoride, "anhydrous"), "fire") == ("", ["자료 없음"])
    assert block(card_of(fluoride, "solution-over-60"), "fire") == ("", ["다른 형태의 자료만 있음"])


def test_a_sheet_that_tells_no_form_still_states_its_absence_on_every_card() -> None:
    fluoride = entry("cas:7664-39-3")
    record_with_facts(fluoride, KOSHA, [Fact(FactKind.NAME, "불화수소"), text_fact(Section.FIRE, "냉각하시오.")])
    assert block(card_of(fluoride, "anhydrous"), "spill") == ("", ["자료 없음"])


def test_equipment_of_another_form_leaves_the_sentence_to_the_commander() -> None:
    fluoride = entry("cas:7664-39-3")
    record_with_facts(fluoride, KOSHA, [Fact(FactKind.UN, "1052"), text_fact(Section.FIRE, "보호의를 착용하시오.")])
    assert block(card_of(fluoride, "solution-over-60"), "ppe") == (
        f"{NO_EQUIPMENT}. 다른 형태의 자료만 있음: 불화수소(무수)", [],
    )  # fmt: skip


def test_a_record_that_tells_a_solution_and_not_its_strength_stands_on_both_cards_and_not_on_that_of_the_gas() -> None:
    fluoride = entry("cas:7664-39-3")
    record_with_facts(fluoride, KOSHA, [Fact(FactKind.UN, "1790"), text_fact(Section.FIRE, "물을 뿌리시오.")])
    shown = {
        form: lines(card_of(fluoride, form), "fire") for form in ("anhydrous", "solution-over-60", "solution-up-to-60")
    }
    assert shown == {"anhydrous": [], "solution-over-60": ["물을 뿌리시오."], "solution-up-to-60": ["물을 뿌리시오."]}


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


def test_a_pictogram_has_its_title_and_all_its_sources_once_in_the_order_of_codes() -> None:
    benzene = entry("cas:71-43-2")
    record_with_facts(benzene, KECO, [Fact(FactKind.PICTOGRAM, "GHS08"), Fact(FactKind.PICTOGRAM, "GHS02")])
    for key in ("1", "2"):
        record_with_facts(benzene, KOSHA, [Fact(FactKind.PICTOGRAM, "GHS08")], key=key)
    shown = [(code, title, [fact.feed for fact in facts]) for code, title, facts in card_of(benzene).pictograms]
    assert shown == [("GHS02", "인화성", [KECO]), ("GHS08", "건강유해성", [KECO, KOSHA])]


@pytest.mark.parametrize(
    "fact",
    [
        Fact(FactKind.PICTOGRAM, "GHS08", absence=Absence.NO_DATA),
        Fact(FactKind.PICTOGRAM, "GHS99"),
        Fact(FactKind.TEXT, "GHS08", section=Section.HAZARDS),
    ],
)
def test_what_is_no_known_pictogram_is_not_shown_as_one(fact: Fact) -> None:
    benzene = entry("cas:71-43-2")
    record_with_facts(benzene, KOSHA, [fact])
    assert card_of(benzene).pictograms == []


def test_the_signal_word_is_shown_with_its_sources_and_a_stated_absence_is_none() -> None:
    benzene = entry("cas:71-43-2")
    record_with_facts(benzene, KECO, [Fact(FactKind.SIGNAL_WORD, "위험"), hazard("H350")])
    record_with_facts(benzene, KOSHA, [Fact(FactKind.SIGNAL_WORD, "–", absence=Absence.NO_DATA)])
    assert [(value.text, len(value.facts)) for value in card_of(benzene).signal] == [("위험", 1)]


def test_the_words_of_a_danger_are_the_longest_statement_else_the_official_one() -> None:
    benzene = entry("cas:71-43-2")
    record_with_facts(
        benzene,
        KOSHA,
        [
            hazard("H350", "발암성", "1A"),
            Fact(FactKind.HAZARD_STATEMENT, "H350 : 암을 일으킬 수 있음(흡입 시 확인된 경로)"),
            Fact(FactKind.HAZARD_STATEMENT, "H350 : 암을 일으킬 수 있음"),
            hazard("H315", "피부 자극성", "2"),
            Fact(
                FactKind.HAZARD_CLASS, "피부 부식성/피부 자극성 구분 2 (H315)", HazardClass("피부 자극성", "2", "H315")
            ),
            Fact(FactKind.HAZARD_STATEMENT, "H401"),
        ],
    )
    assert [(danger.code, danger.words) for danger in card_of(benzene).dangers] == [
        ("H350", "암을 일으킬 수 있음(흡입 시 확인된 경로)"),
        ("H315", "피부에 자극을 일으킴"),
        ("H401", ""),
    ]


def test_a_class_after_the_statement_does_not_replace_its_words() -> None:
    benzene = entry("cas:71-43-2")
    record_with_facts(
        benzene, KOSHA, [Fact(FactKind.HAZARD_STATEMENT, "H225 : 인화"), hazard("H225", "고인화성 액체 및 증기", "2")]
    )
    assert [danger.words for danger in card_of(benzene).dangers] == ["인화"]


def test_codes_without_a_rank_follow_by_number_and_absences_are_no_dangers() -> None:
    benzene = entry("cas:71-43-2")
    absent = Fact(FactKind.HAZARD_CLASS, "급성독성", HazardClass("급성독성", "1", "H330"), absence=Absence.NO_DATA)
    record_with_facts(benzene, KOSHA, [hazard("H413"), hazard("H400"), hazard("H361"), hazard(""), absent])
    assert [danger.code for danger in card_of(benzene).dangers] == ["H361", "H400", "H413"]


def test_without_dangers_every_feed_on_hazards_gives_its_reason_and_with_one_none_does() -> None:
    benzene = entry("cas:71-43-2")
    assert len(card_of(benzene).danger_gaps) == len(HAZARD_FEEDS) > 1
    record_with_facts(benzene, KECO, [Fact(FactKind.HAZARD_CLASS, "–", absence=Absence.NOT_APPLICABLE)])
    assert "해당 없음" in [gap.sentence for gap in card_of(benzene).danger_gaps]
    record_with_facts(benzene, KOSHA, [hazard("H350")])
    assert card_of(benzene).danger_gaps == ()


@pytest.mark.parametrize(
    "fact",
    [
        hazard("H225", "인화성 액체"),
        Fact(FactKind.HAZARD_CLASS, "물반응성 (H260)"),
        Fact(FactKind.HAZARD_STATEMENT, "H225 : H260"),
        Fact(FactKind.TRANSPORT_CLASS, "3"),
        Fact(FactKind.TRANSPORT_CLASS, "4.3", absence=Absence.NOT_APPLICABLE),
        Fact(FactKind.LEGAL_LISTING, "제3류 자연발화성물질 황린"),
        Fact(FactKind.LEGAL_LISTING, "금수성 아님"),
        Fact(FactKind.TEXT, "제3류 금수성물질", section=Section.REGULATION),
        Fact(FactKind.TEXT, "4.3", section=Section.TRANSPORT),
    ],
)
def test_nothing_else_forbids_water(fact: Fact) -> None:
    water = entry("cas:71-43-2")
    record_with_facts(water, KOSHA, [fact])
    assert card_of(water).water_reactive == []


def test_a_code_alone_is_left_out_where_its_words_are_shown() -> None:
    sodium = entry("cas:7440-23-5")
    record_with_facts(sodium, KECO, [Fact(FactKind.HAZARD_STATEMENT, "H260"), Fact(FactKind.HAZARD_STATEMENT, "H261")])
    record_with_facts(sodium, KOSHA, [Fact(FactKind.HAZARD_STATEMENT, "H260 : 물과 접촉시 자연발화성 가스를 발생함")])
    assert [value.text for value in card_of(sodium).water_reactive] == [
        "H261", "H260 : 물과 접촉시 자연발화성 가스를 발생함",
    ]  # fmt: skip


def test_the_blocks_stand_in_the_order_in_which_a_responder_needs_them() -> None:
    assert [(block.title, block.anchor) for block in card_of(entry("cas:71-43-2")).blocks] == [
        ("사고 대응 보호구", "ppe"), ("응급조치", "first-aid"), ("화재", "fire"), ("누출", "spill"),
        ("탐지", "detection"),
    ]  # fmt: skip


def test_each_block_takes_the_lines_of_its_own_section() -> None:
    benzene = entry("cas:71-43-2")
    texts = {Section.FIRST_AID: "씻으시오.", Section.FIRE: "냉각하시오.", Section.RELEASE: "막으시오."}
    record_with_facts(benzene, KOSHA, [text_fact(section, text) for section, text in texts.items()])
    card = card_of(benzene)
    assert [lines(card, anchor) for anchor in ("first-aid", "fire", "spill")] == [[text] for text in texts.values()]
    assert block(card, "ppe") == (NO_EQUIPMENT, [])
    assert block(card, "fire") == ("", [])


def test_an_empty_block_gives_a_reason_for_each_feed_that_can_fill_it() -> None:
    card = card_of(entry("cas:71-43-2"))
    feeds = {"first-aid": FIRST_AID_FEEDS, "fire": SAFETY_DATA_SHEET_FEEDS, "detection": PROPERTY_FEEDS}
    for anchor, of_block in feeds.items():
        gap, reasons = block(card, anchor)
        assert (gap, len(reasons)) == ("", len(of_block))


def test_equipment_shows_its_sources_and_no_gap_where_there_is_some() -> None:
    benzene = entry("cas:71-43-2")
    equipment = text_fact(Section.FIRE, "방열복을 입으시오.", "화재 진압 시 보호구")
    record_with_facts(benzene, KOSHA, [equipment, text_fact(Section.RELEASE, "일부는 보호복을 뚫음")])
    assert (lines(card_of(benzene), "ppe"), block(card_of(benzene), "ppe")[0]) == (["방열복을 입으시오."], "")


def test_the_anchor_of_an_empty_block_stands_at_the_top() -> None:
    """Content rule 5: who asks for a fire of a substance without a line on fire lands on danger and water."""
    benzene = entry("cas:71-43-2")
    record_with_facts(benzene, KOSHA, [text_fact(Section.FIRE, "냉각하시오.")])
    assert card_of(benzene).anchors_at_top == ("ppe", "first-aid", "spill")
    assert card_of(entry("cas:7664-39-3")).anchors_at_top == ("ppe", "first-aid", "fire", "spill")


def test_the_line_of_water_stands_apart_from_the_other_routes() -> None:
    """Content rule 5."""
    sodium = entry("cas:7440-23-5")
    record_with_facts(
        sodium,
        KOSHA,
        [hazard("H260", "물반응성"), hazard("H314", "피부 부식성"), Fact(FactKind.TRANSPORT_CLASS, "4.3")],
    )
    card = card_of(sodium)
    assert card.water_line is not None
    assert card.water_line.danger.code == "H260"
    assert [value.text for value in card.other_water] == ["4.3"]
    assert [each.danger.code for each in card.routes] == ["H314"]


def test_equal_words_of_two_agencies_stand_once_with_both_sources() -> None:
    benzene = entry("cas:71-43-2")
    for feed in (KOSHA, TOX):
        record_with_facts(benzene, feed, [text_fact(Section.FIRST_AID, "씻으시오.", "눈에 들어갔을 때")])
    (first_aid,) = [block for block in card_of(benzene).blocks if block.anchor == "first-aid"]
    assert [(line.label, [fact.feed for fact in line.facts]) for line in first_aid.lines] == [
        ("눈에 들어갔을 때", [KOSHA, TOX])
    ]


def test_a_block_of_absences_and_unusable_sentences_says_that_there_are_sentences() -> None:
    benzene = entry("cas:71-43-2")
    absent = Fact(FactKind.TEXT, "자료없음", section=Section.FIRE, absence=Absence.NO_DATA)
    record_with_facts(benzene, KOSHA, [absent, text_fact(Section.FIRE, "일부는 폭발함")])
    assert block(card_of(benzene), "fire") == (NO_DISPLAYABLE_TEXT, [])


def test_facts_of_unknown_form_stay_on_the_card_of_any_form() -> None:
    """Content rule 11."""
    fluoride = entry("cas:7664-39-3")
    record_with_facts(fluoride, KOSHA, [text_fact(Section.FIRE, "냉각하시오."), hazard("H330")])
    card = card_of(fluoride, "anhydrous")
    assert (lines(card, "fire"), card.chosen and card.chosen.key) == (["냉각하시오."], "anhydrous")
    assert card.shows_untold
    assert [danger.code for danger in card.dangers] == ["H330"]


def test_while_no_form_is_chosen_actions_on_which_sources_differ_are_named_once_without_the_advice() -> None:
    """Content rule 12."""
    fluoride = entry("cas:7664-39-3")
    record_with_facts(fluoride, KOSHA, [text_fact(Section.FIRST_AID, "토하게 하지 마시오.")])
    record_with_facts(fluoride, TOX, [Fact(FactKind.TREATMENT_GENERAL, "구토를 유도한다.", section=Section.FIRST_AID)])
    card = card_of(fluoride)
    assert (card.conflicting_actions, card.conflicts) == (["구토 유도"], [])
    chosen = card_of(fluoride, "anhydrous")
    assert (chosen.conflicting_actions, [each.action for each in chosen.conflicts]) == ([], ["구토 유도"])


def test_water_is_forbidden_before_a_form_is_chosen_too() -> None:
    fluoride = entry("cas:7664-39-3")
    record_with_facts(fluoride, KOSHA, [Fact(FactKind.TRANSPORT_CLASS, "4.3")])
    assert [value.text for value in card_of(fluoride).water_reactive] == ["4.3"]


def test_a_substance_of_one_form_has_no_picker() -> None:
    card = card_of(entry("cas:71-43-2"), "anhydrous")
    assert (card.picker, card.chosen, len(card.blocks), card.shows_untold) == ((), None, 5, False)

"""Guides of a substance: joined by the form's number, or by the one number that agencies state, and gone with what is withheld."""

from __future__ import annotations

import pytest

from connectors.schema import Fact, FactKind
from portal.curation.decisions import Signed, decide
from portal.curation.subjects import Subject
from portal.models import Entry
from portal.profile.entry_facts import facts_of
from portal.profile.guide_quotations import (
    GuideSection,
    NumberInForm,
    guide_sections,
    guides_for_numbers,
    numbers_for,
    numbers_of,
    whole_guide,
)
from portal.profile.sourced_facts import EntryFacts
from reference.forms import forms_of
from tests.portal.factories import entry, record_with_facts
from tests.portal.guidebook import guidebook

pytestmark = pytest.mark.django_db(transaction=True)
SIGNED = Signed("담당자", "확인 중")
ISOLATE = "Isolate spill or leak area for at least 100 meters (330 feet) in all directions."


def _substance(cas: str, *numbers: str, origin: str = "live") -> EntryFacts:
    of = entry(f"cas:{cas}")
    record_with_facts(of, "ncis.substances", [Fact(FactKind.UN, number) for number in numbers], origin=origin)
    return facts_of(of)


def test_a_substance_of_one_form_has_the_guide_of_its_only_number() -> None:
    guidebook("1017")
    numbers = numbers_of(_substance("7782-50-5", "1017"))
    (guide,) = guides_for_numbers(numbers)
    assert (guide.guide, guide.un, guide.names, guide.pages) == ("124", "1017", ("Chlorine",), "178–179")
    assert guide.address == "/guides/124"
    assert "국내 기준 아님" in guide.facts[0].badge


def test_a_group_number_tells_no_guide_and_does_not_disturb_the_one_that_does() -> None:
    assert numbers_of(_substance("50-32-8", "3077")) == ()
    assert numbers_of(_substance("71-43-2", "1114", "1993")) == (NumberInForm("1114"),)


def test_of_several_numbers_without_forms_none_is_the_right_one() -> None:
    assert numbers_of(_substance("71-43-2", "1114", "1230")) == ()


def test_a_number_of_the_demonstration_does_not_count_beside_one_of_an_agency() -> None:
    substance = entry("cas:71-43-2")
    record_with_facts(substance, "ncis.substances", [Fact(FactKind.UN, "1230")], origin="demo")
    record_with_facts(substance, "ncis.substances", [Fact(FactKind.UN, "1114")])
    assert numbers_of(facts_of(substance)) == (NumberInForm("1114"),)


def test_a_form_has_its_own_number_and_no_form_has_none() -> None:
    of = _substance("7664-39-3", "1052", "1790")
    anhydrous, over_60, _ = forms_of("7664-39-3")
    assert [each.un for each in numbers_for(of, anhydrous)] == ["1052"]
    assert [each.un for each in numbers_for(of, over_60)] == ["1790"]
    assert numbers_for(of, None) == ()
    guidebook("1052")
    (guide,) = guides_for_numbers(numbers_for(of, anhydrous))
    assert guide.facts[0].data["form"] == "anhydrous"
    assert guide.facts[0].form == anhydrous


def test_a_number_that_is_withheld_takes_the_guide_with_it() -> None:
    guidebook("1017")
    substance = _substance("7782-50-5", "1017")
    record = substance.records[0]
    decide("withhold", Subject(f"ncis.substances/{record.key}", "un", "1017"), SIGNED)
    assert numbers_of(facts_of(Entry.objects.get(key="cas:7782-50-5"))) == ()


@pytest.mark.parametrize("subject", ["erg.index/1017-124", "erg.guides/124", "guide:124"])
def test_a_row_a_guide_or_its_entry_that_is_withheld_is_quoted_no_more(subject: str) -> None:
    guidebook("1017")
    decide("withhold", Subject(subject), SIGNED)
    assert guides_for_numbers([NumberInForm("1017")]) == ()


def test_a_sentence_that_is_withheld_is_gone_and_the_rest_of_the_guide_stands() -> None:
    guidebook("1017")
    (guide,) = guides_for_numbers([NumberInForm("1017")])
    before = guide_sections([guide])[GuideSection.EVACUATION]
    decide("withhold", Subject("erg.guides/124", "text", ISOLATE), SIGNED)
    after = guide_sections([guide])[GuideSection.EVACUATION]
    assert [each.english for each in before.sentences if each not in after.sentences] == [ISOLATE]
    assert all(each.korean for each in after.sentences)


def test_a_card_has_no_family_sentence_and_the_guides_own_page_has_it() -> None:
    guidebook("1017")
    (guide,) = guides_for_numbers([NumberInForm("1017")])
    on_card = guide_sections([guide])[GuideSection.FIRE_OR_EXPLOSION].sentences
    on_page = whole_guide("124")[GuideSection.FIRE_OR_EXPLOSION].sentences
    assert not any(each.is_family for each in on_card)
    assert [each.english for each in on_page if each.is_family] == [
        "Some will react violently with air, moist air and/or water."
    ]


def test_119_stands_where_the_book_says_whom_to_call_abroad() -> None:
    guidebook("1052")
    (guide,) = guides_for_numbers([NumberInForm("1052")])
    sections = guide_sections([guide])
    assert sections[GuideSection.PUBLIC_SAFETY].calls_119
    first_aid = sections[GuideSection.FIRST_AID]
    assert (first_aid.calls_119, first_aid.general_first_aid) == (True, True)
    assert any("calcium gluconate gel" in each.english for each in first_aid.sentences)
    shown = [each.english for section in sections.values() for each in section.sentences]
    assert not [text for text in shown if "911" in text or "ERAP" in text or "shipping paper" in text]


def test_without_a_number_of_the_index_nothing_is_asked_of_the_database(django_assert_num_queries) -> None:  # type: ignore[no-untyped-def]
    with django_assert_num_queries(0):
        assert guides_for_numbers([NumberInForm("9999")]) == ()

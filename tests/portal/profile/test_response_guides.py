"""What reference documents say for a card: after what agencies say, for one form, and nothing before one is chosen."""

from __future__ import annotations

from decimal import Decimal

import pytest

from connectors.reference_data import EmergencyLimit, ReactivityStatement, ReferenceProperty
from connectors.schema import Fact, FactKind
from portal.models import Entry
from portal.own_feeds.chris_feed import FEED as CHRIS_FEED
from portal.profile.entry_facts import facts_of
from portal.profile.response_guides import DISTANCES_ELSEWHERE, GuideSection, reference_for_card
from portal.profile.sourced_facts import EntryFacts
from reference.forms import forms_of
from tests.portal.factories import entry, record_with_facts
from tests.portal.guidebook import guidebook

pytestmark = pytest.mark.django_db(transaction=True)
FLASH = Fact(FactKind.REFERENCE_PROPERTY, "12 ℃ (closed cup)", ReferenceProperty("flash_point"), label="flash_point")
STATE = Fact(FactKind.REFERENCE_PROPERTY, "Liquid", ReferenceProperty("state"), label="state")


def _methanol(*facts: Fact) -> EntryFacts:
    of = entry("cas:67-56-1")
    record_with_facts(of, "ncis.substances", [Fact(FactKind.UN, "1230"), *facts])
    record_with_facts(of, CHRIS_FEED, [FLASH, STATE], origin="portal", source_date="1999")
    return facts_of(of)


def test_a_substance_of_one_form_has_its_guide_by_section() -> None:
    guidebook("1230")
    found = reference_for_card(_methanol(), None)
    assert found.guide is not None
    assert (found.guide.un, found.guide.guide) == ("1230", "131")
    assert set(found.sections) == set(GuideSection)
    assert found.distances == ()
    assert found.no_distance == DISTANCES_ELSEWHERE


def test_a_property_that_an_agency_states_is_not_repeated_from_a_document() -> None:
    assert [fact.label for fact in reference_for_card(_methanol(), None).properties] == ["flash_point", "state"]
    stated = _methanol(Fact(FactKind.FLASH_POINT, "11 ℃"))
    assert [fact.label for fact in reference_for_card(stated, None).properties] == ["state", "state"]


def test_before_a_form_is_chosen_there_is_no_guide_no_distance_and_no_sheet() -> None:
    guidebook("1052", "1790")
    of = entry("cas:7664-39-3")
    limit = EmergencyLimit("IDLH", 30, Decimal(30), "ppm")
    record_with_facts(
        of, "niosh.idlh", [Fact(FactKind.EMERGENCY_LIMIT, "30 ppm", limit, label="IDLH")], origin="portal"
    )
    sheet = Fact(FactKind.REFERENCE_PROPERTY, "Liquid", ReferenceProperty("state", form="anhydrous"), label="state")
    record_with_facts(of, CHRIS_FEED, [sheet], origin="portal")
    facts = facts_of(of)
    found = reference_for_card(facts, None)
    assert (found.guides, found.distances, found.properties, found.water_gases) == ((), (), (), ())
    assert [fact.form_text for fact in found.limits] == [""]
    anhydrous, over_60, _ = forms_of("7664-39-3")
    chosen = reference_for_card(facts, anhydrous)
    assert [each.un for each in chosen.distances] == ["1052"]
    assert [fact.form_name for fact in chosen.properties] == ["불화수소(무수)"]
    assert reference_for_card(facts, over_60).properties == ()
    assert reference_for_card(facts, over_60).distances == ()


def test_of_a_form_with_two_numbers_and_two_guides_none_is_the_guide() -> None:
    guidebook("1051", "1614")
    facts = facts_of(entry("cas:74-90-8"))
    found = reference_for_card(facts, forms_of("74-90-8")[0])
    assert [each.guide for each in found.guides] == ["117", "152"]
    assert found.guide is None
    assert found.sections == {}


def test_gases_made_in_water_come_with_their_row() -> None:
    guidebook("1717")
    of = entry("cas:75-36-5")
    record_with_facts(of, "ncis.substances", [Fact(FactKind.UN, "1717")])
    (gases,) = reference_for_card(facts_of(of), None).water_gases
    assert gases.data["gases"] == ["HCl"]


def test_a_reactivity_statement_stands_for_its_form() -> None:
    of = entry("cas:7697-37-2")
    statement = Fact(FactKind.REACTIVITY_STATEMENT, "H272 x", ReactivityStatement("H272", "over-70"))
    record_with_facts(of, "eu.clp_reactivity", [statement], origin="portal")
    facts = facts_of(of)
    by_form = {form.key: len(reference_for_card(facts, form).reactivity) for form in forms_of("7697-37-2")}
    assert {key for key, count in by_form.items() if count} == {"over-70"}


def test_a_substance_without_any_row_has_only_the_sentence_where_distances_are() -> None:
    record_with_facts(entry("cas:50-32-8"), "ncis.substances", [Fact(FactKind.NAME, "벤조피렌", lang="ko")])
    found = reference_for_card(facts_of(Entry.objects.get(key="cas:50-32-8")), None)
    assert found.guide is None
    assert found.no_distance == DISTANCES_ELSEWHERE

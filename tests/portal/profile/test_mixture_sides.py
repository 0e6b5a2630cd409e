"""Sides of a mixture from keys: facts that may be shown, forms, contents, classes, and what cannot be judged."""

from __future__ import annotations

import pytest

from connectors.reference_data import ReactivityStatement
from connectors.schema import Fact, FactKind, Ingredient
from portal.curation.decisions import Signed, decide
from portal.curation.subjects import Subject
from portal.models import Entry
from portal.profile.mixture_sides import Side, SideProblem, is_key_of_contents, sides_of
from reference.reactivity.materials import Dissolved
from tests.portal.factories import entry, record_with_facts

pytestmark = pytest.mark.django_db
STAFF = Signed("staff", "r")


def side(key: str) -> Side:
    [only] = sides_of([key])
    return only


def stated(cas: str, *facts: Fact, origin: str = "live", title: str = "물질") -> Entry:
    created = entry(f"cas:{cas}", title)
    record_with_facts(created, "kosha_msds.sheets", [Fact(FactKind.NAME, title, lang="ko"), *facts], origin=origin)
    return created


def test_codes_that_agencies_state_are_of_the_material_and_lead_to_their_facts() -> None:
    stated("98001-01-5", Fact(FactKind.HAZARD_STATEMENT, "H260 : 물과 접촉 시 …"))
    one = side("98001-01-5")
    assert one.item is not None
    assert "H260" in one.item.materials[0].codes
    assert one.statements["98001-01-5", "H260"][0].value.startswith("H260")


def test_names_and_formulas_that_are_shown_give_kinds() -> None:
    stated("98001-01-5", Fact(FactKind.NAME, "Lithium cyanide", lang="en"), Fact(FactKind.FORMULA, "LiCN"))
    one = side("98001-01-5")
    assert one.item is not None
    assert "cyanide" in one.item.materials[0].groups.kinds


def test_a_withheld_fact_is_not_read_and_a_withheld_substance_is_not_judged() -> None:
    created = stated("98001-01-5", Fact(FactKind.HAZARD_STATEMENT, "H260 : 물과 접촉 시 …"))
    decide("withhold", Subject(created.key), STAFF)
    withheld = side("98001-01-5")
    assert (withheld.item, withheld.problem, withheld.title) == (None, SideProblem.WITHHELD, "")


def test_a_withdrawn_substance_is_not_judged() -> None:
    created = stated("98001-01-5")
    Entry.objects.filter(pk=created.pk).update(withdrawn_at="2026-01-01T00:00:00Z")
    assert side("98001-01-5").problem is SideProblem.WITHDRAWN


def test_a_number_that_nothing_is_known_of_is_unknown_and_one_of_the_table_is_judged() -> None:
    assert side("98001-01-5").problem is SideProblem.UNKNOWN
    assert side("7681-52-9").item is not None
    assert side("no-such-thing").problem is SideProblem.UNKNOWN


def test_the_law_speaks_by_its_table_until_facts_of_the_law_are_there() -> None:
    assert "EUH031" in side("7681-52-9").item.materials[0].codes  # type: ignore[union-attr]
    assert side("7681-52-9").law_sources["7681-52-9", "EUH031"].startswith("EU CLP")


def test_a_chosen_form_is_dissolved_or_not_and_without_one_it_may_be() -> None:
    for key, dissolved in (
        ("7647-01-0", Dissolved.POSSIBLY),
        ("7647-01-0~solution", Dissolved.YES),
        ("7647-01-0~anhydrous", Dissolved.NO),
    ):
        one = side(key)
        assert one.item is not None
        assert one.item.materials[0].dissolved is dissolved


def test_a_percent_chooses_its_form_and_one_that_does_not_exist_says_so() -> None:
    assert side("7722-84-1~35%").form is not None
    assert side("7722-84-1~nothing").problem is SideProblem.NO_FORM
    assert side("7722-84-1~nothing").forms
    assert side("7681-52-9~5%").item is not None


def test_an_item_of_several_contents_has_them_all_and_fails_with_one() -> None:
    both = side("1305-78-8_7429-90-5")
    assert both.item is not None
    assert [material.cas for material in both.item.materials] == ["1305-78-8", "7429-90-5"]
    assert side("1305-78-8_98001-01-5").problem is SideProblem.UNKNOWN
    assert is_key_of_contents("1305-78-8_7429-90-5")
    assert not is_key_of_contents("1305-78-8_x")


def product_class(slug: str, title: str, *ingredients: Fact) -> Entry:
    created = entry(f"product_class:{slug}", title, kind="product_class", slug=slug)
    record_with_facts(
        created, "portal.product_classes", [Fact(FactKind.NAME, title, lang="ko"), *ingredients], origin="portal"
    )
    return created


def test_a_class_is_judged_by_what_its_products_may_hold_and_not_by_what_was_found_or_released() -> None:
    roles = (("107-21-1", "main"), ("67-56-1", "found"), ("630-08-0", "released"))
    product_class("any", "부동액", *(Fact(FactKind.INGREDIENT, cas, Ingredient(cas, role, "s")) for cas, role in roles))
    one = side("any")
    assert one.item is not None
    assert ([each.cas for each in one.item.materials], one.item.several, one.of_product) == (["107-21-1"], True, True)


def test_a_class_whose_word_leaves_several_kinds_open_is_judged_by_each() -> None:
    product_class("toilet-cleaner", "변기 세정제")
    one = side("toilet-cleaner")
    assert one.item is not None
    assert {each.cas for each in one.item.materials} == {"7681-52-9", "7647-01-0"}
    assert one.title == "변기 세정제"


def test_a_withheld_class_is_not_judged() -> None:
    decide("withhold", Subject(product_class("toilet-cleaner", "변기 세정제").key), STAFF)
    assert side("toilet-cleaner").problem is SideProblem.WITHHELD


def test_a_household_thing_has_its_contents_and_water_is_water() -> None:
    vinegar, water = sides_of(["vinegar", "water"])
    assert vinegar.item is not None
    assert water.item is not None
    assert "organic_acid" in vinegar.item.materials[0].groups.kinds
    assert (vinegar.of_product, water.of_product) == (True, False)


def test_a_demonstration_is_told() -> None:
    stated("98001-01-5", Fact(FactKind.NAME, "Sodium cyanide", lang="en"), origin="demo")
    assert side("98001-01-5").has_demo


def test_facts_of_the_law_take_the_place_of_its_table_and_a_withheld_one_is_not_said_by_the_table() -> None:
    statement = Fact(FactKind.REACTIVITY_STATEMENT, "EUH031", ReactivityStatement("EUH031"))
    stated("7681-52-9", statement)
    one = side("7681-52-9")
    assert one.law_sources == {}
    assert [fact.kind for fact in one.statements["7681-52-9", "EUH031"]] == [FactKind.REACTIVITY_STATEMENT]
    record = Entry.objects.get(key="cas:7681-52-9").records.get()
    decide("withhold", Subject(f"{record.feed}/{record.key}", statement.kind, statement.value), STAFF)
    assert "EUH031" not in side("7681-52-9").item.materials[0].codes  # type: ignore[union-attr]

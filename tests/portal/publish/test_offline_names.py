"""The names by which an offline reader searches the pack."""

from __future__ import annotations

import pytest

from connectors.schema import Fact, FactKind
from portal.curation.decisions import Signed, decide
from portal.curation.subjects import Subject
from portal.own_feeds.product_class_feed import sync_product_classes
from portal.profile.mixture_sides import sides_of
from portal.publish.offline_addresses import HouseholdMixture, indexed_guides
from portal.publish.offline_names import LONGEST_NAME, searched_names
from tests.portal.factories import entry, record_with_facts
from tests.portal.guidebook import guidebook

pytestmark = pytest.mark.django_db
CARD = "/substances/98001-01-5/card"


def names_of(*facts: Fact) -> list[str]:
    created = entry("cas:98001-01-5", "물질")
    record_with_facts(created, "ncis.inventory", facts, key="a")
    [row] = searched_names([created], [], (), [], {CARD})["pages"]
    return [*row["names"]]


def test_names_and_numbers_are_found_and_systematic_names_are_not() -> None:
    long = "x" * (LONGEST_NAME + 1)
    facts = [Fact(FactKind.SYNONYM, "다른 이름"), Fact(FactKind.UN, "1017"), Fact(FactKind.SYNONYM, long)]
    found = names_of(*facts)
    assert {"다른 이름", "1017"} <= {*found}
    assert long not in found


def test_a_withheld_name_is_not_found() -> None:
    """Content rule 31."""
    created = entry("cas:98001-01-5", "물질")
    record_with_facts(created, "ncis.inventory", [Fact(FactKind.SYNONYM, "가린 이름")], key="a")
    decide("withhold", Subject("ncis.inventory/a", "synonym", "가린 이름"), Signed("담당자", "확인 중"))
    [row] = searched_names([created], [], (), [], {CARD})["pages"]
    assert "가린 이름" not in row["names"]


def test_only_what_the_pack_holds_is_found() -> None:
    guidebook("1017")
    created = entry("cas:98001-01-5", "물질")
    held = searched_names([created], [], indexed_guides(), [], {"/un/1017"})
    assert held["pages"] == []
    assert {each["un"] for each in held["numbers"]} == {"1017"}
    assert searched_names([created], [], indexed_guides(), [], set())["numbers"] == []


def test_household_things_and_classes_are_found_by_the_words_that_people_use() -> None:
    sync_product_classes()
    vinegar, bleach = sides_of(("vinegar", "chlorine-bleach"))
    mixture = HouseholdMixture(vinegar, bleach, suggested=True)
    found = searched_names([], [], (), [mixture], {mixture.address})
    names = {side["key"]: side["names"] for side in found["sides"]}
    assert names["vinegar"][0] == "식초"
    assert {"식초", "vinegar", "사과식초"} <= {*names["vinegar"]}
    assert {"락스", "염소계 표백제", "bleach"} <= {*names["chlorine-bleach"]}
    assert found["mixtures"] == [
        {"keys": ["vinegar", "chlorine-bleach"], "address": mixture.address, "suggested": True}
    ]


def test_a_substance_that_is_a_side_is_found_by_all_its_names_and_not_by_those_of_a_thing() -> None:
    acid = entry("cas:7647-01-0", "염화수소")
    record_with_facts(acid, "ncis.inventory", [Fact(FactKind.SYNONYM, "염산가스")], key="a")
    sides = sides_of(("7647-01-0", "vinegar"))
    mixture = HouseholdMixture(*sides, suggested=True)
    found = searched_names([acid], [], (), [mixture], {mixture.address, CARD})
    names = {side["key"]: side["names"] for side in found["sides"]}
    assert {"염화수소", "염산가스"} <= {*names["7647-01-0"]}
    assert "식초" not in names["7647-01-0"]


def test_a_mixture_that_the_pack_does_not_hold_is_not_found() -> None:
    mixture = HouseholdMixture(*sides_of(("vinegar", "alcohol")), suggested=True)
    assert searched_names([], [], (), [mixture], set())["mixtures"] == []

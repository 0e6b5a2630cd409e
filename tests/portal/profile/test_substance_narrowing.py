"""Ticks narrow: alternatives in a field, fields together, nothing unknown left out, and no smell never narrows."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from portal.profile.observation_reading import Listing, Observation, ObservedSubstance
from portal.profile.substance_narrowing import Ticks, hazard_number, narrowed, un_number
from reference.observations import Reading, values

PAIRS = sorted(values())


def substance(
    number: int, *stated: tuple[str, str], weight: int = 0, accidents: int = 0, name: str = ""
) -> ObservedSubstance:
    observations = tuple(Observation("colour", value, Reading(frozenset({(field, value)}))) for field, value in stated)
    listings = (Listing(weight, 0, 0),) if weight else ()
    return ObservedSubstance(number, f"cas:{number}", name or str(number), "", listings, observations, accidents)


def left(ticks: Ticks, *substances: ObservedSubstance) -> list[int]:
    return [each.substance.entry for each in narrowed(substances, ticks).candidates]


YELLOW_GAS = substance(1, ("colour", "yellow"), ("state", "gas"))
YELLOW_SOLID = substance(2, ("colour", "yellow"), ("state", "solid"))
BLUE_GAS = substance(3, ("colour", "blue"), ("state", "gas"))
UNKNOWN = substance(4)
ALL = (YELLOW_GAS, YELLOW_SOLID, BLUE_GAS, UNKNOWN)


def test_fields_combine_and_ticks_of_one_field_are_alternatives() -> None:
    assert left(Ticks(frozenset({("colour", "yellow")})), *ALL) == [1, 2, 4]
    assert left(Ticks(frozenset({("colour", "yellow"), ("state", "gas")})), *ALL) == [1, 4]
    either = Ticks(frozenset({("colour", "yellow"), ("colour", "blue"), ("state", "gas")}))
    assert sorted(left(either, *ALL)) == [1, 3, 4]


def test_nothing_ticked_leaves_everything() -> None:
    assert left(Ticks(), *ALL) == [1, 2, 3, 4]


@given(st.sets(st.sampled_from(PAIRS), max_size=6), st.sets(st.sampled_from(PAIRS), max_size=6))
def test_a_true_observation_never_leaves_a_substance_out(
    stated: set[tuple[str, str]], ticked: set[tuple[str, str]]
) -> None:
    fields_of_ticks = {field for field, _ in ticked}
    true = ticked & stated
    of_unknown_fields = {pair for pair in ticked if pair[0] not in {field for field, _ in stated}}
    if {field for field, _ in true | of_unknown_fields} == fields_of_ticks:
        assert left(Ticks(frozenset(ticked)), substance(1, *sorted(stated))) == [1]


@given(st.sets(st.sampled_from(PAIRS), max_size=5), st.sets(st.sampled_from(PAIRS), max_size=5), st.sampled_from(PAIRS))
def test_one_more_field_never_brings_a_substance_back(
    stated: set[tuple[str, str]], ticked: set[tuple[str, str]], more: tuple[str, str]
) -> None:
    if more[0] not in {field for field, _ in ticked}:
        each = substance(1, *sorted(stated))
        assert len(left(Ticks(frozenset(ticked | {more})), each)) <= len(left(Ticks(frozenset(ticked)), each))


def test_a_count_is_what_the_tick_explains_under_the_other_fields() -> None:
    found = narrowed(ALL, Ticks(frozenset({("colour", "yellow")})))
    assert found.counts[("state", "gas")] == 1
    assert found.counts[("colour", "blue")] == 1
    assert found.counts[("state", "solid")] == 1


def test_of_as_many_explained_ticks_the_rarer_ones_come_first() -> None:
    ticks = Ticks(frozenset({("state", "liquid"), ("place", "plating"), ("odour", "almond")}))
    substances = (
        substance(1, ("state", "liquid"), accidents=9),
        substance(2, ("state", "liquid"), weight=40),
        substance(3, ("place", "plating"), ("place", "factory")),
        substance(4, ("state", "liquid"), ("place", "pool")),
    )
    assert left(ticks, *substances) == [3, 1, 2, 4]
    assert left(ticks, *substances, substance(5, ("state", "liquid"), ("odour", "almond"))) == [5, 3, 1, 2, 4]


@given(
    st.lists(st.sets(st.sampled_from(PAIRS), max_size=6), min_size=1, max_size=6),
    st.sets(st.sampled_from(PAIRS), max_size=6),
)
def test_a_place_never_rules_a_substance_out(stated: list[set[tuple[str, str]]], ticked: set[tuple[str, str]]) -> None:
    substances = [substance(number, *sorted(pairs)) for number, pairs in enumerate(stated)]
    without = {pair for pair in ticked if pair[0] != "place"}
    ticks, fewer = Ticks(frozenset(ticked)), Ticks(frozenset(without))
    assert sorted(left(ticks, *substances)) == sorted(left(fewer, *substances))


def test_the_order_is_ticks_then_live_accidents_then_the_law_then_the_name() -> None:
    ticks = Ticks(frozenset({("colour", "yellow"), ("state", "gas")}))
    substances = (
        substance(1, ("colour", "yellow"), name="가"),
        substance(2, ("colour", "yellow"), weight=40, name="나"),
        substance(3, ("colour", "yellow"), accidents=1, name="다"),
        substance(4, ("colour", "yellow"), ("state", "gas"), name="라"),
        substance(5, weight=40, accidents=9, name="마"),
    )
    assert left(ticks, *substances) == [4, 3, 2, 1, 5]


def test_an_odourless_substance_is_left_out_by_a_special_smell_but_never_by_irritation() -> None:
    odourless = substance(1, ("odour", "none"))
    assert left(Ticks(frozenset({("odour", "rotten-egg")})), odourless) == []
    assert left(Ticks(frozenset({("odour", "sharp")})), odourless) == [1]


def test_a_un_number_narrows_and_that_of_a_group_does_not() -> None:
    chlorine, ammonia = substance(1, ("un", "1017")), substance(2, ("un", "1005"))
    assert left(Ticks(un="1017"), chlorine, ammonia, UNKNOWN) == [1, 4]
    assert left(Ticks(un="1993"), chlorine, ammonia) == [1, 2]


def test_a_hazard_number_is_explained_by_the_label_and_narrows_by_its_first_digit() -> None:
    chlorine = substance(1, ("label", "2.3"), ("label", "5.1"), ("label", "8"))
    petrol = substance(2, ("label", "3"))
    found = narrowed((chlorine, petrol, UNKNOWN), Ticks(hazard_number="265"))
    assert [(each.substance.entry, len(each.explained)) for each in found.candidates] == [(1, 1), (4, 0)]


def test_numbers_of_a_plate_are_read_as_people_type_them() -> None:
    assert [un_number(text) for text in ("1017", "UN1017", "un 1017", "un-1017", "17", "10170", "x", "")] == [
        "1017", "1017", "1017", "1017", "", "", "", "",
    ]  # fmt: skip
    assert [hazard_number(text) for text in ("265", "x 423", "1", "10", "abc", "")] == ["265", "X423", "", "", "", ""]

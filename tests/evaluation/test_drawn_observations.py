"""Drawn cases: the same seed draws the same, and whatever is drawn is stated of the substance."""

from __future__ import annotations

from evaluation.drawn_observations import drawn_cases
from evaluation.unknown_substances import results
from portal.profile.observation_reading import Observation, ObservedSubstance
from reference.observations import Reading


def substance(number: int, *stated: tuple[str, str]) -> ObservedSubstance:
    observations = (Observation("colour", "", Reading(frozenset(stated))),)
    return ObservedSubstance(number, f"cas:{number}", f"물질 {number}", "", (), observations)


WHOLE = tuple(
    substance(number, ("colour", "yellow"), ("odour", "sharp"), ("state", "gas"), ("place", "pool"), ("label", "2.3"))
    for number in range(1, 9)
)


def test_a_seed_draws_the_same_cases_whatever_the_order_of_the_substances() -> None:
    assert drawn_cases(WHOLE, 5, 1) == drawn_cases(WHOLE[::-1], 5, 1)
    assert drawn_cases(WHOLE, 5, 1) != drawn_cases(WHOLE, 5, 2)


def test_three_stated_fields_are_drawn_and_no_label() -> None:
    for case in drawn_cases(WHOLE, 8, 1):
        assert len({field for field, _ in case.three}) == 3
        assert {field for field, _ in case.three} <= {"colour", "odour", "state", "place"}
        assert ("label", "2.3") not in case.everything


def test_a_substance_without_a_colour_a_smell_or_a_state_is_never_drawn() -> None:
    odourless = substance(9, ("colour", "yellow"), ("odour", "none"), ("state", "gas"))
    assert drawn_cases((odourless,), 5, 1) == ()


def test_what_is_stated_never_excludes_the_substance_and_equals_are_counted() -> None:
    found = results(WHOLE, drawn_cases(WHOLE, 8, 1))
    assert {each.equals for each in found} == {8}
    assert sorted(each.position for each in found) == list(range(1, 9))

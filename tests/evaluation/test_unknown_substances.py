"""The judged set of unknown substances: its words are read by the portal's tables, and positions are counted honestly."""

from __future__ import annotations

import pytest

from evaluation.unknown_substances import ObservedCase, observed_cases, report, results, ticks_of
from portal.profile.observation_reading import Observation, ObservedSubstance
from reference.observations import Reading


def substance(number: int, cas: str, *stated: tuple[str, str]) -> ObservedSubstance:
    observations = tuple(Observation("colour", "", Reading(frozenset({pair}))) for pair in stated)
    return ObservedSubstance(number, f"cas:{cas}", cas, "", (), observations)


def test_the_set_has_forty_substances_with_three_observations_each() -> None:
    cases = observed_cases()
    assert len({case.cas for case in cases}) == 40
    assert {len(case.three) for case in cases} == {3}


@pytest.mark.parametrize(
    ("column", "word", "tick"),
    [
        ("colour", "황록색", ("colour", "yellow-green")),
        ("odour", "썩은 달걀", ("odour", "rotten-egg")),
        ("state", "gas", ("state", "gas")),
        ("vapour", "heavier", ("air", "heavier")),
        ("on_water", "dissolves", ("water", "mixes")),
        ("container_or_place", "맨홀", ("place", "sewer")),
        ("container_or_place", "가스통", ("container", "cylinder")),
    ],
)
def test_an_observation_is_ticked_as_a_person_would(column: str, word: str, tick: tuple[str, str]) -> None:
    assert tick in ticks_of(column, word)


def test_no_smell_is_not_ticked() -> None:
    assert ticks_of("odour", "무취") == frozenset()


def test_positions_exclusions_and_unknown_substances_are_told_apart() -> None:
    held = (substance(1, "1", ("colour", "yellow")), substance(2, "2", ("colour", "black")))
    cases = [ObservedCase(cas, cas, (("colour", "노란색"),), (("colour", "노란색"),)) for cas in ("1", "2", "3")]
    found = results(held, cases)
    assert [each.position for each in found] == [1, 0, -1]
    assert report(found)[-1].startswith("excluded by a true observation: 1; not among the substances sought: 1")

"""The judged pairs: how a verdict is counted, and that the file can be read."""

from __future__ import annotations

from dataclasses import replace

from evaluation.mixture_pairs import JudgedPair, PairResult, judged_mixture_pairs, lines, results_of
from portal.profile.judged_mixtures import Mixture
from reference.reactivity.consequences import Consequence

PAIR = JudgedPair("X", "household", "가", "나", True, (Consequence.FIRE, Consequence.TOXIC_GAS), frozenset({"Cl2"}))


def result(*named: Consequence, gases: tuple[str, ...] = (), safe: bool = False) -> PairResult:
    return PairResult(PAIR, frozenset(named), frozenset(gases), "", safe)


def test_the_file_has_sixty_pairs_of_three_kinds() -> None:
    pairs = judged_mixture_pairs()
    assert len(pairs) == 60
    assert {pair.kind for pair in pairs} == {"household", "industrial", "harmless"}
    assert all(pair.hazards for pair in pairs if pair.is_danger)


def test_a_pair_is_right_if_the_first_hazard_is_named_and_never_if_it_is_called_safe() -> None:
    assert result(Consequence.FIRE).is_right
    assert not result(Consequence.HEAT).is_right
    assert not result(Consequence.FIRE, safe=True).is_right
    assert result(Consequence.TOXIC_GAS).names_a_gravest
    assert not result(Consequence.FIRE).names_a_gravest


def test_a_harmless_pair_is_right_unless_it_is_called_safe() -> None:
    harmless = replace(PAIR, is_danger=False, hazards=())
    assert replace(result(), pair=harmless).is_right
    assert not replace(result(safe=True), pair=harmless).is_right


def test_figures_and_misses_are_told() -> None:
    told = lines(results_of(lambda a, b: Mixture((), ()), (PAIR,)))
    assert "hazard named right: 0 of 1 (0.000)" in told
    assert any(line.startswith("missed X") for line in told)
    assert any(line.startswith("gas not named X") for line in told)

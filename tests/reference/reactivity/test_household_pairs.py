"""Household pairs: every one has a source that was read, and its sides are of kinds that exist."""

from __future__ import annotations

from reference.reactivity.consequences import rows
from reference.reactivity.group_rules import group_rules
from reference.reactivity.household_pairs import household_pairs


def known_kinds() -> set[str]:
    things = {kind for row in rows("household_things.csv") for kind in row["kinds"].split()}
    return {rule.key for rule in group_rules()} | things


def test_every_pair_has_a_source_and_a_consequence() -> None:
    for pair in household_pairs():
        assert pair.source
        assert "[k]" not in pair.source
        assert pair.consequences


def test_every_side_is_a_number_a_group_or_a_kind_that_exists() -> None:
    kinds = known_kinds()
    for pair in household_pairs():
        for match in pair.a_matches | pair.b_matches:
            assert match.partition(":")[0] in ("cas", "epa") or match in kinds, (pair.key, match)


def test_bleach_and_ammonia_are_a_pair_because_the_charts_know_no_chloramine() -> None:
    [pair] = [pair for pair in household_pairs() if pair.key == "bleach-ammonia"]
    assert {gas.formula for gas in pair.gases} == {"NH2Cl", "NHCl2", "NCl3"}


def test_keys_are_told_apart() -> None:
    assert len({pair.key for pair in household_pairs()}) == len(household_pairs())

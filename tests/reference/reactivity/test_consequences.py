"""Consequences in the order of harm, and the gases that carry 109 (content rule 8)."""

from __future__ import annotations

import pytest

from reference.reactivity.consequences import Consequence, consequences_of, gases, rows


def test_toxic_gas_and_explosion_come_before_fire_and_fire_before_heat() -> None:
    ranks = {each: each.rank for each in Consequence}
    assert ranks[Consequence.TOXIC_GAS] == ranks[Consequence.EXPLOSION] == 0
    assert 0 < ranks[Consequence.FIRE] < ranks[Consequence.HEAT]
    assert [*consequences_of("heat fire toxic_gas")] == [Consequence.TOXIC_GAS, Consequence.FIRE, Consequence.HEAT]


def test_an_unknown_word_or_gas_is_an_error() -> None:
    with pytest.raises(ValueError, match="harmless"):
        consequences_of("harmless")
    with pytest.raises(KeyError):
        gases(["XyZ"])


def test_the_three_gases_of_content_rule_8_carry_109_and_no_other_does() -> None:
    assert {row["formula"] for row in rows("gases.csv") if row["calls_109"]} == {"HCN", "H2S", "CO"}
    assert [gas.calls_109 for gas in gases(["HCN", "Cl2"])] == [True, False]


def test_every_gas_has_a_name_and_a_reason() -> None:
    assert all(row["name_ko"] and row["reason"] for row in rows("gases.csv"))

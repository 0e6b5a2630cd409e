"""The index of the guidebook: for every UN number the guide is that of the source, and every guide has a text."""

from __future__ import annotations

from pathlib import Path

from reference.guide_index import guide_index
from reference.guide_texts import guides
from tests.shared_tables import shared_rows


def test_all_1983_numbers_have_the_guides_of_the_source(shared: Path) -> None:
    rows = shared_rows(shared, "erg/erg2024_index.csv")
    stated = {(row["un"], row["name"], row["guide"], row["polymerize"] == "P") for row in rows}
    held = {(name.un, name.name, name.guide, name.may_polymerize) for names in guide_index().values() for name in names}
    assert held == stated
    assert len(guide_index()) == 1983


def test_every_guide_that_a_number_has_is_a_guide_with_a_text() -> None:
    assert {name.guide for names in guide_index().values() for name in names} <= guides().keys()


def test_numbers_with_several_guides_are_those_of_things_and_not_of_substances() -> None:
    several = {un for un, names in guide_index().items() if len({name.guide for name in names}) > 1}
    assert several == {"1057", "3166", "3171", "3536"}

"""Places of use: every row names its document, and nothing in the table is without a place, a valid number and a use."""

from __future__ import annotations

from collections import Counter

from identifiers import cas
from reference.observations import fields, read_place, values
from reference.places_of_use import uses_in_places

ROWS = tuple(uses_in_places())
PLACES = fields()["place"].values


def test_every_row_says_who_states_what_and_where() -> None:
    for row in ROWS:
        filled = (row.substance, row.use, row.document, row.publisher)
        assert all(text == text.strip() != "" for text in filled), row
        assert row.section == row.section.strip(), row
        assert row.document in row.source
        assert row.publisher in row.source


def test_every_number_is_a_cas_number_and_every_place_can_be_ticked() -> None:
    assert all(cas.parse(row.cas) == row.cas for row in ROWS)
    assert {row.place for row in ROWS} <= {value.key for value in PLACES}


def test_no_substance_stands_twice_in_a_place_and_a_number_has_one_substance() -> None:
    assert max(Counter((row.place, row.cas) for row in ROWS).values()) == 1


def test_every_place_has_substances_of_its_own_or_of_the_places_within_it() -> None:
    stated = {key for row in ROWS for _, key in read_place(row.place).stated}
    assert stated == {value.key for value in PLACES}


def test_a_specific_place_states_the_general_one_too() -> None:
    assert read_place("plating").stated == {("place", "plating"), ("place", "factory")}
    assert read_place("pool").stated == {("place", "pool")}
    assert read_place("moon").stated == set()
    assert all(not value.within or not values()["place", value.within].within for value in PLACES)


def test_places_stand_under_headings_each_heading_once() -> None:
    groups = [value.group for value in PLACES]
    changes = [group for number, group in enumerate(groups) if not number or groups[number - 1] != group]
    assert all(groups)
    assert len(changes) == len(set(changes))

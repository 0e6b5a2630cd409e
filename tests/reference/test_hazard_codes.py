"""H codes: the order of gravity that content rule 12 sets, and the route of each."""

from __future__ import annotations

import csv
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reference.hazard_codes import TABLE, Route, routes_of, severity

STEPS = (
    "explosive or decomposes by itself",
    "ignites by itself",
    "acute by inhalation",
    "fatal by skin",
    "fire",
    "corrosion",
    "the rest",
)
NAMED_BY_THE_RULE = {
    STEPS[0]: {"H200", "H201", "H202", "H203", "H204", "H205", "H240", "H241"},
    STEPS[1]: {"H250", "H232"},
    STEPS[2]: {"H330", "H331"},
    STEPS[3]: {"H310"},
}


def rows() -> list[dict[str, str]]:
    with TABLE.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def test_the_table_follows_the_steps_of_content_rule_12() -> None:
    positions = [STEPS.index(row["step"]) for row in rows()]
    assert all(one <= next_one for one, next_one in pairwise(positions))
    for step, codes in NAMED_BY_THE_RULE.items():
        assert {row["code"] for row in rows() if row["step"] == step} == codes


def test_every_code_stands_once_with_a_known_route() -> None:
    codes = [row["code"] for row in rows()]
    assert len(codes) == len(set(codes))
    assert {row["route"] for row in rows()} == set(Route)


@pytest.mark.parametrize("row", rows(), ids=lambda row: row["code"])
def test_the_route_of_an_h_code_is_that_of_its_number(row: dict[str, str]) -> None:
    """GHS numbers physical hazards 2xx, by mouth 300–305, by skin and eye 310–320, by breath 330–336."""
    code, number = row["code"], int(row["code"][-3:])
    if code.startswith("EUH"):
        return
    expected = {
        200 <= number < 290: Route.FIRE_AND_EXPLOSION,
        number in (260, 261): Route.WATER,
        300 <= number < 310: Route.SWALLOWED,
        310 <= number < 330: Route.SKIN_AND_EYE,
        330 <= number < 340: Route.INHALED,
        340 <= number < 400: Route.OTHER,
    }[True]
    assert row["route"] == expected


@pytest.mark.parametrize(
    ("graver", "milder"),
    [
        ("H200", "H330"), ("H241", "H250"), ("H250", "H330"), ("H331", "H310"), ("H310", "H220"), ("H220", "H314"),
        ("H314", "H300"), ("H226", "H311"), ("H350", "H335"), ("H336", "H400"), ("H336", "H999"),
        ("H300+H310", "H314"), ("H360FD", "H361"),
    ],
)  # fmt: skip
def test_the_graver_code_comes_first(graver: str, milder: str) -> None:
    assert severity(graver) < severity(milder)


def test_a_compound_reaches_a_person_by_all_its_routes_and_is_as_grave_as_its_gravest_part() -> None:
    assert routes_of("H300+H310+H330") == {Route.SWALLOWED, Route.SKIN_AND_EYE, Route.INHALED}
    assert routes_of("H301 + 311") == {Route.SWALLOWED, Route.SKIN_AND_EYE}
    assert severity("H302+H330") == severity("H330")


def test_a_suffix_narrows_the_harm_and_changes_no_route() -> None:
    assert routes_of("H350i") == routes_of("H350") == {Route.OTHER}
    assert routes_of("EUH014") == {Route.WATER}


@given(st.text(max_size=20))
def test_whatever_stands_for_a_code_has_a_route_and_a_rank(code: str) -> None:
    assert routes_of(code)
    assert 0 <= severity(code) <= len(rows())


def test_what_the_table_does_not_hold_is_of_no_known_route_and_comes_last() -> None:
    assert routes_of("H410") == routes_of("") == {Route.OTHER}
    assert severity("H410") == len(rows())

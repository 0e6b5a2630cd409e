from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from connectors.coordinates import DEGREES, EAST, NORTH, SOUTH, SWAPPED, WEB_MERCATOR, WEST, point_fact, to_wgs84
from connectors.pass_report import PassReport
from connectors.schema import Coordinates


def test_degrees_are_kept_and_the_sent_numbers_with_them(report: PassReport) -> None:
    fact = point_fact("126.96672", "37.59902", "좌표", report)
    assert fact is not None
    assert fact.data == Coordinates(37.59902, 126.96672, "126.96672", "37.59902", DEGREES)
    assert fact.value == "37.59902, 126.96672"


def test_web_mercator_metres_become_degrees(report: PassReport) -> None:
    fact = point_fact("14133850.5", "4517425.1", "좌표", report)
    assert fact is not None
    assert isinstance(fact.data, Coordinates)
    assert fact.data.system == WEB_MERCATOR
    assert fact.data.longitude == pytest.approx(126.9663, abs=1e-3)
    assert 33 < fact.data.latitude < 39


@pytest.mark.parametrize(
    ("x", "y"),
    [
        ("953898", "1952032"),  # EPSG:5179 or 5178: they cannot be distinguished
        ("198242", "551885"),  # EPSG:5186, or any other belt
        ("0", "0"),
        ("139.7", "35.7"),  # Tokyo
        ("nan", "37"),
        ("inf", "37"),
        ("서울", "37"),
        ("", "37.5"),
    ],
)
def test_what_is_not_surely_in_korea_is_rejected_with_its_sample(report: PassReport, x: str, y: str) -> None:
    assert point_fact(x, y, "좌표", report) is None
    assert sum(report.rejected.values()) == 1
    assert next(iter(report.samples.values())).text == f"{x}, {y}"


def test_two_blank_cells_state_nothing(report: PassReport) -> None:
    assert point_fact("", "", "좌표", report) is None
    assert report.rejected == {}


def test_swapped_degrees_are_told_by_their_ranges() -> None:
    assert to_wgs84(37.5, 127.0) == (37.5, 127.0, SWAPPED)


@given(st.floats(SOUTH + 1e-6, NORTH - 1e-6), st.floats(WEST + 1e-6, EAST - 1e-6))
def test_every_point_of_korea_survives_the_way_through_metres(latitude: float, longitude: float) -> None:
    radius = 6_378_137.0
    found = to_wgs84(math.radians(longitude) * radius, math.asinh(math.tan(math.radians(latitude))) * radius)
    assert found is not None
    assert found[:2] == pytest.approx((latitude, longitude), abs=1e-8)
    assert found[2] == WEB_MERCATOR


@given(st.floats(), st.floats())
def test_any_two_numbers_give_a_point_in_korea_or_none(x: float, y: float) -> None:
    found = to_wgs84(x, y)
    assert found is None or (SOUTH <= found[0] <= NORTH and WEST <= found[1] <= EAST)

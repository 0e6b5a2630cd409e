"""Classes that name a danger: each ranks as a code of its own route, and is found as a whole number alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reference.class_routes import Scheme, class_routes
from reference.hazard_codes import Route, routes_of, severity


def stated(text: str, scheme: Scheme) -> list[str]:
    return sorted(each.number for each in class_routes() if each.scheme is scheme and each.is_stated_in(text))


def test_every_class_ranks_as_a_known_code_of_its_route() -> None:
    for each in class_routes():
        assert severity(each.ranks_as) < severity("H316"), each
        assert each.route is Route.OTHER or each.route in routes_of(each.ranks_as), each


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2.1", ["2.1"]), ("12.1", []), ("2.11", []), ("3", ["3"]), ("3 (6.1, 8)", ["3", "6.1", "8"]),
        ("1.1D", ["1"]), ("13", []), ("4.3", []), ("9", []), ("", []),
    ],
)  # fmt: skip
def test_a_class_of_transport_counts_as_a_whole_number(text: str, expected: list[str]) -> None:
    assert stated(text, Scheme.TRANSPORT) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("제4류 인화성액체 알코올류", ["제4류"]),
        ("제3류 자연발화성물질 황린", ["제3류"]),
        ("제3류 자연발화성물질 및 금수성물질 나트륨", []),
        ("비위험물", []),
    ],
)
def test_a_class_of_the_law_begins_the_text_and_water_is_left_to_its_own_rule(text: str, expected: list[str]) -> None:
    assert stated(text, Scheme.LAW) == expected


@given(st.text(max_size=20))
def test_any_text_is_read(text: str) -> None:
    assert set(stated(text, Scheme.TRANSPORT)) <= {each.number for each in class_routes()}

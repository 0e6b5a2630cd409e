"""Existing UN numbers: groups, names, and the domestic rows of the US table."""

from __future__ import annotations

import pytest

from reference.un_numbers import shipping_names


@pytest.mark.parametrize("number", ["1993", "2810", "3082", "3077", "1760"])
def test_numbers_of_many_substances_are_groups(number: str) -> None:
    assert any(name.group for name in shipping_names(number))


@pytest.mark.parametrize("number", ["1294", "1052", "1203"])
def test_numbers_of_one_substance_are_none(number: str) -> None:
    assert shipping_names(number)
    assert not any(name.group for name in shipping_names(number))


def test_domestic_rows_of_the_us_table_are_left_out() -> None:
    """Content rule 18."""
    assert [name.hazard_class for name in shipping_names("1005")] == ["2.3"]


def test_a_number_with_several_rows_keeps_them_all() -> None:
    assert len(shipping_names("1790")) == 2


@pytest.mark.parametrize("number", ["9999", "0000", "", "UN1294"])
def test_what_is_no_number_has_no_names(number: str) -> None:
    assert shipping_names(number) == ()

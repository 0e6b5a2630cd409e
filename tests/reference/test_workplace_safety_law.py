"""Lists of 산업안전보건법 at second hand."""

from __future__ import annotations

from decimal import Decimal

from identifiers import cas
from reference.workplace_safety_law import (
    process_safety_quantities,
    process_safety_quantities_of,
    workplace_listings,
    workplace_listings_of,
)


def test_every_number_is_a_cas_number() -> None:
    assert all(cas.is_valid(row.cas) for row in workplace_listings())
    assert all(cas.is_valid(number) for row in process_safety_quantities() for number in row.cas)


def test_a_substance_stands_on_a_list_once() -> None:
    listed = [(row.cas, row.list_name) for row in workplace_listings()]
    assert len(listed) == len(set(listed))


def test_where_the_copies_differ_on_a_list_the_substance_is_not_said_to_be_on_it() -> None:
    """Two copies differ on whether lead is a 특별관리물질."""
    assert "특별관리물질" not in {row.list_name for row in workplace_listings_of("7439-92-1")}
    assert "특별관리물질" in {row.list_name for row in workplace_listings_of("71-43-2")}


def test_only_rows_that_were_read_in_a_copy_are_there() -> None:
    assert [int(row.number) for row in process_safety_quantities()] == list(range(1, 27))


def test_a_content_in_the_name_is_that_of_the_substance_itself() -> None:
    (peroxide,) = process_safety_quantities_of("7722-84-1")
    assert (peroxide.percent, peroxide.text) == (Decimal("52"), "10,000 kg")
    (oleum,) = process_safety_quantities_of("8014-95-7")
    assert oleum.percent is None  # the name counts the sulphur trioxide in it

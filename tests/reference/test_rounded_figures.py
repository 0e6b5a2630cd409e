"""Printed figures: equal within the rounding of the coarser one, in either order."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from reference.rounded_figures import agree, agree_when_converted

figures = st.decimals("0.001", "9999", places=3)


@given(figures, figures)
def test_the_order_of_two_figures_does_not_matter(one: Decimal, other: Decimal) -> None:
    assert agree(one, other) == agree(other, one)


@given(figures, st.integers(1, 4))
def test_a_figure_agrees_with_what_it_is_rounded_to(figure: Decimal, digits: int) -> None:
    rounded = Decimal(f"{figure:.{digits - 1}e}")
    assert agree_when_converted(figure, rounded)


def test_printed_zeros_of_a_whole_number_count_only_where_nothing_was_converted() -> None:
    assert not agree(Decimal(188), Decimal(190))
    assert agree_when_converted(Decimal("188.4"), Decimal(190))
    assert not agree_when_converted(Decimal("188.4"), Decimal(150))
    assert agree(Decimal("0.50"), Decimal("0.5"))
    assert not agree(Decimal(50), Decimal(54))

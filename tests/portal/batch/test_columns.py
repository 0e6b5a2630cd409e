"""Columns: in one order, the default ones for no name, an unknown name refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.batch.columns import COLUMN_TITLES, DEFAULT, KINDS_OF_COLUMN, Column, columns_of
from portal.batch.lines import BadInput


@given(st.lists(st.sampled_from(Column)))
def test_columns_come_once_and_in_the_portals_order(names: list[Column]) -> None:
    assert columns_of(names) == (tuple(sorted(set(names), key=list(Column).index)) or DEFAULT)


def test_an_unknown_column_is_named_with_those_that_there_are() -> None:
    with pytest.raises(BadInput, match=r"'price'.*legal"):
        columns_of(["cas", "price"])


def test_every_column_has_a_title_and_a_source() -> None:
    assert set(COLUMN_TITLES) == set(Column)
    assert set(Column) - set(KINDS_OF_COLUMN) == {Column.AGENCIES, Column.PAGE}

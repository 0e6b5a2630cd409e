"""Old workbooks: the same cells as from a new one; damaged ones are refused, whatever their damage."""

from __future__ import annotations

import contextlib
from datetime import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from substance_lists.errors import UnreadableList
from substance_lists.files import open_list
from tests.substance_lists.workbooks import cells_of, old_workbook, rows_of

ROWS = [("물질명", "CAS"), ("벤젠", "71-43-2"), (None, None), ("메틸렌클로라이드", datetime(1975, 9, 2)), (3, 4.5)]  # noqa: DTZ001


def test_texts_numbers_and_days_are_read_with_their_row_numbers() -> None:
    assert [(row.number, dict(row.cells)) for row in rows_of(old_workbook({"목록": ROWS}))] == [
        (1, {0: "물질명", 1: "CAS"}),
        (2, {0: "벤젠", 1: "71-43-2"}),
        (3, {}),
        (4, {0: "메틸렌클로라이드", 1: "1975-09-02"}),
        (5, {0: "3", 1: "4.5"}),
    ]


def test_hidden_sheets_are_named_and_merged_cells_stand_for_their_rows() -> None:
    content = old_workbook({"a": [("가", 1), (None, 2)], "b": [(1,)]}, hidden=["b"], merged=[(0, 1, 0, 0)])
    with open_list(content) as sheets:
        assert ([each.name for each in sheets.visible], sheets.hidden) == (["a"], ("b",))
        assert [dict(row.cells) for row in sheets.visible[0].rows()] == [{0: "가", 1: "1"}, {0: "가", 1: "2"}]


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 5000), st.binary(min_size=1, max_size=40))
def test_any_damage_gives_rows_or_a_refusal(place: int, damage: bytes) -> None:
    content = bytearray(old_workbook({"a": ROWS}))
    content[place : place + len(damage)] = damage
    with contextlib.suppress(UnreadableList):
        cells_of(bytes(content))


def test_a_head_without_a_body_is_refused_with_what_to_do() -> None:
    with pytest.raises(UnreadableList, match="암호 없이"):
        rows_of(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 500)

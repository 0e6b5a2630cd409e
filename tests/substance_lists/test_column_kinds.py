"""Columns: by heading, and by their cells where headings do not help."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from substance_lists.column_kinds import ReadColumn, columns_of, only_column, text_column
from substance_lists.heading_rows import headings_in
from substance_lists.roles import Role
from substance_lists.sheets import SheetRow, numbered

NAMES = frozenset({"벤젠", "톨루엔", "황산", "염산"})


def rows(*texts: Sequence[str]) -> list[SheetRow]:
    return [SheetRow(row.number, {at: text for at, text in row.cells.items() if text}) for row in numbered(texts)]


def roles(*texts: Sequence[str], heads: Sequence[str] = ()) -> dict[int, Role]:
    headings = headings_in(rows(heads, *texts)) if heads else None
    return {each.column: each.role for each in columns_of(headings, rows(*texts), NAMES.intersection)}


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        ([["1005", "벤젠", "71-43-2", "20"], ["1017", "톨루엔", "108-88-3", "30"]], {1: Role.NAME, 2: Role.CAS}),
        ([["1005", "벤젠"], ["1017", "모름"], ["1079", "황산"]], {1: Role.NAME}),
        ([["1005", "창고 A"], ["1017", "창고 B"]], {}),
        ([["71432", "50000"], ["67561", "67641"]], {}),
        ([["가", "71-43-2"], ["나", "71-43-3"]], {1: Role.CAS}),
        ([["가", "71-43-3"], ["나", "71-43-4"]], {}),
        ([["가", "1975-09-02"], ["나", "71-43-2"]], {1: Role.CAS}),
        ([["2026-01-31", "71-43-2"], ["2026-02-01", "67-56-1"]], {1: Role.CAS}),
    ],
)
def test_without_headings_the_cells_tell_the_columns(texts: list[list[str]], found: dict[int, Role]) -> None:
    assert roles(*texts) == found


def test_headings_are_believed_but_no_column_of_numbers_without_a_digit() -> None:
    assert roles(["없음", "벤젠"], ["없음", "톨루엔"], heads=["CAS", "물질명"]) == {1: Role.NAME}
    assert roles(["71-43-2", "벤젠"], heads=["CAS", "물질명"]) == {0: Role.CAS, 1: Role.NAME}


def test_a_column_of_numbers_under_another_heading_is_read() -> None:
    found = roles(["벤젠", "71-43-2"], ["톨루엔", "108-88-3"], heads=["물질명", "코드"])
    assert found == {0: Role.NAME, 1: Role.CAS}


def test_goods_are_names_only_where_nothing_else_is() -> None:
    assert roles(["세척제", "71-43-2"], heads=["품목", "CAS"]) == {1: Role.CAS}
    assert roles(["세척제", "3"], heads=["품목", "수량"]) == {0: Role.NAME}


def test_the_column_with_the_words_is_read_where_nothing_else_is_known() -> None:
    assert text_column(rows(["1005", "가나", "3 kg"], ["1017", "다라", "4"])) == ReadColumn(1, "", Role.NAME, True)
    assert text_column([]) is None


def test_the_column_that_is_named_has_the_role_of_its_heading() -> None:
    headings = headings_in(rows(["물질명", "UN번호", "비고"], ["벤젠", "1114", "x"]))
    assert only_column(1, headings).role is Role.UN
    assert only_column(2, headings).role is Role.ANY
    assert only_column(9, None).role is Role.ANY
    assert only_column(27, None).text == "AB열"

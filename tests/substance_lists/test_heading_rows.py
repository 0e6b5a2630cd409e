"""Where headings stand: beneath titles, in two rows, repeated on each page."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from substance_lists.heading_rows import headings_in
from substance_lists.roles import Role
from substance_lists.sheets import SheetRow, numbered

DATA = ["1", "벤젠", "71-43-2", "20"]


def rows(*texts: Sequence[str]) -> list[SheetRow]:
    filled = ({column: text for column, text in row.cells.items() if text} for row in numbered(texts))
    return [SheetRow(number, cells) for number, cells in enumerate(filled, 1) if cells]


def test_headings_are_found_beneath_titles_and_a_title_that_is_one_does_not_win() -> None:
    found = headings_in(rows(["화학물질"], ["(단위: kg)"], [], ["No.", "화학물질명", "CAS No.", "사용량"], DATA))
    assert found is not None
    assert found.numbers == (4,)
    assert found.roles == {0: Role.OTHER, 1: Role.NAME, 2: Role.CAS, 3: Role.OTHER}


@pytest.mark.parametrize("blank", [0, 18])
def test_headings_are_sought_in_twenty_rows(blank: int) -> None:
    table = [*([[]] * blank), ["물질명", "CAS"], ["벤젠", "71-43-2"]]
    assert headings_in(rows(*table)) is not None
    assert headings_in(rows(*[[]] * 20, *table)) is None


def test_two_rows_of_headings_are_one_and_the_upper_stands_over_what_is_blank_behind_it() -> None:
    found = headings_in(
        rows(
            ["연번", "화학물질", "", "CAS 번호", "함량"],
            ["", "국문명", "영문명", "", "최소"],
            ["1", "벤젠", "Benzene", "71-43-2", "3"],
        )
    )
    assert found is not None
    assert found.numbers == (1, 2)
    assert found.texts[2] == "화학물질 영문명"
    assert found.roles == {0: Role.OTHER, 1: Role.NAME, 2: Role.NAME, 3: Role.CAS, 4: Role.OTHER}


def test_a_row_of_the_list_is_no_second_row_of_headings() -> None:
    found = headings_in(rows(["물질명", "CAS", "비고"], ["약품", "71-43-2", "용도"], DATA))
    assert found is not None
    assert found.numbers == (1,)


def test_years_in_headings_are_no_data() -> None:
    found = headings_in(rows(["물질명", "CAS", "단위", "2024"], ["벤젠", "71-43-2", "kg", "3"]))
    assert found is not None
    assert found.numbers == (1,)


def test_what_stands_behind_a_number_of_a_substance_is_no_heading() -> None:
    assert headings_in(rows(["71-43-2", "벤젠"], ["CAS", "물질명"], ["108-88-3", "톨루엔"])) is None
    assert headings_in(rows(["톨루엔"], ["구성성분"], ["벤젠"])) is None
    assert headings_in(rows(["구성성분"], ["벤젠"])) is not None


def test_repeated_headings_are_known() -> None:
    found = headings_in(rows(["물질명", "CAS"], DATA[1:3]))
    assert found is not None
    again, other = rows(["물질명", "CAS"], ["물질명", "71-43-2"])
    assert found.is_repeated_in(again)
    assert not found.is_repeated_in(other)

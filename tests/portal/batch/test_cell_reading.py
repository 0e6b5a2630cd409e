"""Cells: read by their shape or by the role of their column; never an exception."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.batch.cell_reading import LONGEST, TOO_LONG, read_cell
from portal.batch.lines import Cell, CellRole


@given(st.text(max_size=600), st.sampled_from(CellRole))
def test_any_cell_is_read_and_has_its_reason(text: str, role: CellRole) -> None:
    reading = read_cell(Cell(role, text))
    assert reading.reason
    assert not (reading.numbers and reading.near)


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("7664-39-3", (("cas", "7664-39-3"),)),
        ("７６６４－３９－３", (("cas", "7664-39-3"),)),
        ("7664393", (("cas", "7664-39-3"),)),
        ("UN 1052", (("un", "1052"),)),
        ("1052", (("un", "1052"),)),
        ("ke20198", (("ke", "KE-20198"),)),
        ("97-1-99", (("ke", "97-1-99"), ("number", "97-1-99"))),
        ("231-634-8", (("ec", "231-634-8"),)),
        ("불화수소", ()),
    ],
)
def test_numbers_are_recognised_by_their_shape(text: str, numbers: tuple[tuple[str, str], ...]) -> None:
    assert read_cell(Cell(CellRole.ANY, text)).numbers in (
        numbers,
        tuple(pair for pair in numbers if pair[0] == "number"),
    )


def test_a_column_of_un_numbers_has_nothing_else() -> None:
    assert read_cell(Cell(CellRole.UN, "1114")).numbers == (("un", "1114"),)
    wrong = read_cell(Cell(CellRole.UN, "71-43-2"))
    assert (wrong.numbers, wrong.name) == ((), None)
    assert wrong.reason == "UN 번호의 꼴이 아님: 71-43-2"


def test_a_quantity_beside_names_is_no_un_number() -> None:
    assert read_cell(Cell(CellRole.NAME, "1000")).numbers == ()


def test_a_wrong_check_digit_has_every_number_one_edit_away() -> None:
    reading = read_cell(Cell(CellRole.ANY, "7664-39-4"))
    assert "7664-39-3" in reading.near
    assert "검사 숫자가 맞지 않음" in reading.reason


@pytest.mark.parametrize("text", ["2001-12-06", "2001-12-06 00:00:00", "2001/12/6"])
def test_a_number_that_a_spreadsheet_made_a_date_is_called_one(text: str) -> None:
    assert read_cell(Cell(CellRole.ANY, text)).reason.startswith("날짜로 보임")


def test_what_is_too_long_to_be_compared_whole_is_not_compared() -> None:
    assert read_cell(Cell(CellRole.ANY, "가" * (LONGEST + 1))).lookups == ()
    assert read_cell(Cell(CellRole.ANY, "가" * 300)).name is None
    assert read_cell(Cell(CellRole.ANY, "가" * 300)).reason == TOO_LONG

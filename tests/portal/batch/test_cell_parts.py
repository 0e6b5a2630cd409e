"""A cell is cut into its numbers and its name; what is only a number, or only a name, stays whole."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.batch.cell_parts import cell_parts
from portal.batch.lines import Cell, CellRole


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("황산(7664-93-9)", [(CellRole.CAS, "7664-93-9"), (CellRole.NAME, "황산")]),
        ("7664-93-9 / 황산", [(CellRole.CAS, "7664-93-9"), (CellRole.NAME, "황산")]),
        ("염산 UN1789", [(CellRole.UN, "1789"), (CellRole.NAME, "염산")]),
        ("71-43-2, 108-88-3", [(CellRole.CAS, "71-43-2"), (CellRole.CAS, "108-88-3")]),
        ("CAS No. 71-43-2", [(CellRole.CAS, "71-43-2")]),
        ("벤젠 71-43-3", [(CellRole.CAS, "71-43-3"), (CellRole.NAME, "벤젠")]),
        ("71-43-2", [(CellRole.ANY, "71-43-2")]),
        ("[71-43-2]", [(CellRole.CAS, "71-43-2")]),
        ("44 암모니아 7664-41-7", [(CellRole.CAS, "7664-41-7"), (CellRole.NAME, "암모니아")]),
        ("삼산화크롬 / 1333-82-0 / 500kg", [(CellRole.CAS, "1333-82-0"), (CellRole.NAME, "삼산화크롬 / 500kg")]),
        ("1,2-디클로로에탄", [(CellRole.ANY, "1,2-디클로로에탄")]),
        ("염산 35%", [(CellRole.ANY, "염산 35%")]),
    ],
)
def test_numbers_stand_before_the_name_beside_them(text: str, parts: list[tuple[CellRole, str]]) -> None:
    assert [(part.role, part.text) for part in cell_parts(Cell(CellRole.ANY, text))] == parts


def test_a_column_of_other_numbers_is_not_cut() -> None:
    cell = Cell(CellRole.EC, "231-634-8 황산 7664-93-9")
    assert cell_parts(cell) == (cell,)


@given(st.text(max_size=80), st.sampled_from(CellRole))
def test_any_cell_has_a_part(text: str, role: CellRole) -> None:
    assert cell_parts(Cell(role, text))

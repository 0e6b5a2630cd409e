"""A cell is cut into its numbers and its name; what is only a number, or only a name, stays whole."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.batch.cell_parts import BareName, bare_name, cell_parts
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
    bare_name(text)


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("염산 35%", BareName("염산", "농도 35%")),
        ("톨루엔 (시약)", BareName("톨루엔", "등급·상태 시약")),
        ("1. 톨루엔", BareName("톨루엔", "")),
        ("② 벤젠", BareName("벤젠", "")),
        ("과산화수소 35 % (공업용)", BareName("과산화수소", "농도 35 %, 등급·상태 공업용")),
        ("톨루엔", None),
        ("2,4-D", None),
        ("1,2-디클로로에탄", None),
        ("(시약)", None),
        ("35%", None),
    ],
)
def test_a_bare_name_is_without_numbering_share_and_grade(text: str, bare: BareName | None) -> None:
    assert bare_name(text) == bare

"""The names of a cell: without what lists write beside them, and never cut out of a longer name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.batch.cell_names import CellNames, cell_names, leading_names


@pytest.mark.parametrize(
    ("text", "names", "note"),
    [
        ("염산 35%", ("염산",), "농도 35%"),
        ("염산35% 20L말통", ("염산",), "농도 35%, 수량 20L말통"),
        ("톨루엔 (시약)", ("톨루엔",), "등급·상태 시약"),
        ("1. 톨루엔", ("톨루엔",), ""),
        ("② 벤젠", ("벤젠",), ""),
        ("가. 메탄올", ("메탄올",), ""),
        ("Ⅳ. 황화수소", ("황화수소",), ""),
        ("과산화수소 35 % (공업용)", ("과산화수소",), "농도 35 %, 등급·상태 공업용"),
        ("sulphuric acid 95-97%", ("sulphuric acid",), "농도 95-97%"),
        ("수산화나트륨(가성소다) 20kg", ("수산화나트륨", "가성소다"), "수량 20kg"),
        ("플루오르화 수소; 불산", ("플루오르화 수소", "불산"), ""),
        ("사염화탄소 CCl4", ("사염화탄소", "CCl4"), ""),
        ("질산, 10% 이상 함유", ("질산",), "농도 10% 이상 함유"),
        ("시안화 나트륨 및 이를 1% 이상 함유한 혼합물", ("시안화 나트륨",), "농도 1% 이상"),
        ("Acetonitrile(HPLC)", ("Acetonitrile",), "등급·상태 HPLC"),
        ("무수 초산 20kg", ("무수 초산",), "수량 20kg"),
    ],
)
def test_what_lists_write_beside_a_name_is_told_apart(text: str, names: tuple[str, ...], note: str) -> None:
    found = cell_names(text)
    assert found is not None
    assert (found.names, found.note) == (names, note)


@pytest.mark.parametrize(
    "text",
    [
        "톨루엔",
        "2,4-D",
        "1,2-디클로로에탄",
        "N,N-Dimethylformamide",
        "Mercury(II) chloride",
        "(2E)-2-butenal",
        "poly(vinyl chloride)",
        "발연 황산",
        "(시약)",
        "35%",
        "20kg",
        "",
    ],
)
def test_a_name_that_stands_alone_is_not_cut(text: str) -> None:
    assert cell_names(text) is None


def test_the_beginning_of_a_name_is_never_offered_without_a_chemical_word() -> None:
    assert leading_names("벤타존 액제") == ("벤타존",)
    assert leading_names("톨루엔 디이소시아네이드") == ()
    assert leading_names("질산 암모늄") == ()


@given(st.text(max_size=120))
def test_any_text_is_read(text: str) -> None:
    found = cell_names(text)
    assert found is None or (isinstance(found, CellNames) and all(found.names))

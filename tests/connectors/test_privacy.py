"""Personal numbers and names are removed from agencies' texts; every other number stays."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from connectors.privacy import REMOVED_MARK, row_without_persons, without_personal_numbers


@pytest.mark.parametrize(
    "number", ["010-0000-0000", "01000000000", "010 0000 0000", "010.0000.0000", "011-000-0000", "+82-10-0000-0000"]
)
def test_a_mobile_number_leaves_a_mark_in_its_place(number: str) -> None:
    assert without_personal_numbers(f"문의 {number}로") == f"문의 {REMOVED_MARK}로"


def test_a_resident_registration_number_leaves_a_mark_in_its_place() -> None:
    assert without_personal_numbers("000000-1000000 확인") == f"{REMOVED_MARK} 확인"


def test_other_numbers_of_that_length_and_a_companys_lines_stay() -> None:
    text = "바코드 8801012345678, 규격 10-1234-5678, 대표전화 02-000-0000, 1588-0000"
    assert without_personal_numbers(text) == text


@given(st.text())
def test_what_was_taken_out_once_leaves_nothing_to_take_out(text: str) -> None:
    assert without_personal_numbers(without_personal_numbers(text)) == without_personal_numbers(text)


def test_prose_loses_names_and_numbers_and_other_fields_numbers_alone() -> None:
    row = {"summary": "작업자 홍길동(45세), 010-0000-0000", "maker": "김철수 대표", "tel": "010-0000-0000", "n": 1}
    assert row_without_persons(row, {"summary"}) == {
        "summary": f"작업자 {REMOVED_MARK}(45세), {REMOVED_MARK}",
        "maker": "김철수 대표",
        "tel": REMOVED_MARK,
        "n": 1,
    }

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from identifiers import un


@pytest.mark.parametrize(
    "text",
    [
        "1203",
        "UN1203",
        "un 1203",
        "UN No. 1203",
        "UN-1203",
        "UN번호: 1203",
        "유엔번호 1203",
        "33/1203",
        "33 1203",
        "33 / 1203",
        "ＵＮ１２０３",
    ],
)
def test_a_number_is_read_however_it_is_written(text: str) -> None:
    assert un.parse(text) == "1203"


def test_the_plate_of_what_reacts_with_water_is_read() -> None:
    assert un.parse("X423/1428") == "1428"


@pytest.mark.parametrize("text", ["", "-", "120", "12030", "0000", "NA1993", "1198^2209", "UN", "해당없음"])
def test_what_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(un.UnError):
        un.parse(text)


def test_only_numbers_behind_the_letters_are_found_in_running_text() -> None:
    text = "2025년 UN1052 또는 un No. 1790, 톤수 1234, RUN2024, UN12345, UN0000, UN번호: 1052"
    assert un.find(text) == ("1052", "1790")


@given(st.integers(1, 9999))
def test_a_number_is_its_own_canonical_form_and_is_found(number: int) -> None:
    written = f"{number:04}"
    assert un.parse(written) == written
    assert un.find(f"(UN {written})") == (written,)


@pytest.mark.parametrize(
    ("text", "digits"),
    [("UN1", "1"), ("un 12", "12"), ("유엔 12", "12"), ("UN No. 120", "120"), ("ＵＮ１", "1"), ("UN1203", "1203"),
     ("UN", ""), ("12", ""), ("UN12345", ""), ("unit 1", "")],
)  # fmt: skip
def test_the_beginning_of_a_number_has_its_letters(text: str, digits: str) -> None:
    assert un.beginning(text) == digits

"""Dates that a spreadsheet made of CAS numbers lead back to the number, and other dates to none."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from identifiers import cas
from identifiers.spreadsheet_dates import cas_numbers_from_date, cas_numbers_from_serial, is_date

ANY_TEXT = st.text(st.characters(codec=None), max_size=40)


@pytest.mark.parametrize(
    "text",
    [
        "1975-09-02",
        "1975-9-02",
        "1975/09/02",
        "1975.09.02",
        "1975. 9. 2.",
        "1975년 9월 2일",
        "１９７５－０９－０２",
        "1975–09–02",
        "1975-09-02 00:00:00",
        "1975-09-02T00:00:00Z",
        "75/09/02",
        "75/9/2",
        "2-Sep-75",
        "02-Sep-1975",
        "2 September 1975",
    ],
)
def test_a_date_in_any_writing_leads_to_the_number_it_was(text: str) -> None:
    assert cas_numbers_from_date(text) == ("75-09-2",)


@pytest.mark.parametrize(
    ("text", "number"),
    [("3811-04-09", "3811-04-9"), ("25085-02-03", "25085-02-3"), ("1332-07-06", "1332-07-6"), ("7440-02-00", "")],
)
def test_a_first_part_that_is_no_year_of_the_window_is_kept_whole(text: str, number: str) -> None:
    assert cas_numbers_from_date(text) == ((number,) if number else ())


@pytest.mark.parametrize(
    "text",
    ["", "75-09-2", "1975-9-2", "3811-04-9", "1975-09-12", "1975-13-02", "1975-09-04", "황산", "27639", "2-Foo-75"],
)
def test_a_number_as_it_is_and_what_cannot_have_been_one_lead_to_none(text: str) -> None:
    assert cas_numbers_from_date(text) == ()


@pytest.mark.parametrize("text", ["27639", " 27639 ", "27639.0", "27639.00"])
def test_the_serial_number_of_a_day_leads_to_the_number(text: str) -> None:
    assert cas_numbers_from_serial(text) == ("75-09-2",)


@pytest.mark.parametrize(
    "text", ["", "2763", "276390", "27639.5", "-27639", "27641", "２７６３９x", "75-09-2", "00000"]
)
def test_other_texts_are_no_serial_number(text: str) -> None:
    assert cas_numbers_from_serial(text) == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2024-02-29", True),
        ("2024-1-3", True),
        ("2024. 1. 3.", True),
        ("1900-01-01", True),
        ("2100-12-31", True),
        ("2023-02-29", False),
        ("2024-13-01", False),
        ("1899-12-31", False),
        ("2101-01-01", False),
        ("24-01-03", False),
        ("97-1-99", False),
        ("20240103", False),
        ("", False),
    ],
)
def test_a_date_is_a_day_of_the_calendar_from_1900_to_2100(text: str, expected: bool) -> None:
    assert is_date(text) is expected


@given(ANY_TEXT)
def test_any_text_is_read(text: str) -> None:
    assert isinstance(is_date(text), bool)
    assert all(map(cas.is_valid, (*cas_numbers_from_date(text), *cas_numbers_from_serial(text))))


@given(st.dates(date(1930, 1, 1), date(2029, 12, 31)))
def test_the_serial_number_and_the_date_of_a_day_lead_to_the_same_numbers(day: date) -> None:
    serial = str((day - date(1899, 12, 30)).days)
    assert cas_numbers_from_serial(serial) == cas_numbers_from_date(day.isoformat())


@given(st.integers(50, 99), st.integers(1, 12), st.integers(1, 9))
def test_every_number_that_a_spreadsheet_reads_as_a_day_is_found_again(first: int, month: int, last: int) -> None:
    number = f"{first}-{month:02d}-{last}"
    expected = {number} if cas.is_valid(number) else set()
    assert expected <= set(cas_numbers_from_date(f"19{first}-{month:02d}-{last:02d}"))

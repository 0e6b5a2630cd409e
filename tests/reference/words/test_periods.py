"""Spans of days as people name them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reference.words.periods import OFFERED, period_in, period_of

TODAY = date(2026, 11, 29)  # a Sunday


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("오늘", date(2026, 11, 29), date(2026, 11, 29)),
        ("어제", date(2026, 11, 28), date(2026, 11, 28)),
        ("이번 주", date(2026, 11, 23), date(2026, 11, 29)),
        ("이번주", date(2026, 11, 23), date(2026, 11, 29)),
        ("지난주에", date(2026, 11, 16), date(2026, 11, 22)),
        ("지난달", date(2026, 10, 1), date(2026, 10, 31)),
        ("지난 달 동안", date(2026, 10, 1), date(2026, 10, 31)),
        ("작년", date(2025, 1, 1), date(2025, 12, 31)),
        ("최근", date(2026, 10, 30), TODAY),
        ("최근 7일", date(2026, 11, 22), TODAY),
        ("지난 3개월간", date(2026, 8, 31), TODAY),
        ("일주일 전부터", date(2026, 11, 22), TODAY),
        ("2주 이내", date(2026, 11, 15), TODAY),
        ("2026년 10월", date(2026, 10, 1), date(2026, 10, 31)),
        ("10월", date(2026, 10, 1), date(2026, 10, 31)),
        ("12월", date(2025, 12, 1), date(2025, 12, 31)),
        ("2월 3일", date(2026, 2, 3), date(2026, 2, 3)),
        ("2025년", date(2025, 1, 1), date(2025, 12, 31)),
        ("2026-10-03", date(2026, 10, 3), date(2026, 10, 3)),
        ("2026.10.3.", date(2026, 10, 3), date(2026, 10, 3)),
    ],
)
def test_a_span_has_the_days_that_people_mean(text: str, first: date, last: date) -> None:
    period = period_of(text, TODAY)
    assert period is not None
    assert (period.first, period.last) == (first, last)


@pytest.mark.parametrize(
    "text",
    ["2026-02-30", "13월", "벤젠", "지난달 벤젠", "2025-10-1", "108-88-3", "0일", "99999일", "이달린", "", "최근것"],
)
def test_a_day_that_is_none_and_any_other_text_is_no_span(text: str) -> None:
    assert period_of(text, TODAY) is None


def test_a_span_in_a_text_is_taken_out_of_it() -> None:
    found = period_in("염소 지난 달에 바뀐 것", TODAY)
    assert found is not None
    assert found.rest.split() == ["염소", "바뀐", "것"]
    assert found.period.word == "지난 달에"


@given(st.dates(date(1990, 1, 1), date(2090, 12, 31)), st.sampled_from(OFFERED))
def test_every_word_names_a_span_that_does_not_end_before_it_begins(today: date, word: str) -> None:
    period = period_of(word, today)
    assert period is not None
    assert period.first <= period.last


@given(st.dates(date(1990, 1, 1), date(2089, 12, 31)))
def test_a_day_written_as_a_date_is_that_day(day: date) -> None:
    for text in (day.isoformat(), f"{day.year}년 {day.month}월 {day.day}일"):
        period = period_of(text, TODAY)
        assert period is not None
        assert (period.first, period.last) == (day, day)


@given(st.integers(1, 9_999))
def test_a_number_of_days_ends_today(count: int) -> None:
    period = period_of(f"최근 {count}일", TODAY)
    assert period is not None
    assert (period.first, period.last) == (TODAY - timedelta(days=count), TODAY)

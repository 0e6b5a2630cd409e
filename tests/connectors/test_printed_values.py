from __future__ import annotations

import datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from connectors.printed_values import absence_of, decimal_of, iso_date, measure, with_plain_signs
from connectors.schema import Absence, Measure


@pytest.mark.parametrize(
    "text",
    [
        "자료없음",
        "·자료없음",
        " 자료 없음 ",
        "자료없음.",
        "(자료없음)",
        "-",
        "- / -",
        "No data available",
    ],
)
def test_an_agencys_word_for_no_data_is_heard(text: str) -> None:
    assert absence_of(text) is Absence.NO_DATA


def test_full_width_signs_and_the_minus_sign_are_those_of_the_keyboard() -> None:
    assert with_plain_signs("－２０．５　℃ ＜ ５％ （공기＝１） −3〜4∼5 ㎜Hg") == "-20.5 ℃ < 5% (공기=1) -3~4~5 ㎜Hg"


@pytest.mark.parametrize("text", ["해당없음", "·해당 없음", "해당사항없음", "Not applicable"])
def test_an_agencys_word_for_not_applicable_is_another(text: str) -> None:
    assert absence_of(text) is Absence.NOT_APPLICABLE


@pytest.mark.parametrize("text", ["", "  ", "없음", "N/A", "-95 ℃", "자료없음(동물)", "무색", "0"])
def test_what_may_be_a_value_is_not_taken_for_absence(text: str) -> None:
    assert absence_of(text) is Absence.NONE


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("20250807", "2025-08-07"),
        ("2025-08-07", "2025-08-07"),
        ("2025.8.7.", "2025-08-07"),
        ("2025/08/07 13:05", "2025-08-07"),
        ("        ", ""),
        ("", ""),
        ("20250231", ""),
        ("2025-13-01", ""),
        ("00000000", ""),
        ("202508071", ""),
        ("2025", ""),
        ("2025111", ""),
        ("자료없음", ""),
    ],
)
def test_a_date_is_a_day_of_the_calendar_or_nothing(text: str, date: str) -> None:
    assert iso_date(text) == date


@given(st.dates(datetime.date(1900, 1, 1), datetime.date(2099, 12, 31)))
def test_every_day_is_read_in_both_ways_of_writing(day: datetime.date) -> None:
    assert iso_date(f"{day:%Y%m%d}") == iso_date(day.isoformat()) == day.isoformat()


@pytest.mark.parametrize(
    ("text", "number"), [("30.03", "30.03"), (" 1,234.5 ", "1234.5"), ("-95", "-95"), ("−95", "-95"), ("0", "0")]
)
def test_a_number_is_read_without_its_separators(text: str, number: str) -> None:
    assert decimal_of(text) == Decimal(number)


@pytest.mark.parametrize("text", ["", "-", "NaN", "Infinity", "1e5", "12,34", "1.2.3", "약 5", "٣"])
def test_what_is_not_plainly_a_number_is_none(text: str) -> None:
    assert decimal_of(text) is None


@given(st.decimals(allow_nan=False, allow_infinity=False, places=3, min_value=-(10**9), max_value=10**9))
def test_a_number_survives_being_printed_with_separators(number: Decimal) -> None:
    assert decimal_of(f"{number:,}") == number


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("7.8 / 1.0 %", "1.0", "7.8", "%"),
        ("110.6 ℃", "110.6", "110.6", "℃"),
        ("-95 ℃", "-95", "-95", "℃"),
        ("-94.9 °C", "-94.9", "-94.9", "℃"),
        ("28.4 ㎜Hg(25℃)", "28.4", "28.4", "mmHg"),
        ("92.14", "92.14", "92.14", ""),
        ("3.1 (공기=1)", "3.1", "3.1", ""),
        ("0.7 (물=1, 20℃)", "0.7", "0.7", ""),
        ("-95 ~ -93 ℃", "-95", "-93", "℃"),
        ("60 ℃ ~ 70 ℃", "60", "70", "℃"),
        ("1,013 hPa", "1013", "1013", "hPa"),
        ("−95 ℃", "-95", "-95", "℃"),
        ("－９５　℃", "-95", "-95", "℃"),
        ("-19~-21 ℃", "-21", "-19", "℃"),
        ("-19∼-5 ℃", "-19", "-5", "℃"),
        ("64.7 ℃ (760 ㎜Hg)", "64.7", "64.7", "℃"),
        ("64.7 ℃(1 atm)", "64.7", "64.7", "℃"),
        ("-21~-19 ℃ (1013.25 hPa)", "-21", "-19", "℃"),
    ],
)
def test_a_figure_or_a_range_is_read_with_its_unit(text: str, low: str, high: str, unit: str) -> None:
    assert measure(text) == Measure(Decimal(low), Decimal(high), unit)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<0.1 %", Measure(None, Decimal("0.1"), "%")),
        ("≥ 93 ℃", Measure(Decimal("93"), None, "℃")),
        ("12 이하", Measure(None, Decimal("12"), "")),
        ("23 ℃ 미만", Measure(None, Decimal("23"), "℃")),
        ("23 ℃ 이상", Measure(Decimal("23"), None, "℃")),
        ("400 ℃ 초과", Measure(Decimal("400"), None, "℃")),
    ],
)
def test_an_open_end_is_none(text: str, expected: Measure) -> None:
    assert measure(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "자료없음",
        "- / -",
        "1.0 / 7.8 %",
        "70 ~ 60 ℃",
        "60 ℃ ~ 140 ℉",
        "300 ℃ (분해)",
        "110.6 ℃ 또는 111 ℃",
        "0.526 g/100㎖(25 ℃)",
        "TWA 20 ppm  ㎎/㎥",
        "약간 녹음",
        "1,23 ℃",
    ],
)
def test_a_text_that_says_more_than_a_figure_is_not_read(text: str) -> None:
    assert measure(text) is None


def test_a_text_without_a_unit_takes_the_one_that_its_field_implies() -> None:
    assert measure("92.14", "g/mol") == Measure(Decimal("92.14"), Decimal("92.14"), "g/mol")
    assert measure("92.14 %", "g/mol") == Measure(Decimal("92.14"), Decimal("92.14"), "%")


@given(st.text())
def test_any_text_is_a_measure_or_none(text: str) -> None:
    read = measure(text)
    assert read is None or read.low is None or read.high is None or read.low <= read.high

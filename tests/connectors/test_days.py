"""A day is read in every shape that agencies print; what is not certainly one day stays as sent and is counted."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from connectors import days
from connectors.days import day_facts, day_of, today
from connectors.pass_report import PassReport
from connectors.schema import Absence, Fact, FactKind

DAYS = st.dates(datetime.date(2000, 1, 1), datetime.date(2026, 1, 1))


@pytest.mark.parametrize(
    "text",
    [
        "2025-10-24",
        "2025.10.24.",
        "2025.10.24",
        "2025. 10. 24.",
        "2025/10/24",
        "20251024",
        "25.10.24",
        "25.10.24.",
        "'25.10.24",
        "’25. 10. 24.",
        "25-10-24",
        "251024",
        "2025년 10월 24일",
        "2025년10월24일",
        "25년 10월 24일",
        "2025-10-24 14:30",
        "2025-10-24 14:30:05",
        "2025-10-24T14:30:05",
        "2025-10-24T14:30:05.000+09:00",
        "2025-10-24T14:30:05+0900",
        "20251024143005",
        "202510241430",
        "20251024 14:30",
        "2025.10.24.(금) 오후 2시 30분경",
        "2025.10.24(금) 14:30",
        "2025년 10월 24일(금요일) 14시 30분",
        "2025년 10월 24일 오전 9시",
        "25.10.24 14:30",
        "2025-10-24 2:30 PM",
        "２０２５．１０．２４",
        "  2025-10-24  ",
        "45954",
        "45954.604",
    ],
)
def test_the_same_day_is_read_in_every_shape(text: str) -> None:
    assert day_of(text) == "2025-10-24"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "        ",
        "2025",
        "2025-10",
        "202510",
        "201112",
        "2025-02-30",
        "2025-13-01",
        "20250230",
        "00000000",
        "0000-00-00",
        "2025.10-24",
        "24/10/25",
        "10.24.25",
        "2025-10-24T20:00:00Z",
        "2025-10-24T20:00:00-05:00",
        "2025.10.24~25",
        "2025-10-24 추정",
        "10월 24일",
        "봄",
        "20251",
        "459540",
        "1899-12-31",
    ],
)
def test_what_is_not_certainly_one_day_is_no_day(text: str) -> None:
    assert day_of(text) == ""


@pytest.mark.parametrize("text", ["20991231", "2099-12-31", "99.10.24", "73050", "9999-12-31"])
def test_a_day_in_the_future_is_no_day_unless_it_may_be_ahead(text: str) -> None:
    assert day_of(text) == ""
    assert day_of(text, may_be_ahead=True) > today().isoformat()


def test_today_in_korea_has_come_and_tomorrow_has_not(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(days, "today", lambda: datetime.date(2025, 10, 24))
    assert day_of("2025-10-24") == "2025-10-24"
    assert day_of("2025-10-25") == ""


def read(text: str) -> tuple[list[Fact], PassReport]:
    report = PassReport()
    return list(day_facts(FactKind.OCCURRED_ON, text, "사고일자", report)), report


def test_a_day_keeps_the_text_as_sent_beside_it() -> None:
    (fact,), report = read("2025.10.24.(금) 14:30")
    assert (fact.value, fact.original, report.rejected) == ("2025-10-24", "2025.10.24.(금) 14:30", {})
    (plain,), _ = read("2025-10-24")
    assert plain.original == ""


@pytest.mark.parametrize(("text", "reason"), [("2025-02-30", "no date"), ("20991231", "a day in the future")])
def test_an_uncertain_day_is_shown_as_sent_and_counted_with_its_sample(text: str, reason: str) -> None:
    (fact,), report = read(text)
    assert (fact.kind, fact.value) == (FactKind.OCCURRED_ON, text)
    assert report.rejected == {f"사고일자: {reason}": 1}
    assert [sample.text for sample in report.samples.values()] == [text]


def test_an_agencys_word_for_no_day_is_an_absence_and_a_blank_states_nothing() -> None:
    (fact,), report = read("-")
    assert (fact.absence, report.rejected) == (Absence.NO_DATA, {})
    assert read("") == ([], PassReport())


@given(
    DAYS,
    st.sampled_from(
        ["%Y-%m-%d", "%Y.%m.%d.", "%Y%m%d", "%y.%m.%d", "%Y년 %m월 %d일", "%Y/%m/%d %H:%M", "%Y%m%d%H%M%S"]
    ),
)
def test_every_day_survives_every_way_of_writing_it(day: datetime.date, shape: str) -> None:
    assert day_of(datetime.datetime.combine(day, datetime.time()).strftime(shape)) == day.isoformat()


@given(st.text(alphabet="0123456789.-/년월일 :T~'()", max_size=24))
def test_any_text_is_a_day_of_the_calendar_or_stays_whole_and_is_counted(text: str) -> None:
    facts, report = read(text.strip())
    for fact in facts:
        if fact.absence:
            continue
        if report.rejected:
            assert fact.value == " ".join(text.split())
        else:
            assert datetime.date.fromisoformat(fact.value) <= today()
            assert text.strip() in (fact.value, fact.original)

"""The line over time: steps that rise and fall, and a table of the same days."""

from __future__ import annotations

from datetime import date

from portal.web.conflict_chart import HEIGHT, MARGIN, MOST_ROWS, WIDTH, conflict_chart

TODAY = date(2026, 11, 29)


def test_nothing_counted_draws_nothing() -> None:
    chart = conflict_chart([], TODAY)
    assert (chart.points, chart.days, chart.first) == ("", (), None)


def test_the_line_rises_and_falls_in_steps_and_reaches_today() -> None:
    chart = conflict_chart([(date(2026, 11, 9), 4, 0), (date(2026, 11, 19), 0, 2)], TODAY)
    bottom, top, middle = HEIGHT - MARGIN, MARGIN, HEIGHT / 2
    left, right = MARGIN, WIDTH - MARGIN
    half = WIDTH / 2
    places = [(left, bottom), (left, top), (half, top), (half, middle), (right, middle)]
    assert [tuple(map(float, each.split(","))) for each in chart.points.split()] == places
    assert [(each.begun, each.ended, each.standing) for each in chart.days] == [(4, 0, 4), (0, 2, 2)]
    assert chart.highest == 4


def test_one_day_and_many_days_stay_within_the_picture_and_the_table() -> None:
    assert conflict_chart([(TODAY, 1, 1)], TODAY).highest == 0
    days = [(date.fromordinal(TODAY.toordinal() - 99 + number), 1, 0) for number in range(100)]
    chart = conflict_chart(days, TODAY)
    assert len(chart.days) == MOST_ROWS
    assert chart.days[-1].standing == 100

"""How many conflicts stood over time, as points of a line that the server draws, and as the table beside it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

WIDTH, HEIGHT = 640, 160
MARGIN = 8
MOST_ROWS = 60
"""Days of the table; older ones are drawn, and the first row of the table says how many stood before."""


@dataclass(frozen=True, slots=True)
class DayOfConflicts:
    """One day on which conflicts began or ended, and how many stood in the evening."""

    day: date
    begun: int
    ended: int
    standing: int


@dataclass(frozen=True, slots=True)
class ConflictChart:
    """``points`` of an SVG polyline that rises and falls in steps; () days where nothing was ever counted."""

    points: str
    days: tuple[DayOfConflicts, ...]
    highest: int
    first: date | None
    last: date


def conflict_chart(counts: Iterable[tuple[date, int, int]], today: date) -> ConflictChart:
    """The chart up to today of (day, begun, ended), in the order of days."""
    days, standing = [], 0
    for day, begun, ended in counts:
        standing += begun - ended
        days.append(DayOfConflicts(day, begun, ended, standing))
    highest = max((each.standing for each in days), default=0)
    first = days[0].day if days else None
    return ConflictChart(_points(days, highest, today), tuple(days[-MOST_ROWS:]), highest, first, today)


def _points(days: list[DayOfConflicts], highest: int, today: date) -> str:
    if not days:
        return ""
    length = max((today - days[0].day).days, 1)

    def x(day: date) -> float:
        return round(MARGIN + (WIDTH - 2 * MARGIN) * min((day - days[0].day).days, length) / length, 1)

    def y(standing: int) -> float:
        return round(HEIGHT - MARGIN - (HEIGHT - 2 * MARGIN) * standing / max(highest, 1), 1)

    points, before = [], 0
    for each in days:
        points += [f"{x(each.day)},{y(before)}", f"{x(each.day)},{y(each.standing)}"]
        before = each.standing
    return " ".join([*points, f"{x(today)},{y(before)}"])

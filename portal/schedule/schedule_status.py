"""The state of the schedule, in words for ``/sources``."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from portal.schedule.broker import broker_trouble
from portal.schedule.overdue_feeds import GRACE, last_index_run, overdue_feeds
from portal.seoul_time import seoul_minute


@dataclass(frozen=True, slots=True)
class ScheduleRow:
    """The state of the schedule; ``light`` is green, amber or red, ``status_text`` the same in words."""

    light: str
    status_text: str
    last: datetime | None


def schedule_row(now: datetime) -> ScheduleRow:
    """The first problem: no queue, no hourly check, or overdue feeds; else green."""
    last = last_index_run()
    if broker_trouble():
        return ScheduleRow("red", "대기열(Redis)이 응답하지 않아 아무 작업도 예약되지 않음", last)
    if last is None:
        return ScheduleRow("amber", "아직 예약된 작업이 실행된 적 없음", last)
    if now - last > GRACE:
        return ScheduleRow("red", f"예약 실행이 멈춤: {seoul_minute(last)} 뒤로 시작된 작업 없음", last)
    late = overdue_feeds(now)
    if late:
        names = ", ".join(feed.name for feed in late)
        return ScheduleRow("red", f"차례가 지났는데 시작되지 않은 자료 {len(late)}가지: {names}", last)
    return ScheduleRow("green", "정상", last)

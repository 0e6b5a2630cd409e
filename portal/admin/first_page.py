"""The first page of the staff: what is red, which queues wait for a person, and what was decided last.

It has no rules of its own: lights come from the readers of /sources, counts from those of the queues.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse
from django.utils import timezone

from portal.admin.ambiguous_name_queue import waiting_names
from portal.admin.conflict_queue import waiting_conflicts
from portal.admin.group_queue import waiting_groups
from portal.curation.decisions import newest_decisions
from portal.doctor.rounds import latest_rounds
from portal.feedback.report_answers import waiting_reports
from portal.ingest.held_changes import waiting_changes
from portal.models import Decision, RunState
from portal.schedule.feed_states import FeedRow, feed_states, index_row
from portal.schedule.schedule_status import schedule_row

MOST_DECISIONS = 10

HasPermission = Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class Trouble:
    """One thing that is wrong, and where it is seen and mended."""

    light: str
    text: str
    address: str


@dataclass(frozen=True, slots=True)
class Queue:
    """One kind of work that waits for a person: how much, where it is done, and what it takes to see it."""

    title: str
    permission: str
    waiting: Callable[[], int]
    page: str
    query: str = ""

    @property
    def count(self) -> int:
        """How many wait now."""
        return self.waiting()

    @property
    def address(self) -> str:
        """The page on which they are decided."""
        return reverse(self.page) + self.query


QUEUES = (
    Queue(
        "방문자의 오류 신고",
        "portal.view_visitorreport",
        lambda: waiting_reports().count(),
        "admin:portal_visitorreport_changelist",
        "?waiting=yes",
    ),
    Queue(
        "보류한 변경",
        "portal.add_changeacceptance",
        lambda: waiting_changes().count(),
        "admin:portal_changeacceptance_add",
    ),
    Queue(
        "기관마다 다르게 밝힌 값",
        "portal.add_decision",
        lambda: waiting_conflicts().count(),
        "admin:portal_conflicts",
    ),
    Queue(
        "여러 물질이 함께 쓰는 이름",
        "portal.add_decision",
        lambda: len(waiting_names()),
        "admin:portal_ambiguous_names",
    ),
    Queue(
        "군 항목에 속하는지 모르는 물질",
        "portal.add_decision",
        lambda: len(waiting_groups()),
        "admin:portal_group_candidates",
    ),
)
"""Another queue is one more row here and its page in ``decision_pages.py``."""


@dataclass(frozen=True, slots=True)
class FirstPage:
    """What the first page says; ``None`` stands for what the account may not see."""

    troubles: Sequence[Trouble] | None
    queues: Sequence[Queue]
    decisions: Sequence[Decision] | None


def first_page(may: HasPermission) -> FirstPage:
    """The first page for an account with these permissions."""
    return FirstPage(
        troubles=list(_troubles()) if may("portal.view_syncrun") else None,
        queues=[queue for queue in QUEUES if may(queue.permission)],
        decisions=newest_decisions(MOST_DECISIONS) if may("portal.view_decision") else None,
    )


def _troubles() -> Iterator[Trouble]:
    schedule = schedule_row(timezone.now())
    if schedule.light != "green":
        yield Trouble(schedule.light, f"예약 실행: {schedule.status_text}", "/sources#schedule")
    yield from _index_troubles()
    states = feed_states()
    rows = [row for _, of_publisher in states.systems for row in of_publisher]
    for row in rows:
        if row.light == "red":
            yield Trouble("red", f"{row.feed.title}: {row.status_text}", _mended_at(row))
    for each in states.own:
        if each.last is not None and each.last.state == RunState.FAILED:
            yield Trouble("red", f"{each.feed.title}: {each.last.error}", _runs_of(each.feed.name))
    for run in latest_rounds():
        if run.state == RunState.FAILED:
            yield Trouble("red", f"기관 점검 {run.feed}: {run.error}", reverse("admin:portal_doctor"))
    for row in rows:
        if row.drift:
            yield Trouble(
                "amber", f"{row.feed.title}: 처음 보는 항목 {len(row.drift)}가지", f"/sources#{row.feed.name}"
            )


def _index_troubles() -> Iterator[Trouble]:
    index = index_row()
    builds = reverse("admin:portal_indexbuild_changelist")
    if index.health.trouble:
        yield Trouble("red", f"찾기가 되지 않음: {index.health.trouble}", builds)
    elif index.health.lag:
        yield Trouble("amber", f"색인 지연: 바뀐 항목 {index.health.lag:,}건이 아직 반영되지 않음", _runs_of("index"))
    if index.refused:
        yield Trouble("red", f"색인이 거부한 문서 {len(index.refused):,}건", builds)


def _mended_at(row: FeedRow) -> str:
    return reverse("admin:portal_changeacceptance_add") if row.held else _runs_of(row.feed.name)


def _runs_of(feed: str) -> str:
    return f"{reverse('admin:portal_syncrun_changelist')}?{urlencode({'feed': feed})}"

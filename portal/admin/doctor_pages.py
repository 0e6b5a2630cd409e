"""The staff page of doctor: the last report on each feed with its time, and a form that starts a round through the queue."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from connectors.registry import CONNECTORS
from portal.doctor.feed_report import FeedReport
from portal.doctor.report_table import HEADINGS, Line, lines_of, notes_on, steps_for
from portal.doctor.rounds import TASK, latest_reports, latest_rounds
from portal.models import RunState, SyncRun
from portal.schedule.doctor_requests import request_rounds

MAY_LOOK, MAY_START = "portal.view_syncrun", "portal.add_syncrun"
"""Rights of the staff: the reports are those of runs, and a round is one more run, which spends calls of the budgets."""


@dataclass(frozen=True, slots=True)
class Shown:
    """One feed's report as the page shows it."""

    report: FeedReport
    asked_at: datetime
    lines: Sequence[Line]
    notes: Sequence[str]
    steps: Sequence[str]


def doctor_page(request: HttpRequest) -> HttpResponse:
    """Shows the reports; a POST queues rounds and comes back here."""
    if not request.user.has_perm(MAY_LOOK):
        raise PermissionDenied
    if request.method == "POST":
        return _start(request)
    rounds = latest_rounds()
    return render(
        request,
        "admin/portal/syncrun/doctor.html",
        {
            **admin.site.each_context(request),
            "title": "기관 점검 (doctor)",
            "headings": HEADINGS,
            "shown": list(_shown(latest_reports())),
            "running": [_connector_of(run) for run in rounds if run.state == RunState.RUNNING],
            "failed": [(_connector_of(run), run.error) for run in rounds if run.state == RunState.FAILED],
            "connectors": [connector.name for connector in CONNECTORS],
            "may_start": request.user.has_perm(MAY_START),
        },
    )


def _start(request: HttpRequest) -> HttpResponse:
    if not request.user.has_perm(MAY_START):
        raise PermissionDenied
    known = [connector.name for connector in CONNECTORS]
    wanted = [name for name in request.POST.getlist("connector") if name in known] or known
    refused = request_rounds(wanted)
    queued = [name for name in wanted if name not in refused]
    if queued:
        messages.success(request, f"대기열에 넣음: {', '.join(queued)}. 끝나면 이 화면에 결과가 보입니다.")
    if refused:
        messages.error(
            request,
            f"대기열이 작업을 받지 않아 묻지 못함: {', '.join(refused)}. 서버에서 manage.py doctor를 실행하십시오.",
        )
    return HttpResponseRedirect(reverse("admin:portal_doctor"))


def _shown(reports: Sequence[FeedReport]) -> Iterator[Shown]:
    for report in reports:
        yield Shown(
            report,
            datetime.fromisoformat(report.asked_at),
            lines_of([report]),
            tuple(notes_on(report)),
            steps_for(report, reports),
        )


def _connector_of(run: SyncRun) -> str:
    return run.feed.removeprefix(f"{TASK}.")

"""Staff's queue of visitors' reports: what was written, where it is decided, and the signed answer."""

from __future__ import annotations

from typing import Any
from urllib.parse import unquote, urlsplit

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from portal.admin.queue_decisions import MAY_DECIDE, decision_address
from portal.admin.record_pages import ReadOnly
from portal.curation.decisions import Signed
from portal.curation.subjects import Subject
from portal.feedback.report_answers import (
    CannotAnswer,
    answer,
    answer_in_force,
    erase_text,
    undo_answer,
    waiting_reports,
)
from portal.http.search_parameters import storable_text
from portal.models import Entry, ReportOutcome, VisitorReport
from portal.models.entries import FOLDER_OF_KIND

MAY_ANSWER = "portal.add_reportanswer"
MAY_UNDO = "portal.change_reportanswer"
MAY_ERASE = "portal.change_visitorreport"
LONGEST_SHOWN = 80


class WaitingFilter(admin.SimpleListFilter):
    """Reports that wait for an answer, or that have one."""

    title = "답"
    parameter_name = "waiting"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """The two choices."""
        return [("yes", "기다림"), ("no", "답했거나 닫음")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[VisitorReport]) -> QuerySet[VisitorReport]:
        """The reports of the choice; all without one."""
        waiting = waiting_reports().values("pk")
        if self.value() == "yes":
            return queryset.filter(pk__in=waiting)
        return queryset.exclude(pk__in=waiting) if self.value() == "no" else queryset


@admin.register(VisitorReport)
class VisitorReportAdmin(ReadOnly):
    """The list of reports; ``change_view`` shows one with its evidence and takes the answer."""

    list_display = ("number", "part", "page", "text_begins", "sent_at", "is_answered")
    list_filter = (WaitingFilter, "part")

    def get_ordering(self, request: HttpRequest) -> tuple[str, ...]:
        """Who waits longest comes first; of all reports the newest."""
        return ("pk",) if request.GET.get(WaitingFilter.parameter_name) == "yes" else ("-pk",)

    @admin.display(description="번호", ordering="pk")
    def number(self, report: VisitorReport) -> str:
        """The number that the visitor was told."""
        return f"{report.pk}번"

    @admin.display(description="적은 글")
    def text_begins(self, report: VisitorReport) -> str:
        """The beginning of the text."""
        return report.text[:LONGEST_SHOWN]

    @admin.display(description="답함", boolean=True)
    def is_answered(self, report: VisitorReport) -> bool:
        """Whether an answer is in force."""
        return answer_in_force(report) is not None

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """One report; a POST answers, closes, undoes or erases the text, and comes back to it."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        report = VisitorReport.objects.filter(pk=object_id if object_id.isdecimal() else 0).first()
        if report is None:
            raise Http404
        if request.method == "POST":
            return self._changed(request, report)
        return self._page(request, report)

    def _changed(self, request: HttpRequest, report: VisitorReport) -> HttpResponse:
        if "erase" in request.POST:
            return self._erase(request, report)
        return self._undo(request, report) if "undo" in request.POST else self._answer(request, report)

    def _answer(self, request: HttpRequest, report: VisitorReport) -> HttpResponse:
        if not request.user.has_perm(MAY_ANSWER):
            raise PermissionDenied
        signed = Signed(request.user.get_username(), storable_text(request.POST.get("text", "")).replace("\r\n", "\n"))
        try:
            given = answer(report, request.POST.get("outcome", ""), signed)
        except CannotAnswer as error:
            messages.error(request, str(error))
            return self._page(request, report, status=400)
        self.log_change(request, report, [{"added": {"name": "답", "object": given.get_outcome_display()}}])
        messages.success(request, f"{report}: {given.get_outcome_display()}. 신고한 사람이 그 주소에서 읽습니다.")
        return HttpResponseRedirect(request.path)

    def _undo(self, request: HttpRequest, report: VisitorReport) -> HttpResponse:
        if not request.user.has_perm(MAY_UNDO):
            raise PermissionDenied
        if undo_answer(report, request.user.get_username()):
            self.log_change(request, report, [{"deleted": {"name": "답", "object": str(report)}}])
            messages.success(request, f"{report}: 답을 취소했습니다. 다시 답을 기다립니다.")
        return HttpResponseRedirect(request.path)

    def _erase(self, request: HttpRequest, report: VisitorReport) -> HttpResponse:
        if not request.user.has_perm(MAY_ERASE):
            raise PermissionDenied
        erase_text(report, request.user.get_username())
        self.log_change(request, report, [{"changed": {"fields": ["text"]}}])
        messages.success(request, f"{report}: 적은 글을 지웠습니다.")
        return HttpResponseRedirect(request.path)

    def _page(self, request: HttpRequest, report: VisitorReport, status: int = 200) -> HttpResponse:
        entry, may_decide = entry_of_page(report.page), request.user.has_perm(MAY_DECIDE)
        values = {
            **self.admin_site.each_context(request),
            "title": str(report),
            "opts": self.opts,
            "report": report,
            "answers": report.answers.order_by("-pk"),
            "answer": answer_in_force(report),
            "entry": entry,
            "decision_address": decision_address(Subject(entry.key), entry.key) if entry and may_decide else "",
            "outcomes": ReportOutcome.choices,
            "given": request.POST,
            "may_answer": request.user.has_perm(MAY_ANSWER),
            "may_erase": request.user.has_perm(MAY_ERASE),
            "may_undo": request.user.has_perm(MAY_UNDO),
        }
        return render(request, "admin/portal/visitorreport/report.html", values, status=status)


def entry_of_page(page: str) -> Entry | None:
    """The entry whose page the address is, or belongs to; ``None`` for lists and searches."""
    kinds = {folder: kind for kind, folder in FOLDER_OF_KIND.items()}
    parts = unquote(urlsplit(page).path).removeprefix("/en").strip("/").split("/")
    if len(parts) < 2 or parts[0] not in kinds:
        return None
    return Entry.objects.filter(kind=kinds[parts[0]], slug=parts[1]).first()

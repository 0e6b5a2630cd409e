"""Staff pages of conflicts: what differs, and the form by which staff attach a signed finding to it."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import URLPattern, path, reverse

from portal.admin.queue_decisions import typed_fields
from portal.admin.record_pages import ReadOnly
from portal.curation.conflict_findings import FindingKind
from portal.curation.decisions import CannotDecide, Signed, attach_finding, standing
from portal.curation.subjects import conflict_subject
from portal.models import Conflict
from portal.schedule.decision_effects import apply_decision, undo_and_apply


@admin.register(Conflict)
class ConflictAdmin(ReadOnly):
    """Conflicts, the gravest first; each leads to the page on which a finding is attached or undone."""

    list_display = ("entry", "type", "name", "form", "one", "other", "origin", "first_seen", "ended_at")
    list_filter = ("type", "origin")
    list_select_related = ("entry",)
    search_fields = ("entry__key", "entry__title_ko", "name")
    ordering = ("severity", "pk")

    def get_urls(self) -> list[URLPattern]:
        """The page of the finding too."""
        page = path("<int:pk>/finding/", self.admin_site.admin_view(self.finding), name="portal_conflict_finding")
        return [page, *super().get_urls()]

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Leads to the page of the finding: nothing else of a conflict can be changed."""
        return HttpResponseRedirect(reverse("admin:portal_conflict_finding", args=[object_id]))

    def finding(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Shows the conflict with the finding in force; a finding that is refused comes back with the reason and the typed text."""
        conflict = get_object_or_404(Conflict.objects.select_related("entry"), pk=pk)
        if not request.user.has_perm("portal.add_decision"):
            raise PermissionDenied
        status = 200
        if request.method == "POST":
            try:
                self._apply(request, conflict)
            except CannotDecide as error:
                self.message_user(request, str(error), messages.ERROR)
                status = 400
            else:
                return HttpResponseRedirect(request.path)
        values = {
            **self.admin_site.each_context(request),
            "title": "상충에 대한 판단",
            "opts": self.opts,
            "conflict": conflict,
            "in_force": standing("finding", conflict_subject(conflict)),
            "kinds": tuple(FindingKind),
            "given": request.POST,
        }
        return render(request, "admin/portal/conflict/finding.html", values, status=status)

    def _apply(self, request: HttpRequest, conflict: Conflict) -> None:
        subject, by = conflict_subject(conflict), request.user.get_username()
        in_force = standing("finding", subject)
        if "undo" in request.POST and in_force is not None:
            undo_and_apply(in_force, by)
            self.log_change(request, conflict, "판단 취소")
        elif "undo" not in request.POST:
            given = typed_fields(request)
            decision = attach_finding(conflict, given.get("kind", ""), Signed(by, given.get("reason", "")))
            apply_decision(decision)
            self.log_change(request, conflict, f"판단: {decision.object}")

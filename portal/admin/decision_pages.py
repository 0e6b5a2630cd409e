"""Staff pages of decisions: staff search for a subject, sign a decision, and undo it; decisions are never deleted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import URLPattern, path, reverse

from portal.admin.ambiguous_name_queue import ambiguous_name_queue
from portal.admin.conflict_queue import conflict_queue
from portal.admin.group_queue import group_queue
from portal.admin.picking import entries_like, parts_of
from portal.admin.queue_decisions import tell_busy
from portal.curation.confirmations import Compared
from portal.curation.decisions import OF_TWO_ENTRIES, CannotDecide, Signed
from portal.curation.subjects import Subject, SubjectKind, exists, subject_of
from portal.http.search_parameters import storable_text
from portal.models import Decision, Entry
from portal.schedule.decision_effects import decide_and_apply, undo_and_apply

if TYPE_CHECKING:
    DecisionModelAdmin = admin.ModelAdmin[Decision]
else:  # at run time the class takes no parameters
    DecisionModelAdmin = admin.ModelAdmin


@admin.register(Decision)
class DecisionAdmin(DecisionModelAdmin):
    """The list of decisions; ``add_view`` is a search, then a form for what was picked."""

    list_display = (
        "verdict",
        "subject_text",
        "object",
        "document",
        "page",
        "figures",
        "reason",
        "decided_by",
        "decided_at",
        "undone_by",
        "undone_at",
        "in_effect",
    )
    list_filter = ("verdict",)
    search_fields = ("subject", "object", "reason")
    ordering = ("-pk",)
    actions = ("undo",)

    def get_urls(self) -> list[URLPattern]:
        """The queues too, whose rows are derived and belong to no model."""
        view = self.admin_site.admin_view
        return [
            path("queues/names/", view(ambiguous_name_queue), name="portal_ambiguous_names"),
            path("queues/conflicts/", view(conflict_queue), name="portal_conflicts"),
            path("queues/groups/", view(group_queue), name="portal_group_candidates"),
            *super().get_urls(),
        ]

    @admin.display(description="대상")
    def subject_text(self, decision: Decision) -> str:
        """The entry, record or value in words."""
        return subject_of(decision).text

    @admin.display(description="효력", boolean=True)
    def in_effect(self, decision: Decision) -> bool:
        """Whether it is in force and its subject still exists: an agency may have changed the value that it is about."""
        return decision.undone_at is None and exists(subject_of(decision))

    def has_change_permission(self, request: HttpRequest, obj: Decision | None = None) -> bool:
        """Never for one decision: it is undone and made again, not rewritten."""
        return obj is None and super().has_change_permission(request)

    def has_delete_permission(self, request: HttpRequest, obj: Decision | None = None) -> bool:
        """Never."""
        return False

    def add_view(
        self, request: HttpRequest, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Shows the search and the form; a decision that is refused comes back with the reason and the typed text."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        if request.method == "POST":
            return self._decide(request)
        given = _given(request.GET)
        return self._form(request, _subject(given), given)

    def _decide(self, request: HttpRequest) -> HttpResponse:
        given = _given(request.POST)
        subject = _subject(given)
        signed = Signed(request.user.get_username(), given.get("reason", ""))
        try:
            decision, busy = decide_and_apply(
                given.get("verdict", ""), subject or Subject(""), signed, given.get("object", ""), _compared(given)
            )
        except CannotDecide as error:
            self.message_user(request, str(error), messages.ERROR)
            return self._form(request, subject, given, status=400)
        self.log_addition(request, decision, [{"added": {}}])
        tell_busy(request, busy)
        return HttpResponseRedirect(reverse("admin:portal_decision_changelist"))

    def _form(
        self, request: HttpRequest, subject: Subject | None, given: dict[str, Any], status: int = 200
    ) -> HttpResponse:
        text, entry = given.get("q", ""), given.get("entry", "")
        is_entry = subject is not None and subject.kind is SubjectKind.ENTRY
        values = {
            **self.admin_site.each_context(request),
            "title": "판단 추가",
            "opts": self.opts,
            "given": given,
            "subject": subject,
            "subject_title": Entry.objects.filter(key=subject.key).first() if is_entry and subject else None,
            "verdicts": [each for each in Decision.VERDICTS if _fits(each[0], subject)],
            "candidates": entries_like(text),
            "others": entries_like(given.get("other", "")) if is_entry else (),
            "parts": list(parts_of(entry)) if entry else [],
        }
        return render(request, "admin/portal/decision/add.html", values, status=status)

    @admin.action(description="선택한 판단을 취소", permissions=["change"])
    def undo(self, request: HttpRequest, chosen: QuerySet[Decision]) -> None:
        """Undoes the chosen decisions; they stay in the list, with the name of who undid them."""
        for decision in chosen.filter(undone_at=None):
            busy = undo_and_apply(decision, request.user.get_username())
            self.log_change(request, decision, [{"changed": {"fields": ["undone_at"]}}])
            tell_busy(request, busy)


def _fits(verdict: str, subject: Subject | None) -> bool:
    """Whether the form offers the verdict: a finding is made on the page of its conflict."""
    is_entry = subject is not None and subject.kind is SubjectKind.ENTRY
    return verdict != "finding" and (is_entry or verdict not in OF_TWO_ENTRIES)


def _given(query: QueryDict) -> dict[str, str]:
    """The fields without characters that no database keeps."""
    return {name: storable_text(str(text)) for name, text in query.items()}


def _compared(given: dict[str, Any]) -> Compared:
    return Compared(given.get("document", ""), given.get("page", ""), given.get("figures", ""))


def _subject(given: dict[str, str]) -> Subject | None:
    """The picked subject from the form's fields; ``None`` before one is picked."""
    key = given.get("subject", "")
    return Subject(key, given.get("fact_kind", ""), given.get("fact_value", "")) if key else None

"""The staff pages: what agencies say is read-only, what staff decide is signed and undone, never deleted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import admin, messages
from django.db import models
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone

from portal.ingest.decisions import carry_out
from portal.models import Budget, Decision, Entry, Fact, IndexBuild, Link, Payload, Question, SourceRecord, SyncRun

if TYPE_CHECKING:
    ModelAdmin = admin.ModelAdmin[models.Model]
    DecisionModelAdmin = admin.ModelAdmin[Decision]
    TabularInline = admin.TabularInline[Fact, SourceRecord]
else:  # these classes take no parameters while they run
    ModelAdmin = DecisionModelAdmin = admin.ModelAdmin
    TabularInline = admin.TabularInline

admin.site.site_header = "화학물질포털 관리"
admin.site.site_title = "화학물질포털 관리"
admin.site.index_title = "실행, 자료, 판단"


class ReadOnly(ModelAdmin):
    """Shows rows and changes none: they are what an agency sent or what a run did."""

    show_full_result_count = False

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Never."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        """Never; Django then shows the fields as text."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        """Never."""
        return False


class FactInline(TabularInline):
    """The facts of a record, those that have ended too."""

    model = Fact
    fields = ("kind", "value", "unit", "section", "label", "absence", "first_seen", "ended_at")
    readonly_fields = fields
    ordering = ("-ended_at", "order")
    can_delete = False
    extra = 0

    def has_add_permission(self, request: HttpRequest, obj: SourceRecord | None = None) -> bool:
        """Never."""
        return False


@admin.register(SyncRun)
class SyncRunAdmin(ReadOnly):
    """Runs, the newest first."""

    list_display = (
        "feed", "origin", "task", "slot", "state", "started_at", "finished_at", "received", "added", "changed", "withdrawn",
        "bad_rows", "complete", "concluded",
    )  # fmt: skip
    list_filter = ("state", "feed", "origin", "task")
    ordering = ("-started_at",)


@admin.register(SourceRecord)
class SourceRecordAdmin(ReadOnly):
    """Records with their facts; found by feed, key or the title of their entry."""

    list_display = (
        "feed",
        "origin",
        "key",
        "entry",
        "source_date",
        "first_seen",
        "changed_at",
        "missing_since",
        "withdrawn_at",
    )
    list_filter = ("feed", "origin")
    list_select_related = ("entry",)
    search_fields = ("key", "entry__title_ko", "entry__key")
    ordering = ("-changed_at",)
    inlines = (FactInline,)


@admin.register(Entry)
class EntryAdmin(ReadOnly):
    """Entries; found by key or title."""

    list_display = ("key", "kind", "title_ko", "title_en", "slug", "revision", "withdrawn_at")
    list_filter = ("kind",)
    search_fields = ("key", "title_ko", "title_en")
    ordering = ("-revision",)


@admin.register(Link)
class LinkAdmin(ReadOnly):
    """Links with the mention that is their evidence."""

    list_display = ("from_entry", "relation", "to_entry", "mention", "confidence", "first_seen", "ended_at")
    list_filter = ("relation", "confidence")
    list_select_related = ("from_entry", "to_entry")


@admin.register(Question)
class QuestionAdmin(ReadOnly):
    """What look-ups asked."""

    list_display = ("feed", "origin", "key", "outcome", "asked_at", "answered_at", "error")
    list_filter = ("outcome", "feed", "origin")
    search_fields = ("key",)
    ordering = ("-asked_at",)


@admin.register(Budget)
class BudgetAdmin(ReadOnly):
    """Calls reserved a day."""

    list_display = ("operation", "day", "spent", "closed")
    ordering = ("-day", "operation")


@admin.register(IndexBuild)
class IndexBuildAdmin(ReadOnly):
    """Builds of the index with the documents that the engine refused."""

    list_display = ("name", "engine", "state", "documents", "started_at", "finished_at", "error")
    ordering = ("-started_at",)


@admin.register(Payload)
class PayloadAdmin(ReadOnly):
    """What an agency sent; the body is compressed and not shown in lists."""

    list_display = ("record", "fetched_at")
    list_select_related = ("record",)
    exclude = ("body", "digest")


@admin.register(Decision)
class DecisionAdmin(DecisionModelAdmin):
    """Decisions: added with a reason, signed by who is logged in, undone by an action."""

    list_display = ("verdict", "subject", "object", "reason", "decided_by", "decided_at", "undone_by", "undone_at")
    list_filter = ("verdict",)
    fields = ("verdict", "subject", "object", "reason")
    actions = ("undo",)

    def has_change_permission(self, request: HttpRequest, obj: Decision | None = None) -> bool:
        """A decision is undone and made anew, never rewritten."""
        return obj is None and super().has_change_permission(request)

    def has_delete_permission(self, request: HttpRequest, obj: Decision | None = None) -> bool:
        """Never."""
        return False

    def save_model(self, request: HttpRequest, obj: Decision, form: Any, change: bool) -> None:
        """Signs the decision and carries it out."""
        obj.decided_by, obj.decided_at = request.user.get_username(), timezone.now()
        super().save_model(request, obj, form, change)
        self._carry_out(request, obj)

    @admin.action(description="선택한 판단을 취소", permissions=["change"])
    def undo(self, request: HttpRequest, chosen: QuerySet[Decision]) -> None:
        """Undoes the chosen decisions; they stay in the list with who undid them."""
        for decision in chosen.filter(undone_at=None):
            decision.undone_by, decision.undone_at = request.user.get_username(), timezone.now()
            decision.save(update_fields=["undone_by", "undone_at"])
            self._carry_out(request, decision)

    def _carry_out(self, request: HttpRequest, decision: Decision) -> None:
        busy = carry_out(decision)
        if busy:
            self.message_user(
                request,
                f"지금 읽는 중이어서 반영하지 못한 자료: {', '.join(busy)}. 끝난 뒤 reread FEED --every를 실행하십시오.",
                messages.WARNING,
            )

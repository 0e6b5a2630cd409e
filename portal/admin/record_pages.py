"""Read-only staff pages of what agencies sent and of the runs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import admin
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path
from django.utils.html import format_html

from portal.admin.doctor_pages import doctor_page
from portal.admin.queue_decisions import MAY_DECIDE, decision_address
from portal.curation.subjects import Subject, SubjectKind, record_subject, value_subject
from portal.models import Budget, Entry, Fact, IndexBuild, Link, Payload, Question, SourceRecord, SyncRun

if TYPE_CHECKING:
    ModelAdmin = admin.ModelAdmin[models.Model]
    TabularInline = admin.TabularInline[Fact, SourceRecord]
else:  # at run time these classes take no parameters
    ModelAdmin = admin.ModelAdmin
    TabularInline = admin.TabularInline

admin.site.site_header = admin.site.site_title = "화학물질포털 관리"
admin.site.index_title = "처음"
admin.site.index_template = "admin/portal/first_page.html"


class ReadOnly(ModelAdmin):
    """Shows rows and changes none: they say what an agency sent or what a run did."""

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


class Decidable(ReadOnly):
    """Rows that staff decide about: their page leads to the form with the row filled in."""

    change_form_template = "admin/portal/decidable.html"

    def subject_of_row(self, row: Any) -> Subject:
        """The row as the subject of a decision."""
        raise NotImplementedError

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """The page, with the link for those who may decide."""
        row = self.get_object(request, object_id)
        context = dict(extra_context or {})
        if row is not None and request.user.has_perm(MAY_DECIDE):
            subject = self.subject_of_row(row)
            entry = subject.key if subject.kind is SubjectKind.ENTRY else ""
            context["decision_address"] = decision_address(subject, entry)
        return super().change_view(request, object_id, form_url, context)


class FactInline(TabularInline):
    """The facts of a record, including ended ones."""

    model = Fact
    fields = ("kind", "value", "unit", "section", "label", "absence", "first_seen", "ended_at", "decide")
    readonly_fields = fields
    ordering = ("-ended_at", "order")
    can_delete = False
    extra = 0

    def get_fields(self, request: HttpRequest, obj: SourceRecord | None = None) -> list[Any]:
        """The last column stands for those alone who may decide."""
        return [name for name in self.readonly_fields if name != "decide" or request.user.has_perm(MAY_DECIDE)]

    @admin.display(description="판단")
    def decide(self, fact: Fact) -> str:
        """The way to a decision on this value."""
        return format_html('<a href="{}">판단하기</a>', decision_address(value_subject(fact)))

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
    change_list_template = "admin/portal/syncrun/change_list.html"

    def get_urls(self) -> list[URLPattern]:
        """The page of doctor too, whose reports are kept in runs."""
        page = path("doctor/", self.admin_site.admin_view(doctor_page), name="portal_doctor")
        return [page, *super().get_urls()]


@admin.register(SourceRecord)
class SourceRecordAdmin(Decidable):
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

    def subject_of_row(self, row: Any) -> Subject:
        """The record."""
        return record_subject(row)


@admin.register(Entry)
class EntryAdmin(Decidable):
    """Entries; found by key or title."""

    list_display = ("key", "kind", "title_ko", "title_en", "slug", "revision", "withdrawn_at")
    list_filter = ("kind",)
    search_fields = ("key", "title_ko", "title_en")
    ordering = ("-revision",)

    def subject_of_row(self, row: Any) -> Subject:
        """The entry."""
        return Subject(row.key)


@admin.register(Link)
class LinkAdmin(ReadOnly):
    """Links with the mention that is their evidence."""

    list_display = ("from_entry", "relation", "to_entry", "mention", "confidence", "first_seen", "ended_at")
    list_filter = ("relation", "confidence")
    list_select_related = ("from_entry", "to_entry")


@admin.register(Question)
class QuestionAdmin(ReadOnly):
    """Questions that look-ups asked."""

    list_display = ("feed", "origin", "key", "outcome", "asked_at", "answered_at", "error")
    list_filter = ("outcome", "feed", "origin")
    search_fields = ("key",)
    ordering = ("-asked_at",)


@admin.register(Budget)
class BudgetAdmin(ReadOnly):
    """Calls reserved on each day."""

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

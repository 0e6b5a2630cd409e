"""Read-only staff pages of what agencies sent and of the runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import admin
from django.db import models
from django.http import HttpRequest
from django.urls import URLPattern, path

from portal.admin.doctor_pages import doctor_page
from portal.models import Budget, Entry, Fact, IndexBuild, Link, Payload, Question, SourceRecord, SyncRun

if TYPE_CHECKING:
    ModelAdmin = admin.ModelAdmin[models.Model]
    TabularInline = admin.TabularInline[Fact, SourceRecord]
else:  # at run time these classes take no parameters
    ModelAdmin = admin.ModelAdmin
    TabularInline = admin.TabularInline

admin.site.site_header = "화학물질포털 관리"
admin.site.site_title = "화학물질포털 관리"
admin.site.index_title = "실행, 자료, 판단"


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


class FactInline(TabularInline):
    """The facts of a record, including ended ones."""

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
    change_list_template = "admin/portal/syncrun/change_list.html"

    def get_urls(self) -> list[URLPattern]:
        """The page of doctor too, whose reports are kept in runs."""
        page = path("doctor/", self.admin_site.admin_view(doctor_page), name="portal_doctor")
        return [page, *super().get_urls()]


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

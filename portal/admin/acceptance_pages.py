"""Staff pages of held changes: what a feed's passes would end or exchange, and the signed acceptance or refusal of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import Count, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from connectors.registry import FEEDS
from portal.admin.record_pages import ReadOnly
from portal.curation.decisions import Signed
from portal.http.search_parameters import storable_text
from portal.ingest.held_changes import NothingHeld, refuse, undo_refusal, waiting_changes
from portal.models import ChangeAcceptance, ChangeRefusal, HeldChange, SyncRun
from portal.schedule.change_acceptance import accept_and_read_again

if TYPE_CHECKING:
    AcceptanceModelAdmin = admin.ModelAdmin[ChangeAcceptance]
    RefusalModelAdmin = admin.ModelAdmin[ChangeRefusal]
else:  # at run time the classes take no parameters
    AcceptanceModelAdmin = RefusalModelAdmin = admin.ModelAdmin

MOST_EXAMPLES = 20


@dataclass(frozen=True, slots=True)
class HeldFeed:
    """A feed with held changes: its sentence, how many, and the first of them."""

    feed: str
    origin: str
    title: str
    sentence: str
    count: int
    examples: Sequence[HeldChange]


def held_feeds() -> tuple[HeldFeed, ...]:
    """The feeds with changes that wait, with examples."""
    counted = waiting_changes().values_list("feed", "origin").annotate(Count("pk")).order_by("feed")
    return tuple(_held_feed(feed, origin, count) for feed, origin, count in counted)


def _held_feed(feed: str, origin: str, count: int) -> HeldFeed:
    last = SyncRun.objects.filter(feed=feed, origin=origin).exclude(withheld="").order_by("-started_at").first()
    examples = waiting_changes().filter(feed=feed, origin=origin).order_by("pk")[:MOST_EXAMPLES]
    title = FEEDS[feed].title if feed in FEEDS else feed
    return HeldFeed(feed, origin, title, last.withheld if last else "", count, list(examples))


@admin.register(ChangeAcceptance)
class ChangeAcceptanceAdmin(AcceptanceModelAdmin):
    """The list of acceptances; ``add_view`` shows what is held and takes the signed reason."""

    list_display = ("feed", "origin", "reason", "accepted_by", "accepted_at", "held")
    list_filter = ("feed",)
    ordering = ("-pk",)

    def has_change_permission(self, request: HttpRequest, obj: ChangeAcceptance | None = None) -> bool:
        """Never for one acceptance: it is kept as it was signed."""
        return obj is None and super().has_change_permission(request)

    def has_delete_permission(self, request: HttpRequest, obj: ChangeAcceptance | None = None) -> bool:
        """Never."""
        return False

    def add_view(
        self, request: HttpRequest, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Shows each feed with held changes; a refused acceptance comes back with the reason."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        if request.method == "POST":
            return self._refuse(request) if "refuse" in request.POST else self._accept(request)
        return self._form(request)

    def _accept(self, request: HttpRequest) -> HttpResponse:
        given = {name: storable_text(str(text)) for name, text in request.POST.items()}
        signed = Signed(request.user.get_username(), given.get("reason", ""))
        try:
            acceptance, queued = accept_and_read_again(given.get("feed", ""), given.get("origin", ""), signed)
        except NothingHeld as error:
            self.message_user(request, str(error), messages.ERROR)
            return self._form(request, status=400)
        self.log_addition(request, acceptance, [{"added": {}}])
        when = (
            "지금 다시 읽습니다"
            if queued
            else f"다음 차례에 반영합니다. 바로 하려면 sync {acceptance.feed}를 실행하십시오"
        )
        self.message_user(request, f"{acceptance.feed}: 보류한 변경을 받아들였습니다. {when}.")
        return HttpResponseRedirect(reverse("admin:portal_changeacceptance_changelist"))

    def _refuse(self, request: HttpRequest) -> HttpResponse:
        given = {name: storable_text(str(text)) for name, text in request.POST.items()}
        try:
            refusal = refuse(
                given.get("feed", ""), given.get("reason", ""), request.user.get_username(), given.get("origin", "")
            )
        except NothingHeld as error:
            self.message_user(request, str(error), messages.ERROR)
            return self._form(request, status=400)
        self.admin_site.get_model_admin(ChangeRefusal).log_addition(request, refusal, [{"added": {}}])
        self.message_user(
            request, f"{refusal.feed}: 받아들이지 않았습니다. 이전 값을 그대로 두며, 다른 내용이 오면 다시 묻습니다."
        )
        return HttpResponseRedirect(reverse("admin:portal_changerefusal_changelist"))

    def _form(self, request: HttpRequest, status: int = 200) -> HttpResponse:
        values = {
            **self.admin_site.each_context(request),
            "title": "보류한 변경",
            "opts": self.opts,
            "held_feeds": held_feeds(),
        }
        return render(request, "admin/portal/changeacceptance/add.html", values, status=status)


@admin.register(ChangeRefusal)
class ChangeRefusalAdmin(RefusalModelAdmin):
    """The list of refusals; they are made where acceptances are made, and undone here."""

    list_display = ("feed", "origin", "reason", "refused_by", "refused_at", "undone_by", "undone_at")
    list_filter = ("feed",)
    ordering = ("-pk",)
    actions = ("undo",)

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Never on a page of its own."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: ChangeRefusal | None = None) -> bool:
        """Never for one refusal: it is kept as it was signed."""
        return obj is None and super().has_change_permission(request)

    def has_delete_permission(self, request: HttpRequest, obj: ChangeRefusal | None = None) -> bool:
        """Never."""
        return False

    @admin.action(description="선택한 것을 취소(다시 기다리게 함)", permissions=["change"])
    def undo(self, request: HttpRequest, chosen: QuerySet[ChangeRefusal]) -> None:
        """Undoes the chosen refusals; what is still held waits again."""
        for refusal in chosen.filter(undone_at=None):
            undo_refusal(refusal, request.user.get_username())
            self.log_change(request, refusal, [{"changed": {"fields": ["undone_at"]}}])


@admin.register(HeldChange)
class HeldChangeAdmin(ReadOnly):
    """Records whose new content is held, with the reason."""

    list_display = ("feed", "origin", "key", "question", "reason", "held_at", "acceptance", "refusal")
    list_filter = ("feed",)
    list_select_related = ("acceptance", "refusal")
    search_fields = ("key", "question")
    exclude = ("digest",)
    ordering = ("-held_at",)

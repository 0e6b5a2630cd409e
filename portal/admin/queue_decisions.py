"""A decision made from a queue, where its evidence stands: signed, with a reason, undone in the list of decisions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlencode

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from portal.curation.decisions import OF_TWO_ENTRIES, CannotDecide, Signed
from portal.curation.subjects import Subject
from portal.http.search_parameters import storable_text
from portal.models import Decision
from portal.schedule.decision_effects import decide_and_apply

MAY_DECIDE = "portal.add_decision"
PER_PAGE = 20


def decision_address(subject: Subject, entry: str = "") -> str:
    """The form of decisions with the subject filled in; with ``entry`` its records and values are offered beside it."""
    given = {"subject": subject.key, "fact_kind": subject.fact_kind, "fact_value": subject.value, "entry": entry}
    query = urlencode({name: value for name, value in given.items() if value})
    return f"{reverse('admin:portal_decision_add')}?{query}"


def tell_busy(request: HttpRequest, busy: Sequence[str]) -> None:
    """Says which feeds were being read, so that the decision has not reached their records yet."""
    if busy:
        messages.warning(
            request,
            f"지금 읽는 중이어서 반영하지 못한 자료: {', '.join(busy)}. 끝난 뒤 reread FEED --every를 실행하십시오.",
        )


def refuse_without_permission(request: HttpRequest) -> None:
    """Raises ``PermissionDenied`` for an account that may not decide."""
    if not request.user.has_perm(MAY_DECIDE):
        raise PermissionDenied


def decide_from_queue(request: HttpRequest) -> HttpResponse | None:
    """Makes the decision of the form and leads back to the queue; ``None`` where it was refused, which the page then says."""
    given = typed_fields(request)
    verdict = given.get("verdict", "")
    if verdict not in OF_TWO_ENTRIES:
        messages.error(request, "이 쪽에서는 두 항목에 관한 판단만 합니다. 단추를 눌러 고르십시오.")
        return None
    return decided(request, verdict, Subject(given.get("subject", "")), given.get("object", ""))


def typed_fields(request: HttpRequest) -> dict[str, str]:
    """The fields of the form without characters that no database keeps."""
    return {name: storable_text(str(text)) for name, text in request.POST.items()}


def decided(request: HttpRequest, verdict: str, subject: Subject, other: str) -> HttpResponse | None:
    """Makes the decision, signed with the typed reason, and leads back; ``None`` where it was refused, which is then said."""
    signed = Signed(request.user.get_username(), typed_fields(request).get("reason", ""))
    try:
        decision, busy = decide_and_apply(verdict, subject, signed, other)
    except CannotDecide as error:
        messages.error(request, str(error))
        return None
    admin.site.get_model_admin(Decision).log_addition(request, decision, [{"added": {}}])
    messages.success(request, f"판단했습니다. {decision} – {decision.object}. 판단 목록에서 취소할 수 있습니다.")
    tell_busy(request, busy)
    return HttpResponseRedirect(request.get_full_path())


def queue_page(
    request: HttpRequest,
    template: str,
    title: str,
    rows: Sequence[Any] | QuerySet[Any],
    shown: Any,
    *,
    refused: bool,
) -> HttpResponse:
    """One page of the queue; ``shown`` turns the rows of that page into what the template reads."""
    page: Page[Any] = Paginator(rows, PER_PAGE).get_page(request.GET.get("page", ""))
    values = {
        **admin.site.each_context(request),
        "title": title,
        "page": page,
        "rows": shown(list(page.object_list)),
        "given": request.POST if refused else {},
    }
    return render(request, template, values, status=400 if refused else 200)

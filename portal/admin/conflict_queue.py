"""Staff's queue of conflicts between agencies about which nobody has written what the difference is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from portal.admin.queue_decisions import queue_page, refuse_without_permission, tell_busy
from portal.curation.conflict_findings import FindingKind
from portal.curation.current import current_findings
from portal.curation.decisions import CannotDecide, Signed
from portal.curation.subjects import conflict_subject
from portal.http.search_parameters import storable_text
from portal.models import Conflict, Decision
from portal.profile.stored_conflicts import ShownConflict, shown_conflicts
from portal.schedule.decision_effects import decide_and_apply


def waiting_conflicts() -> QuerySet[Conflict]:
    """The conflicts that stand without a finding, the gravest first."""
    standing = Conflict.objects.filter(ended_at=None)
    found = _with_finding(standing)
    return standing.exclude(pk__in=found).select_related("entry").order_by("severity", "pk")


def _with_finding(standing: QuerySet[Conflict]) -> list[int]:
    findings = current_findings()
    rows = standing.filter(entry__key__in={key for key, _ in findings}).select_related("entry")
    subjects = ((row.pk, conflict_subject(row)) for row in rows)
    return [pk for pk, subject in subjects if (subject.key, subject.value) in findings]


def conflict_queue(request: HttpRequest) -> HttpResponse:
    """Shows both sides of each; a POST attaches a finding to one and comes back."""
    refuse_without_permission(request)
    if request.method == "POST" and (done := _attach(request)):
        return done
    return queue_page(
        request,
        "admin/portal/queues/conflicts.html",
        "기관마다 다르게 밝힌 값",
        waiting_conflicts(),
        _shown,
        refused=request.method == "POST",
    )


def _shown(rows: Iterable[Conflict]) -> list[tuple[int, ShownConflict, Sequence[FindingKind]]]:
    """Each conflict with the number of its row and the findings to choose from; one with a withheld side is left out."""
    by_row = ((row.pk, next(shown_conflicts([row]), None)) for row in rows)
    return [(pk, conflict, tuple(FindingKind)) for pk, conflict in by_row if conflict is not None]


def _attach(request: HttpRequest) -> HttpResponse | None:
    """Attaches the finding of the form; ``None`` where it was refused, which the page then says."""
    given = {name: storable_text(str(text)) for name, text in request.POST.items()}
    number = given.get("conflict", "")
    row = Conflict.objects.filter(pk=int(number), ended_at=None).first() if number.isdecimal() else None
    if row is None:
        messages.error(request, "이 상충은 그 사이에 끝났습니다. 목록에서 다시 고르십시오.")
        return None
    signed = Signed(request.user.get_username(), given.get("reason", ""))
    try:
        decision, busy = decide_and_apply("finding", conflict_subject(row), signed, given.get("kind", ""))
    except CannotDecide as error:
        messages.error(request, str(error))
        return None
    admin.site.get_model_admin(Decision).log_addition(request, decision, [{"added": {}}])
    messages.success(request, f"판단했습니다. {decision} – {decision.object}. 판단 목록에서 취소할 수 있습니다.")
    tell_busy(request, busy)
    return HttpResponseRedirect(request.get_full_path())

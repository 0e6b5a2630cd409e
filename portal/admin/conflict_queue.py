"""Staff's queue of conflicts between agencies about which nobody has written what the difference is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse

from portal.admin.queue_decisions import decided, queue_page, refuse_without_permission, typed_fields
from portal.curation.conflict_findings import FindingKind
from portal.curation.current import current_findings
from portal.curation.subjects import conflict_subject
from portal.models import Conflict
from portal.profile.stored_conflicts import ShownConflict, shown_conflicts

LONGEST_NUMBER = 19
"""Digits of a row's number from which no database has one."""


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


def _shown(rows: Iterable[Conflict]) -> list[tuple[ShownConflict, Sequence[FindingKind]]]:
    """Each conflict with the findings to choose from; one with a withheld side is left out."""
    return [(conflict, tuple(FindingKind)) for conflict in shown_conflicts(rows)]


def _attach(request: HttpRequest) -> HttpResponse | None:
    """Attaches the finding of the form; ``None`` where it was refused, which the page then says."""
    given = typed_fields(request)
    number = given.get("conflict", "")
    is_number = number.isascii() and number.isdigit() and len(number) < LONGEST_NUMBER
    row = Conflict.objects.filter(pk=int(number), ended_at=None).first() if is_number else None
    if row is None:
        messages.error(request, "이 상충은 그 사이에 끝났습니다. 목록에서 다시 고르십시오.")
        return None
    return decided(request, "finding", conflict_subject(row), given.get("kind", ""))

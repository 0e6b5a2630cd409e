"""Staff answer or close a report, signed; the answer is undone and never deleted, and then the report waits again."""

from __future__ import annotations

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from connectors.privacy import REMOVED_MARK
from portal.curation.decisions import Signed
from portal.models import ReportAnswer, ReportOutcome, VisitorReport
from portal.seoul_time import seoul_day

LONGEST_ANSWER = 2_000


class CannotAnswer(ValueError):
    """The answer cannot stand; the message says why in Korean."""


def waiting_reports() -> QuerySet[VisitorReport]:
    """The reports without an answer in force, the oldest first."""
    answered = ReportAnswer.objects.filter(undone_at=None)
    return VisitorReport.objects.exclude(pk__in=answered.values("report")).order_by("pk")


def answer_in_force(report: VisitorReport) -> ReportAnswer | None:
    """What staff told the visitor, or ``None`` while the report waits."""
    return report.answers.filter(undone_at=None).first()


def answer(report: VisitorReport, outcome: str, signed: Signed) -> ReportAnswer:
    """Ends the report with an answer or a reason, which the visitor reads; raises ``CannotAnswer``."""
    if outcome not in ReportOutcome.values:
        raise CannotAnswer("답할지 닫을지 골라 주십시오.")
    if not signed.reason.strip():
        raise CannotAnswer("답이나 닫는 까닭을 적어 주십시오. 신고한 사람이 그대로 읽습니다.")
    if len(signed.reason) > LONGEST_ANSWER:
        raise CannotAnswer(f"답은 {LONGEST_ANSWER:,}자까지 적을 수 있습니다.")
    with transaction.atomic():
        VisitorReport.objects.select_for_update().get(pk=report.pk)
        in_force = answer_in_force(report)
        if in_force is not None:
            raise CannotAnswer(f"{in_force.signed_by} 님이 이미 답했습니다. 먼저 그 답을 취소해 주십시오.")
        return ReportAnswer.objects.create(
            report=report,
            outcome=outcome,
            text=signed.reason.strip(),
            signed_by=signed.by,
            signed_at=timezone.now(),
        )


def erase_text(report: VisitorReport, by: str) -> None:
    """Erases for good what the visitor typed, because it names a person; who did so and when stands in its place."""
    report.text = f"{REMOVED_MARK} {by}, {seoul_day(timezone.now())}"
    report.save(update_fields=["text"])


def undo_answer(report: VisitorReport, by: str) -> bool:
    """Undoes the answer in force, which is kept with who undid it; ``False`` where there is none."""
    in_force = ReportAnswer.objects.filter(report=report, undone_at=None)
    return bool(in_force.update(undone_by=by, undone_at=timezone.now()))

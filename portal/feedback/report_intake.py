"""A visitor's report as it is taken: checked, without personal numbers, counted, stored under an address that nobody can guess."""

from __future__ import annotations

import secrets
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from connectors.privacy import without_personal_numbers
from portal.feedback.sending_bounds import count_report
from portal.models import ReportPart, VisitorReport

LONGEST_TEXT = 2_000


class NotTaken(ValueError):
    """The report cannot be taken as it is; the message says in Korean what to do."""


@dataclass(frozen=True, slots=True)
class SentReport:
    """A report as a visitor sent it; ``text`` is ``None`` where it was a cry for help, which is not kept."""

    page: str
    part: str
    text: str | None


def refusal_of(sent: SentReport) -> str:
    """Why the report cannot be taken; "" where it can."""
    if sent.part not in ReportPart.values:
        return "어느 부분이 틀렸는지 골라 주십시오."
    if sent.text is not None and not sent.text.strip():
        return "무엇이 어떻게 틀렸는지 적어 주십시오."
    if sent.text is not None and len(sent.text) > LONGEST_TEXT:
        return f"글은 {LONGEST_TEXT:,}자까지 적을 수 있습니다. 지금 {len(sent.text):,}자입니다."
    return ""


def take(sent: SentReport, sender: str) -> VisitorReport:
    """Stores the report of this address; raises ``NotTaken``, or ``TooManyReports`` once today's bound is reached.

    Mobile and resident registration numbers are removed before anything is stored.
    """
    refusal = refusal_of(sent)
    if refusal:
        raise NotTaken(refusal)
    with transaction.atomic():
        count_report(sender)
        return VisitorReport.objects.create(
            token=secrets.token_urlsafe(18),
            page=sent.page,
            part=sent.part,
            text=without_personal_numbers((sent.text or "").strip()),
            sent_at=timezone.now(),
        )

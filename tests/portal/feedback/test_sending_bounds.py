"""Bounds on one day: of one address and of all, with hashes that are another every day and gone the day after."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import transaction

from portal.feedback import sending_bounds
from portal.feedback.sending_bounds import ALL, TooManyReports, count_report, forget_senders
from portal.models import ReportSender
from tests.portal.clock import Clock

pytestmark = pytest.mark.django_db


def _counts() -> dict[bool, int]:
    """The counts of today by whether they are of all."""
    return {digest == ALL: count for digest, count in ReportSender.objects.values_list("digest", "count")}


def test_each_report_counts_for_its_sender_and_for_all() -> None:
    for _ in range(3):
        count_report("192.0.2.7")
    assert _counts() == {False: 3, True: 3}


def test_all_together_are_bounded_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sending_bounds, "MOST_OF_ALL", 2)
    count_report("192.0.2.1")
    count_report("192.0.2.2")
    with pytest.raises(TooManyReports, match="다 찼습니다"), transaction.atomic():
        count_report("192.0.2.3")
    assert ReportSender.objects.count() == 3, "what was refused left a row"


def test_the_next_day_everybody_may_send_again_and_yesterdays_hashes_are_gone(
    clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sending_bounds, "MOST_OF_SENDER", 1)
    count_report("192.0.2.7")
    before = set(ReportSender.objects.values_list("digest", flat=True))
    with pytest.raises(TooManyReports):
        count_report("192.0.2.7")
    clock.move(timedelta(days=1))
    count_report("192.0.2.7")
    after = set(ReportSender.objects.values_list("digest", flat=True))
    assert before & after == {ALL}, "one sender's hash is the same on two days"
    assert len(after) == 2


def test_hashes_are_forgotten_without_a_new_report_and_todays_stay(clock: Clock) -> None:
    count_report("192.0.2.7")
    forget_senders()
    assert ReportSender.objects.count() == 2
    clock.move(timedelta(days=1))
    forget_senders()
    assert not ReportSender.objects.exists()

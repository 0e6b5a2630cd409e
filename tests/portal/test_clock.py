"""The clock of a test stands still, and the whole portal uses it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from portal.ingest.budget import budget_day
from portal.models import Commit
from portal.store.revisions import write_transaction
from tests.portal.clock import Clock


def test_it_stands_until_it_is_moved(clock: Clock) -> None:
    began = timezone.now()
    assert timezone.now() == began
    clock.move(timedelta(hours=1))
    assert timezone.now() == began + timedelta(hours=1)


def test_its_day_is_that_of_seoul(clock: Clock) -> None:
    clock.set(datetime(2026, 12, 31, 15, 0, tzinfo=UTC))
    assert clock.today.isoformat() == timezone.localdate().isoformat() == budget_day().isoformat() == "2027-01-01"
    clock.move(timedelta(microseconds=-1))
    assert clock.today.isoformat() == timezone.localdate().isoformat() == budget_day().isoformat() == "2026-12-31"


@pytest.mark.django_db(transaction=True)
def test_what_the_portal_writes_has_its_time(clock: Clock) -> None:
    clock.set(datetime(2020, 2, 29, tzinfo=UTC))
    with write_transaction() as revisions:
        revisions.next()
    assert Commit.objects.get().at == clock.now

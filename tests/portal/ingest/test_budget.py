"""Budgets: reserved before the call, all or none, by the day in Seoul; what the agency closes stays closed that day."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from connectors.errors import BudgetSpent
from portal.ingest.budget import close_operations, reserve_calls
from portal.models import Budget
from tests.portal.clock import Clock

pytestmark = pytest.mark.django_db(transaction=True)
LIMITS = {"list": 3, "detail": 2}


def _spent() -> dict[str, int]:
    return dict(Budget.objects.values_list("operation", "spent"))


def test_calls_are_counted_until_the_budget_is_spent() -> None:
    for _ in range(3):
        reserve_calls(["list"], LIMITS)
    with pytest.raises(BudgetSpent) as spent:
        reserve_calls(["list"], LIMITS)
    assert spent.value.operation == "list"
    assert _spent() == {"list": 3}


def test_a_sheet_reserves_all_its_operations_or_none() -> None:
    reserve_calls(["list", "detail", "detail"], LIMITS)
    with pytest.raises(BudgetSpent):
        reserve_calls(["list", "detail"], LIMITS)
    assert _spent() == {"list": 1, "detail": 2}


def test_an_operation_that_the_agency_ended_is_not_called_again_that_day() -> None:
    close_operations(["list"])
    with pytest.raises(BudgetSpent):
        reserve_calls(["list"], LIMITS)


def test_the_day_turns_at_midnight_in_seoul(clock: Clock) -> None:
    for hour in (14, 15):
        clock.set(datetime(2026, 3, 3, hour, 30, tzinfo=UTC))
        reserve_calls(["list"], LIMITS)
    assert [day.isoformat() for day in Budget.objects.order_by("day").values_list("day", flat=True)] == [
        "2026-03-03",
        "2026-03-04",
    ]

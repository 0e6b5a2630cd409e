"""Calls a day: reserved in the database before they are made, by the day in Asia/Seoul, live calls only."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from connectors.errors import BudgetSpent
from portal.models import Budget
from portal.seoul_time import seoul_date


def budget_day() -> date:
    """The day that budgets count by; that the agencies' own window turns at midnight in Seoul is not recorded anywhere."""
    return seoul_date(timezone.now())


def reserve_calls(operations: Sequence[str], budgets: Mapping[str, int]) -> None:
    """Books one call on each operation, all or none; ``BudgetSpent`` where any has none left or was closed by the agency."""
    day = budget_day()
    with transaction.atomic():
        for operation in sorted(set(operations)):
            Budget.objects.get_or_create(operation=operation, day=day)
            limit = budgets.get(operation, 1_000)
            count = operations.count(operation) if isinstance(operations, list | tuple) else 1
            booked = Budget.objects.filter(operation=operation, day=day, closed=False, spent__lte=limit - count).update(
                spent=F("spent") + count
            )
            if not booked:
                raise BudgetSpent(f"{operation}: the {limit:,} calls of {day} are used up", operation=operation)


def close_operations(operations: Sequence[str]) -> None:
    """Ends these operations for today: the agency itself said that their calls are used up."""
    day = budget_day()
    for operation in operations:
        Budget.objects.update_or_create(operation=operation, day=day, defaults={"closed": True})

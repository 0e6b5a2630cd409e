"""Daily call budgets: live calls are reserved in the database before they are made, by the day in Asia/Seoul."""

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
    """The day in Seoul by which budgets count; no document says that the agencies' own day begins at midnight in Seoul."""
    return seoul_date(timezone.now())


def reserve_calls(operations: Sequence[str], budgets: Mapping[str, int]) -> None:
    """Reserves one call of each operation, all or none; raises ``BudgetSpent`` where one has none left or the agency closed it."""
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
    """Closes these operations for today, because the agency said that their calls are used up."""
    day = budget_day()
    for operation in operations:
        Budget.objects.update_or_create(operation=operation, day=day, defaults={"closed": True})

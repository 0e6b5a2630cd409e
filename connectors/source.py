"""The source of one feed's pass: an origin, a key, a client, and the budget that must be booked before each call."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from connectors.schema import Origin

if TYPE_CHECKING:
    from connectors.http import Client


def _no_budget(operations: Sequence[str]) -> None:
    """The demonstration counts no calls."""


@dataclass(frozen=True, slots=True)
class Source:
    """Everything that one pass of one feed reads from.

    ``key`` is the decoded key and is never printed. ``options`` holds the feed's settings by name (a base address, a file's
    path). ``reserve`` books one call for each operation named, all or none, and raises ``BudgetSpent``; call it before
    the request, never after. ``quota_spent`` records that the agency itself ended an operation for today.
    """

    origin: Origin
    client: Client
    key: str = field(repr=False, default="")
    options: Mapping[str, str] = field(default_factory=dict)
    reserve: Callable[[Sequence[str]], None] = _no_budget
    quota_spent: Callable[[Sequence[str]], None] = _no_budget

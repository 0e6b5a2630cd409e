"""What tells copies that left the portal that staff decided something: the state of all decisions, and of those that hide."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, Max, Q

from portal.models import Decision


@dataclass(frozen=True, slots=True)
class DecisionState:
    """``every`` changes with each decision and each undoing; ``hiding`` only with those after which something may not be shown.

    Undoing a comparison with the original hides too: figures that rest on it fall away.
    """

    every: str
    hiding: str


def decision_state() -> DecisionState:
    """The state now, by one query."""
    found = Decision.objects.aggregate(
        last=Max("pk"),
        undone=Count("undone_at"),
        withheld=Max("pk", filter=Q(verdict="withhold")),
        unconfirmed=Count("undone_at", filter=Q(verdict="confirm")),
    )
    return DecisionState(f"{found['last'] or 0}.{found['undone']}", f"{found['withheld'] or 0}.{found['unconfirmed']}")

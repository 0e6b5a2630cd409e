"""Two agencies that state facts of one substance, and the conflicts that come of it."""

from __future__ import annotations

from collections.abc import Sequence

from connectors.schema import Fact
from portal.profile.conflict_types import Conflict
from portal.profile.conflicts import conflicts_of_entries
from portal.profile.entry_facts import facts_of
from tests.portal.factories import entry, record_with_facts

KECO, KOSHA, LIST, FIRE = "ncis.substances", "kosha_msds.sheets", "ncis.inventory", "hazmat.materials"


def differing(
    ours: Sequence[Fact], theirs: Sequence[Fact], *, cas: str = "71-43-2", feeds: tuple[str, str] = (KECO, KOSHA)
) -> list[Conflict]:
    """The conflicts of a substance of which two agencies state these facts."""
    of = entry(f"cas:{cas}")
    for feed, facts in zip(feeds, (ours, theirs), strict=True):
        record_with_facts(of, feed, facts)
    return conflicts_of_entries({of.pk: facts_of(of)})[of.pk]


def texts(found: Sequence[Conflict]) -> list[tuple[str, ...]]:
    """The type and the sides of each conflict."""
    return [(str(each.type), *(side.text for side in each.sides)) for each in found]

"""Whether the changes of one pass, taken together, lose or exchange so much that nothing of them may be believed."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from connectors.schema import FactKind
from portal.ingest.record_change import Place, RecordChange
from reference.labels import Group, labels

MOST_LOST_SHARE = 0.1
"""Of a feed's facts of one kind, more may not end in one pass; the same share as of its rows (``absence.LEAST_SHARE``)."""
MOST_EXCHANGED_SHARE = 0.3
"""Of a feed's records with facts of one kind, more may not state others in one pass; daily corrections touch a few."""
FEWEST_LOSING, FEWEST_EXCHANGING = 3, 5
"""Records from which these shares count."""
HALF, FEWEST_OF_HALF = 0.5, 2
"""In small feeds: more than half of the facts of one kind lost, or of the records exchanged, by at least so many (exchanged: one more)."""
FEWEST_MOVED = 2
"""Records that now bear what another record bore before: one may be a correction, two are rows that shifted."""


@dataclass(slots=True)
class ContentGuard:
    """Collects the changes of a pass; ``reasons`` judges them against what the feed holds."""

    changes: list[RecordChange] = field(default_factory=list)

    def add(self, change: RecordChange) -> None:
        """Adds the change of one record."""
        self.changes.append(change)

    def names_taken(self) -> Mapping[str, str]:
        """The records that bear one new name instead of another, by key: the name may be that of an unchanged record."""
        return {
            change.key: now[0]
            for change in self.changes
            for (kind, _, _), (_, now) in change.moves.items()
            if kind == FactKind.NAME and len(now) == 1
        }

    def reasons(
        self, facts: Mapping[str, int], records: Mapping[str, int], borrowed: Collection[str] = ()
    ) -> tuple[str, ...]:
        """Korean phrases that say with numbers why the pass is held; () where it is not.

        ``facts`` and ``records`` count by kind the facts that this pass compared, and the records that state them.
        ``borrowed`` are keys of records whose new name is the name of another substance's unchanged record.
        """
        return (*self._moved(borrowed), *self._lost(facts), *self._exchanged(records))

    def kinds_lost(self) -> tuple[str, ...]:
        """The kinds of which so many records lose facts that the feed's must be counted."""
        losing = Counter(kind for change in self.changes for kind in change.lost)
        return tuple(kind for kind, count in losing.items() if count >= FEWEST_OF_HALF)

    def kinds_exchanged(self) -> tuple[str, ...]:
        """The kinds of which so many records state others that the feed's records must be counted."""
        exchanging = Counter(kind for change in self.changes for kind in change.exchanged)
        return tuple(kind for kind, count in exchanging.items() if count > FEWEST_OF_HALF)

    def _moved(self, borrowed: Collection[str]) -> tuple[str, ...]:
        owners: defaultdict[tuple[Place, tuple[str, ...]], set[str]] = defaultdict(set)
        for change in self.changes:
            for place, (was, _) in change.moves.items():
                owners[place, was].add(change.key)
        moved: defaultdict[str, set[str]] = defaultdict(set)
        moved[FactKind.NAME].update(borrowed)
        for change in self.changes:
            for place, (_, now) in change.moves.items():
                # Values that several records bore (위험, 화재) are no sign of a row.
                if (
                    now
                    and owners.get((place, now), {change.key}).isdisjoint({change.key})
                    and len(owners[place, now]) == 1
                ):
                    moved[place[0]].add(change.key)
        return tuple(
            f"{_label(kind)}: {len(keys):,}개 기록에 다른 기록의 값이 옴"
            for kind, keys in moved.items()
            if len(keys) >= FEWEST_MOVED
        )

    def _lost(self, facts: Mapping[str, int]) -> tuple[str, ...]:
        lost: Counter[str] = Counter()
        losing: Counter[str] = Counter()
        for change in self.changes:
            lost.update(change.lost)
            losing.update(change.lost.keys())
        return tuple(
            f"{_label(kind)}: {count:,}개가 끝나게 됨({_percent(share)})"
            for kind, count in lost.items()
            if (share := count / max(facts.get(kind, 0), count))
            and (
                (share > MOST_LOST_SHARE and losing[kind] >= FEWEST_LOSING)
                or (share > HALF and losing[kind] >= FEWEST_OF_HALF)
            )
        )

    def _exchanged(self, records: Mapping[str, int]) -> tuple[str, ...]:
        exchanging: Counter[str] = Counter()
        for change in self.changes:
            exchanging.update(change.exchanged)
        return tuple(
            f"{_label(kind)}: {count:,}개 기록에서 바뀜({_percent(share)})"
            for kind, count in exchanging.items()
            if (share := count / max(records.get(kind, 0), count))
            and (
                (share > MOST_EXCHANGED_SHARE and count >= FEWEST_EXCHANGING)
                or (share > HALF and count > FEWEST_OF_HALF)
            )
        )


def is_large_absence(absent: int, of: int) -> bool:
    """Whether so many records are newly absent that more likely the agency's answer is wrong."""
    share = absent / max(of, absent, 1)
    return (share > MOST_LOST_SHARE and absent >= FEWEST_LOSING) or (share > HALF and absent >= FEWEST_OF_HALF)


def _label(kind: str) -> str:
    known = (labels(group) for group in (Group.FACT, Group.PROPERTY, Group.STATED))
    return next((each[kind] for each in known if kind in each), kind)


def _percent(share: float) -> str:
    return f"{100 * share:.0f}%"

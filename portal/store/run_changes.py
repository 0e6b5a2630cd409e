"""Writes down what a run changed at its agency, in the transaction that writes the facts.

A record that was never read before is no news of the agency as long as the portal cannot know whether it was there all the
time: before the first whole pass of its feed, or before the first answer to its question. Such records are counted in one
line for each run.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from django.db.models import F

from connectors.feeds import Feed, FeedKind
from connectors.schema import MATCHED_ONLY, FactKind, Record
from portal.models import ChangeTopic, ChangeType, Fact, Question, RunChange, SyncRun
from portal.store.bulk_rows import chunks

LONGEST_TOPIC = 220
_COLUMNS = ("pk", "record", "identity", "kind", "label", "lang", "section", "data", "order", "ended_at")
_NAMES_OF_SUBJECT = ("list_name", "name", "standard")
"""Fields of typed data that say what a value is about: a category changes within one class, a threshold within one list."""


@dataclass(frozen=True, slots=True)
class StatedChange:
    """What the agency changed of one record: the identities of the facts that began and of those that ended."""

    record_id: int
    change: ChangeType
    began: tuple[bytes, ...] = ()
    ended: tuple[bytes, ...] = ()


class _FactRow(NamedTuple):
    """A stored fact, as far as changes are told by it."""

    pk: int
    record: int
    identity: bytes
    kind: str
    label: str
    lang: str
    section: str
    data: Mapping[str, Any] | None
    order: int
    ended_at: datetime | None

    @property
    def place(self) -> tuple[str, ...]:
        """What two values have in common of which one takes the other's place."""
        return self.kind, self.label, self.lang, self.section

    @property
    def subject(self) -> str:
        """What the value is about, where its data say it."""
        return next((str(self.data[name]) for name in _NAMES_OF_SUBJECT if self.data and self.data.get(name)), "")

    @property
    def topics(self) -> tuple[str, ...]:
        """The topics by which a change of this value is found."""
        of_list = [list_topic(self.subject)] if self.kind == FactKind.LEGAL_LISTING and self.subject else []
        return (kind_topic(self.kind), *of_list)


_Pair = tuple[_FactRow | None, _FactRow | None]
"""(the value that ended, the value that began)"""


def kind_topic(kind: str) -> str:
    """The topic of a kind of facts."""
    return f"kind:{kind}"


def list_topic(name: str) -> str:
    """The topic of a list of the law."""
    return f"list:{name}"[:LONGEST_TOPIC]


def first_read(feed: Feed, run: SyncRun, records: Collection[Record]) -> frozenset[str]:
    """The keys of these new records of which nobody can say that they are new at the agency."""
    if not records:
        return frozenset()
    if feed.kind is FeedKind.LOOKUP:
        asked = Question.objects.filter(feed=feed.name, origin=run.origin).exclude(answered_at=None)
        answered: set[str] = set()
        for questions in chunks({record.question for record in records}):
            answered.update(asked.filter(key__in=questions).values_list("key", flat=True))
        return frozenset(record.key for record in records if record.question not in answered)
    whole = SyncRun.objects.filter(feed=feed.name, origin=run.origin, task=run.task, complete=True).exclude(pk=run.pk)
    return frozenset() if whole.exists() else frozenset(record.key for record in records)


def count_first_read(run: SyncRun, count: int, now: datetime) -> None:
    """Adds so many records to the run's one line."""
    if not count:
        return
    line = RunChange.objects.filter(run=run, change=ChangeType.LOADED)
    if not line.update(count=F("count") + count, at=now):
        RunChange.objects.create(
            run=run, feed=run.feed, origin=run.origin, change=ChangeType.LOADED, at=now, count=count
        )


def write_changes(run: SyncRun, stated: Sequence[StatedChange], now: datetime) -> None:
    """Writes a row for each of these changes whose facts are stored already; a change without a value to show is left out."""
    by_record = _stored_facts([change.record_id for change in stated])
    changes, topics = [], []
    for change in stated:
        pairs = _pairs(*_rows_of(change, by_record[change.record_id]))
        if not pairs:
            continue
        changes.append(
            RunChange(
                run=run, feed=run.feed, origin=run.origin, record_id=change.record_id, change=change.change, at=now,
                values=[[before and before.pk, after and after.pk] for before, after in pairs], count=len(pairs),
            )
        )  # fmt: skip
        topics.append(sorted({topic for pair in pairs for row in pair if row for topic in row.topics}))
    written = RunChange.objects.bulk_create(changes)
    ChangeTopic.objects.bulk_create(
        ChangeTopic(change=change, topic=topic)
        for change, found in zip(written, topics, strict=True)
        for topic in found
    )


def current_statements(record_ids: Sequence[int]) -> list[StatedChange]:
    """The withdrawal of each of these records: all that it states now ends."""
    current: defaultdict[int, list[bytes]] = defaultdict(list)
    rows = Fact.objects.filter(record__in=record_ids, ended_at=None)
    for record, identity in rows.order_by("pk").values_list("record", "identity"):
        current[record].append(bytes(identity))
    return [StatedChange(record, ChangeType.WITHDRAWN, ended=tuple(facts)) for record, facts in current.items()]


def _stored_facts(record_ids: Sequence[int]) -> Mapping[int, Sequence[_FactRow]]:
    found: defaultdict[int, list[_FactRow]] = defaultdict(list)
    for pks in chunks(record_ids):
        rows = Fact.objects.filter(record__in=pks).exclude(kind__in=MATCHED_ONLY)
        for pk, record, identity, *rest in rows.order_by("pk").values_list(*_COLUMNS):
            found[record].append(_FactRow(pk, record, bytes(identity), *rest))
    return found


def _rows_of(change: StatedChange, stored: Iterable[_FactRow]) -> tuple[list[_FactRow], list[_FactRow]]:
    """The facts that ended and those that began; of equal statements the last one was meant, earlier spans stay as they are."""
    current = {row.identity: row for row in stored if row.ended_at is None}
    past = {row.identity: row for row in stored if row.ended_at is not None}
    ended = [past[identity] for identity in change.ended if identity in past]
    return ended, [current[identity] for identity in change.began if identity in current]


def _pairs(ended: Sequence[_FactRow], began: Sequence[_FactRow]) -> list[_Pair]:
    """Values in the order of the record; one that ended and one that began in the same place are one change.

    First those about the same class, list or standard, then what is left of each place.
    """
    pairs: list[_Pair] = []
    for of_subject in (True, False):
        old, new = _by_place(ended, of_subject=of_subject), _by_place(began, of_subject=of_subject)
        met = [(old[place][0], new[place][0]) for place in old if len(old[place]) == 1 == len(new.get(place, ()))]
        taken = {row.pk for pair in met for row in pair}
        pairs += met
        ended = [row for row in ended if row.pk not in taken]
        began = [row for row in began if row.pk not in taken]
    pairs += [(row, None) for row in ended]
    pairs += [(None, row) for row in began]
    return sorted(pairs, key=lambda pair: next((row.order, row.pk) for row in (pair[1], pair[0]) if row))


def _by_place(rows: Iterable[_FactRow], *, of_subject: bool) -> dict[tuple[str, ...], list[_FactRow]]:
    found: defaultdict[tuple[str, ...], list[_FactRow]] = defaultdict(list)
    for row in rows:
        found[(*row.place, row.subject) if of_subject else row.place].append(row)
    return found

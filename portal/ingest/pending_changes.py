"""The changes of one pass, kept back until its end and judged together: then all are written, or what is doubtful is held."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from django.db.models import Count

from connectors.errors import BadRow
from connectors.feeds import Feed
from connectors.pass_report import PassReport
from connectors.schema import Fact as SchemaFact
from connectors.schema import FactKind, Record, Row
from portal.ingest.content_guard import FEWEST_OF_HALF, ContentGuard, is_large_absence
from portal.ingest.held_changes import ABSENT, Held, forget
from portal.ingest.record_change import change_of
from portal.models import Fact, Payload, SourceRecord, SyncRun
from portal.store.bulk_rows import chunks
from portal.store.digest import packed, unpacked
from portal.store.record_batch import DeferredChange

REASONS_TOLD = 4


@dataclass(frozen=True, slots=True)
class PendingAnswer:
    """An answer to a question: the keys that it held, those that it newly lacks, whether it had rows, and why one was refused."""

    question: str
    seen: frozenset[str]
    absent: tuple[str, ...]
    found: bool
    refused: str = ""


@dataclass(frozen=True, slots=True)
class _PendingRecord:
    """A changed record: its row is packed, because a new edition of the national list may change all of them."""

    digest: bytes
    question: str
    body: bytes
    note: str
    reason: str


@dataclass(frozen=True, slots=True)
class Judgement:
    """What is held, by key, and the sentence that says so in Korean ("" where nothing is)."""

    held: Mapping[str, Held] = field(default_factory=dict)
    sentence: str = ""


@dataclass(slots=True)
class PendingChanges:
    """Kept-back changes of one pass. ``accepted`` are contents that staff accepted; ``accept_all`` judges nothing."""

    feed: Feed
    run: SyncRun
    accepted: Mapping[str, bytes]
    held_before: frozenset[str] = frozenset()
    compared: int = 0
    """Stored records that this pass compared with what came."""
    damaged: set[str] = field(default_factory=set)
    """Keys of rows in which characters were replaced: what such a row lacks may be what was damaged."""
    answers: dict[str, PendingAnswer] = field(default_factory=dict)
    _records: dict[str, _PendingRecord] = field(default_factory=dict)
    _guard: ContentGuard = field(default_factory=ContentGuard)

    def add(self, changes: Sequence[DeferredChange], notes: Mapping[str, str]) -> None:
        """Adds changed records; each is compared with its stored row as today's reader reads it."""
        stored = _stored_rows(changes)
        self.compared += len(changes)
        for change in changes:
            record, before = change.record, stored.get(change.record_id)
            is_judged = not (self.run.accept_change or self.accepted.get(record.key) == change.digest)
            reason = self._compared(record, before) if is_judged and before is not None else ""
            self._records[record.key] = _PendingRecord(
                change.digest, record.question, packed(record.payload), notes.get(record.key, ""), reason
            )

    def _compared(self, record: Record, stored_row: Row) -> str:
        change = change_of(record.key, self._facts(stored_row), record.facts, stored_row, record.payload)
        self._guard.add(change)
        if record.key in self.damaged and change.lost:
            return change.reason or "깨진 글자가 있는 행에서 값이 없어짐"
        return change.reason

    def _facts(self, row: Row) -> tuple[SchemaFact, ...]:
        try:
            return self.feed.record(row, PassReport()).facts
        except BadRow:
            return ()

    def forget_held(self, keys: Iterable[str]) -> None:
        """Forgets what earlier passes held of these records: the agency sends again what is stored."""
        if came_back := self.held_before.intersection(keys):
            forget(self.feed.name, self.run.origin, came_back)

    def judgement(self) -> Judgement:
        """What is held: single records, or all changes of the pass, or all absences, each with numbers."""
        if self.run.accept_change:
            return Judgement()
        told: list[str] = list(self._reasons())
        whole = "; ".join(told)
        held = {
            key: Held(key, record.digest, record.question, record.reason or whole)
            for key, record in self._records.items()
            if (record.reason or told) and self.accepted.get(key) != record.digest
        }
        alone = [each.reason for key, each in held.items() if self._records[key].reason]
        if alone and not told:
            told.append(f"기록 {len(alone):,}건에서 {alone[0]}")
        absent = [(key, answer.question) for answer in self.answers.values() for key in answer.absent]
        newly = [(key, question) for key, question in absent if self.accepted.get(key) != ABSENT]
        if is_large_absence(len(newly), self.compared):
            reason = f"가지고 있던 기록 {len(newly):,}건이 답에 없음"
            told.append(reason)
            held |= {key: Held(key, ABSENT, question, reason) for key, question in newly}
        return Judgement(held, _sentence(len(held), told))

    def _reasons(self) -> tuple[str, ...]:
        if len(self._guard.changes) < FEWEST_OF_HALF:
            return ()
        # A pass that compared a part of the feed is judged by that part.
        stored = SourceRecord.objects.filter(feed=self.feed.name, origin=self.run.origin, withdrawn_at=None).count()
        part = min(self.compared / stored, 1.0) if stored else 1.0
        current = Fact.objects.filter(
            record__feed=self.feed.name, record__origin=self.run.origin, ended_at=None, absence=""
        ).order_by()
        lost = current.filter(kind__in=self._guard.kinds_lost()).values_list("kind").annotate(Count("pk"))
        exchanged = current.filter(kind__in=self._guard.kinds_exchanged()).values_list("kind")
        facts = {kind: round(part * count) for kind, count in lost}
        records = {kind: round(part * count) for kind, count in exchanged.annotate(Count("record", distinct=True))}
        return self._guard.reasons(facts, records, self._borrowed())

    def _borrowed(self) -> frozenset[str]:
        """Changed records whose new name another record of the feed bears, of which no CAS number is the same."""
        taken = self._guard.names_taken()
        current = Fact.objects.filter(record__feed=self.feed.name, record__origin=self.run.origin, ended_at=None)
        bearers: defaultdict[str, set[str]] = defaultdict(set)
        for names in chunks(set(taken.values())):
            named = current.filter(kind=FactKind.NAME, value__in=names).values_list("value", "record__key")
            for name, key in named:
                bearers[name].add(key)
        keys = {*taken, *(key for each in bearers.values() for key in each)} if bearers else set()
        numbers: defaultdict[str, set[str]] = defaultdict(set)
        for some in chunks(keys):
            for key, number in current.filter(kind=FactKind.CAS, record__key__in=some).values_list(
                "record__key", "value"
            ):
                numbers[key].add(number)
        return frozenset(
            key
            for key, name in taken.items()
            if numbers[key]
            and any(
                bearer != key and numbers[bearer] and not numbers[bearer] & numbers[key] for bearer in bearers[name]
            )
        )

    def records_to_write(self, held: Mapping[str, Held]) -> Iterator[tuple[Record, str]]:
        """The records that are not held, each with its source note."""
        for key, pending in self._records.items():
            if key not in held:
                record = self.feed.record(unpacked(pending.body), PassReport())
                yield replace(record, question=pending.question), pending.note

    def clear(self) -> None:
        """Forgets what was settled, so that the next answers are judged among themselves."""
        self.compared = 0
        self.answers.clear()
        self.damaged.clear()
        self._records.clear()
        self._guard = ContentGuard()


def _sentence(count: int, told: Sequence[str]) -> str:
    if not told:
        return ""
    more = f" 외 {len(told) - REASONS_TOLD:,}가지" if len(told) > REASONS_TOLD else ""
    reasons = "; ".join(told[:REASONS_TOLD])
    return f"바뀐 내용 {count:,}건을 보류하고 이전 값을 그대로 둠: {reasons}{more}. 맞는 변경이면 운영자가 받아들여야 반영됨"


def _stored_rows(changes: Sequence[DeferredChange]) -> dict[int, Row]:
    """The stored rows of the changed records, by record id."""
    wanted = {change.record_id: change.stored_digest for change in changes}
    bodies = Payload.objects.filter(record__in=list(wanted)).values_list("record", "digest", "body")
    return {record: unpacked(bytes(body)) for record, digest, body in bodies if bytes(digest) == wanted[record]}

"""Staff's annotations: signed texts that every page and answer shows beside their subject."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import TypeVar

from portal.curation.subjects import RecordKey, Subject, SubjectKind, ValueKey, subject_of
from portal.models import Decision

K = TypeVar("K")


@dataclass(frozen=True, slots=True)
class Annotation:
    """One annotation, with who signed it and when."""

    text: str
    signed_by: str
    signed_at: datetime


@dataclass(frozen=True, slots=True)
class Annotations:
    """All annotations in force, by subject."""

    _entries: Mapping[str, tuple[Annotation, ...]] = field(default_factory=dict)
    _records: Mapping[RecordKey, tuple[Annotation, ...]] = field(default_factory=dict)
    _values: Mapping[ValueKey, tuple[Annotation, ...]] = field(default_factory=dict)

    @property
    def subjects(self) -> tuple[Subject, ...]:
        """Every subject that has an annotation."""
        return (
            *(Subject(key) for key in self._entries),
            *(Subject(f"{feed}/{key}") for feed, key in self._records),
            *(Subject(f"{feed}/{key}", kind, value) for feed, key, kind, value in self._values),
        )

    def of_entry(self, key: str) -> tuple[Annotation, ...]:
        """The annotations on the entry as a whole."""
        return self._entries.get(key, ())

    def of_value(self, feed: str, key: str, kind: str, value: str) -> tuple[Annotation, ...]:
        """The annotations on a value and on the record that states it."""
        if not (self._records or self._values):
            return ()
        return (*self._records.get((feed, key), ()), *self._values.get((feed, key, kind, value), ()))

    def of_record(self, feed: str, key: str) -> tuple[Annotation, ...]:
        """The annotations on a record as a whole."""
        return self._records.get((feed, key), ())


NO_ANNOTATIONS = Annotations()


def annotations_of(decisions: Iterable[Decision]) -> Annotations:
    """The annotations that these decisions hold, in their order."""
    entries: dict[str, list[Annotation]] = defaultdict(list)
    records: dict[RecordKey, list[Annotation]] = defaultdict(list)
    values: dict[ValueKey, list[Annotation]] = defaultdict(list)
    for decision in decisions:
        subject = subject_of(decision)
        remark = Annotation(decision.reason, decision.decided_by, decision.decided_at)
        if subject.kind is SubjectKind.ENTRY:
            entries[subject.key].append(remark)
        elif subject.kind is SubjectKind.RECORD:
            records[subject.record].append(remark)
        else:
            values[*subject.record, subject.fact_kind, subject.value].append(remark)
    return Annotations(_frozen(entries), _frozen(records), _frozen(values))


def _frozen(found: Mapping[K, list[Annotation]]) -> dict[K, tuple[Annotation, ...]]:
    return {key: tuple(remarks) for key, remarks in found.items()}

"""Staff's decisions in force, resolved once for each state of the database.

A request reads them once (``read_once``), so all that it shows is from one moment and costs one query.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any

from django.db import DatabaseError, InterfaceError
from django.db.models import Count, Max

from portal.curation.annotations import NO_ANNOTATIONS, Annotations, annotations_of
from portal.curation.confirmations import Confirmation, confirmations_of
from portal.curation.conflict_findings import Finding, FindingKey, findings_of
from portal.curation.joins import apart_by_key
from portal.curation.subjects import RecordKey, subject_of
from portal.curation.visibility import NOTHING_WITHHELD, Visibility, resolved
from portal.models import Commit, Decision


@dataclass(frozen=True, eq=False)
class Curation:
    """What staff withhold, annotate, keep apart and confirm, read at one moment."""

    visibility: Visibility = NOTHING_WITHHELD
    annotations: Annotations = NO_ANNOTATIONS
    apart: Mapping[str, Mapping[str, Decision]] = field(default_factory=dict)
    """The decisions that keep two entries apart, by the key of either entry and then of the other."""
    confirmations: Mapping[RecordKey, Confirmation] = field(default_factory=dict)
    """Rows of reference documents that staff compared with the original."""
    findings: Mapping[FindingKey, Finding] = field(default_factory=dict)
    """What staff found out about conflicts."""


@dataclass(slots=True)
class Moment:
    """The decisions that ``read_once`` blocks of one answer share; ``None`` before the first of them asks."""

    curation: Curation | None = None


@dataclass(slots=True)
class _Latest:
    """The last state that this process resolved."""

    state: tuple[Any, ...] = ()
    curation: Curation = field(default_factory=Curation)


_NOTHING = Curation()
_latest = _Latest()
_held: ContextVar[Moment | None] = ContextVar("held", default=None)


@contextmanager
def read_once(moment: Moment | None = None) -> Iterator[None]:
    """Within the block the decisions are read at most once, and once over all blocks that are given the same ``moment``.

    An answer that is streamed is made after its request has ended, in blocks between which other code may run.
    """
    token = _held.set(moment or Moment())
    try:
        yield
    finally:
        _held.reset(token)


def current_visibility() -> Visibility:
    """What may not be shown now."""
    return _current().visibility


def current_annotations() -> Annotations:
    """The annotations in force."""
    return _current().annotations


def apart_decisions(key: str) -> Mapping[str, Decision]:
    """The decisions that keep other entries apart from this one, by the other entry's key, the oldest first."""
    return _current().apart.get(key, {})


def current_confirmations() -> Mapping[RecordKey, Confirmation]:
    """The rows of reference documents that staff compared with the original."""
    return _current().confirmations


def current_findings() -> Mapping[FindingKey, Finding]:
    """What staff found out about conflicts."""
    return _current().findings


def last_known_curation() -> Curation:
    """The decisions in force, or the last ones that this process read while the database is away: without it no decision can be made."""
    try:
        return _current()
    except (DatabaseError, InterfaceError):
        return _latest.curation


def _current() -> Curation:
    held = _held.get()
    if held is None:
        return _read()
    if held.curation is None:
        held.curation = _read()
    return held.curation


def _read() -> Curation:
    """Resolves the decisions again only after one was made or undone, or after a commit."""
    decisions = Decision.objects.aggregate(
        Count("pk"), Max("pk"), Max("decided_at"), Count("undone_at"), Max("undone_at")
    )
    if decisions["pk__count"] == decisions["undone_at__count"]:
        _latest.state, _latest.curation = (), _NOTHING
        return _NOTHING
    state = (*decisions.values(), Commit.objects.order_by("-number").values_list("number", "token").first())
    if _latest.state != state:
        _latest.curation, _latest.state = _resolved(), state
    return _latest.curation


def _resolved() -> Curation:
    in_force: dict[str, list[Decision]] = defaultdict(list)
    for decision in Decision.objects.filter(undone_at=None).order_by("pk"):
        in_force[decision.verdict].append(decision)
    return Curation(
        resolved([subject_of(each) for each in in_force["withhold"]]),
        annotations_of(in_force["annotate"]),
        apart_by_key(in_force["different"]),
        confirmations_of(in_force["confirm"]),
        findings_of(in_force["finding"]),
    )

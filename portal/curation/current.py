"""The decisions of staff as they stand, resolved once for each state of the database.

A request asks once (``read_once``): all that it shows is then of one moment, and the database is asked one question.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any

from django.db import DatabaseError, InterfaceError
from django.db.models import Count, Max

from portal.curation.annotations import NO_ANNOTATIONS, Annotations, annotations_of
from portal.curation.subjects import subject_of
from portal.curation.visibility import NOTHING_WITHHELD, Visibility, resolved
from portal.models import Commit, Decision


@dataclass(frozen=True, eq=False)
class Curation:
    """What staff withhold and what they remark, as of one moment."""

    visibility: Visibility = NOTHING_WITHHELD
    annotations: Annotations = NO_ANNOTATIONS


@dataclass(slots=True)
class _Held:
    """What one block has read; ``None`` until it asks."""

    curation: Curation | None = None


@dataclass(slots=True)
class _Latest:
    """The last state that this process resolved."""

    state: tuple[Any, ...] = ()
    curation: Curation = field(default_factory=Curation)


_NOTHING = Curation()
_latest = _Latest()
_held: ContextVar[_Held | None] = ContextVar("held", default=None)


@contextmanager
def read_once() -> Iterator[None]:
    """Within the block the decisions are read at most once."""
    token = _held.set(_Held())
    try:
        yield
    finally:
        _held.reset(token)


def current_visibility() -> Visibility:
    """What may not be shown now."""
    return _current().visibility


def current_annotations() -> Annotations:
    """The remarks that stand now."""
    return _current().annotations


def last_known_curation() -> Curation:
    """What this process knew last where the database does not answer: no decision can have been made since then."""
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
    """Works decisions out again only where one was made or undone, or a commit came, since the last time."""
    decisions = Decision.objects.aggregate(
        Count("pk"), Max("pk"), Max("decided_at"), Count("undone_at"), Max("undone_at")
    )
    if decisions["pk__count"] == decisions["undone_at__count"]:
        _latest.state, _latest.curation = (), _NOTHING
        return _NOTHING
    state = (*decisions.values(), Commit.objects.order_by("-number").values_list("number", "token").first())
    if _latest.state != state:
        standing = Decision.objects.filter(undone_at=None)
        withheld = [subject_of(each) for each in standing.filter(verdict="withhold")]
        found = Curation(resolved(withheld), annotations_of(standing.filter(verdict="annotate").order_by("pk")))
        _latest.curation, _latest.state = found, state
        return found
    return _latest.curation

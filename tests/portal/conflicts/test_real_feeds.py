"""Conflicts of four real classifications against a brute force that knows none of the portal's rules.

CI compares a fixed part; ``python -m tests.portal.conflicts.measure`` compares everything.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from datetime import timedelta
from functools import cache
from pathlib import Path

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from portal.curation.decisions import Signed, decide, undo
from portal.curation.subjects import Subject
from portal.history.conflict_spans import record_conflicts
from portal.models import Conflict, Entry
from tests.portal.clock import Clock
from tests.portal.conflicts.brute_force import expected
from tests.portal.conflicts.loading import load, publish_conflicts, real_feeds
from tests.portal.conflicts.measure import SHARED_DATA
from tests.portal.conflicts.real_feeds import SourceRow, read_all

pytestmark = pytest.mark.django_db

SEED = 20261129
SUBSTANCES = 120
WITH_FORMS = ("7664-39-3", "50-00-0", "7664-41-7", "1336-21-6", "7697-37-2", "7647-01-0", "7664-93-9", "10049-04-4")
FEW = ("71-43-2", "100-02-7", "7664-39-3", "7440-02-0")


@cache
def _every_row() -> tuple[SourceRow, ...]:
    return tuple(read_all(SHARED_DATA))


def rows_of(numbers: Sequence[str]) -> list[SourceRow]:
    """The rows of all four sources about these substances."""
    return [row for row in _every_row() if row.cas in numbers]


def found() -> set[tuple[str, ...]]:
    """The conflicts that stand, as the brute force names them."""
    rows = Conflict.objects.filter(ended_at=None).select_related("entry")
    return {(row.entry.slug, row.type, row.subject, row.form, row.one, row.other) for row in rows}


@pytest.fixture
def four_feeds() -> Iterator[None]:
    """The portal reads the four feeds while the test runs."""
    with real_feeds():
        yield


def test_all_pairs_of_sides_hold_no_conflict_that_is_missing_and_none_is_too_many(shared: Path) -> None:
    numbers = sorted({row.cas for row in _every_row() if row.feed == "real.kosha"})
    chosen = {*random.Random(SEED).sample(numbers, 60), *WITH_FORMS}  # noqa: S311
    several = sorted({row.cas for row in _every_row() if row.feed == "real.nite"})
    chosen |= set(random.Random(SEED).sample(several, SUBSTANCES))  # noqa: S311
    print(f"seed {SEED}, {len(chosen)} substances")
    rows = rows_of(sorted(chosen))
    load(rows)
    publish_conflicts()
    assert found() == expected(rows)
    assert len(found()) > 200


@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_any_order_of_rows_and_publishings_gives_the_same_conflicts(
    shared: Path, four_feeds: None, data: st.DataObject
) -> None:
    rows = rows_of(FEW)
    order = data.draw(st.permutations(range(len(rows))))
    published = data.draw(st.sets(st.integers(0, len(rows))))
    with transaction.atomic():
        for place, number in enumerate(order):
            load([rows[number]])
            if place in published:
                record_conflicts(Entry.objects.filter(key=f"cas:{rows[number].cas}"))
        record_conflicts(Entry.objects.all())
        assert found() == expected(rows)
        transaction.set_rollback(True)


@settings(max_examples=5, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(chosen=st.sets(st.integers(0, 11), min_size=1, max_size=3))
def test_undoing_what_withheld_records_restores_every_conflict_with_its_first_day(
    shared: Path, four_feeds: None, clock: Clock, chosen: set[int]
) -> None:
    rows = rows_of(FEW[:3])
    with transaction.atomic():
        load(rows)
        record_conflicts(Entry.objects.all())
        clock.now += timedelta(days=1)
        before = sorted(Conflict.objects.values_list("pk", "first_seen", "ended_at"))
        hidden = [rows[number % len(rows)] for number in chosen]
        made = [
            decide("withhold", Subject(key), Signed("담당자", "확인 중"))
            for key in sorted({f"{row.feed}/{row.key}" for row in hidden})
        ]
        record_conflicts(Entry.objects.all())
        named = {(side["feed"], side["record"]) for row in Conflict.objects.filter(ended_at=None) for side in row.sides}
        assert not named & {(row.feed, row.key) for row in hidden}
        for decision in made:
            assert undo(decision, "담당자")
        record_conflicts(Entry.objects.all())
        assert sorted(Conflict.objects.filter(ended_at=None).values_list("pk", "first_seen", "ended_at")) == before
        transaction.set_rollback(True)

"""The one ordered revision: every writer locks the counter first, so numbers are in the order of commits."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction
from django.utils import timezone

from portal.models import Commit, Counter

COUNTER = 1


class Revisions:
    """Gives out revision numbers for the entries changed in one transaction."""

    def __init__(self, last: int) -> None:
        self._first = last
        self.last = last

    def next(self) -> int:
        """The next number; each entry changed takes one, once."""
        self.last += 1
        return self.last

    @property
    def any_given(self) -> bool:
        """Whether any entry changed."""
        return self.last > self._first


@contextmanager
def write_transaction() -> Iterator[Revisions]:
    """One transaction of a writer: its first statement locks the counter, its last one writes the commit.

    All writers use it (ingest, withdrawal, staff, reread): a reader of "after N" then never misses a number, and two
    writers cannot deadlock. Nothing is committed where the block raises.
    """
    with transaction.atomic():
        counter, _ = Counter.objects.select_for_update().get_or_create(pk=COUNTER)
        revisions = Revisions(counter.revision)
        yield revisions
        if revisions.any_given:
            Counter.objects.filter(pk=COUNTER).update(revision=revisions.last)
            Commit.objects.create(number=revisions.last, token=secrets.token_hex(16), at=timezone.now())

"""Changes that nobody here made up: seven editions of CLP annex VI, read in order, against their plain difference.

A part of the rows is read each time; ``CLP_ROWS=all`` reads all of them and prints what was found.
"""

from __future__ import annotations

import io
import json
import os
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import feedparser
import pytest
from django.test import Client

from connectors.schema import FactKind, Row
from portal.history.change_filter import ChangeFilter
from portal.history.paged_changes import page_of_changes
from portal.history.recorded_changes import RecordedChange
from portal.ingest import feed_run
from portal.ingest.feed_run import run_feed
from portal.models import ChangeType, RunChange, RunState
from tests.portal.clock import Clock
from tests.portal.history.clp_editions import EDITIONS, Difference, difference, edition_feed, rows_of
from tests.portal.history.feed_rules import ATOM, broken_atom_rules, broken_json_feed_rules
from tests.portal.ingest.sample_feeds import no_agency

pytestmark = pytest.mark.django_db(transaction=True)

ONE_IN = 1 if os.environ.get("CLP_ROWS") == "all" else 12
_COLUMN_OF_KIND = {
    FactKind.NAME: "name",
    FactKind.HAZARD_CLASS: "classes",
    FactKind.HAZARD_STATEMENT: "h_codes",
    FactKind.PICTOGRAM: "pictograms_signal",
}


@pytest.fixture(autouse=True)
def _offline(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(feed_run, "open_source", no_agency)


def _read(rows: list[Row], while_reading: Callable[[], None] = lambda: None) -> int:
    """Reads an edition as staff accepted it; returns the number of its run."""
    run = run_feed(
        edition_feed(rows),
        progress=lambda received, total: while_reading(),
        accept_change="새 판" * RunChange.objects.exists(),
        accepted_by="시험",
    )
    assert run is not None
    assert (run.state, run.concluded, run.withheld) == (RunState.SUCCEEDED, True, "")
    return run.pk


def _all_of(run: int) -> list[RecordedChange]:
    found: list[RecordedChange] = []
    before: int | None = None
    while True:
        page = page_of_changes(ChangeFilter(run=run, before=before), 200)
        found += page.changes
        if page.next_before is None:
            return found
        before = page.next_before


def _told(changes: list[RecordedChange]) -> Difference:
    """What the portal says changed, in the words of the plain difference."""
    by_type = {each: {change.record_key: change for change in changes if change.change == each} for each in ChangeType}
    return Difference(
        frozenset({**by_type[ChangeType.ADDED], **by_type[ChangeType.RETURNED]}),
        frozenset(by_type[ChangeType.WITHDRAWN]),
        {
            key: (frozenset(_values(change, "before")), frozenset(_values(change, "after")))
            for key, change in by_type[ChangeType.CHANGED].items()
        },
    )


def _values(change: RecordedChange, side: str) -> Iterator[str]:
    for value in change.values:
        fact = getattr(value, side)
        if fact is not None and fact.kind != FactKind.CAS:  # the column itself is compared
            column = _COLUMN_OF_KIND.get(fact.kind) or fact.label
            yield f"{column}: {fact.value}"


def test_what_changed_from_edition_to_edition_is_what_a_plain_difference_of_the_tables_says(
    shared: Path, clock: Clock
) -> None:
    before = rows_of(shared, EDITIONS[0], ONE_IN)
    first = _read(before)
    assert [(change.change, change.count) for change in _all_of(first)] == [(ChangeType.LOADED, len(before))]
    figures = []
    for edition in EDITIONS[1:]:
        clock.move(timedelta(days=200))
        rows = rows_of(shared, edition, ONE_IN)
        told, expected = _told(_all_of(_read(rows))), difference(before, rows)
        assert (told.added, told.deleted) == (expected.added, expected.deleted)
        differing = told.changed.keys() ^ expected.changed.keys()
        differing |= {
            key for key in told.changed.keys() & expected.changed.keys() if told.changed[key] != expected.changed[key]
        }
        assert {key: (told.changed.get(key), expected.changed.get(key)) for key in differing} == {}
        values = Counter(ended=0, began=0)
        for ended, began in expected.changed.values():
            values += Counter(ended=len(ended), began=len(began))
        figures.append((edition, len(rows), len(told.added), len(told.changed), len(told.deleted), dict(values)))
        before = rows
    print("\n".join(map(str, figures)))
    assert sum(len(rows) > 0 for rows in figures) == len(EDITIONS) - 1


class _Reader:
    """A reader program that walks a feed page by page, one page each time it is let."""

    def __init__(self, address: str, entries: Callable[[Any], tuple[list[str], str]]) -> None:
        self._entries = entries
        self._browser = Client(headers={"host": "localhost"})
        self.next: str = address
        self.ids: list[str] = []

    def turn(self) -> None:
        """Reads the next page, if there is one."""
        if self.next:
            answer = self._browser.get(self.next)
            assert answer.status_code == 200
            found, self.next = self._entries(answer)
            self.ids += found

    def finish(self) -> None:
        """Reads what is left."""
        while self.next:
            self.turn()


def _of_atom(answer: Any) -> tuple[list[str], str]:
    assert broken_atom_rules(answer.content) == []
    parsed = feedparser.parse(io.BytesIO(answer.content))
    assert not parsed.bozo, parsed.get("bozo_exception")
    tree = ElementTree.fromstring(answer.content)  # noqa: S314  (the portal's own answer)
    link = tree.find(f"{ATOM}link[@rel='next']")
    return [entry.id for entry in parsed.entries], "" if link is None else _path(link.get("href", ""))


def _of_json(answer: Any) -> tuple[list[str], str]:
    body = json.loads(answer.content)
    assert broken_json_feed_rules(body) == []
    return [item["id"] for item in body["items"]], _path(body.get("next_url", ""))


def _path(address: str) -> str:
    return address.removeprefix("http://localhost:8000")


@contextmanager
def _readers() -> Iterator[tuple[_Reader, _Reader]]:
    yield _Reader("/changes.atom", _of_atom), _Reader("/changes.json", _of_json)


def test_both_feeds_are_valid_and_page_without_loss_or_double_while_the_next_edition_is_read(
    shared: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    if ONE_IN > 1:
        monkeypatch.setattr("portal.web.change_pages.PAGE_SIZE", 4)
    for edition in EDITIONS[:3]:
        _read(rows_of(shared, edition, ONE_IN))
        clock.move(timedelta(days=200))
    for edition in EDITIONS[3:]:
        stood = list(RunChange.objects.order_by("-pk").values_list("pk", flat=True))
        with _readers() as readers:
            for reader in readers:
                reader.turn()
            _read(rows_of(shared, edition, ONE_IN), lambda readers=readers: [each.turn() for each in readers])  # type: ignore[misc]
            for reader in readers:
                reader.finish()
                assert reader.ids == [f"tag:localhost,2026:changes/{pk}" for pk in stood]
        assert RunChange.objects.count() > len(stood)
        clock.move(timedelta(days=200))

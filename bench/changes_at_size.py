"""What a page of ``/changes`` costs on a portal's own database with so many changes: ``python -m bench.changes_at_size 100000``.

The changes are written into one transaction, which is rolled back: the database stays as it was. They are about facts that the
database holds, spread over its feeds, with a rare list among them. Each address is asked ten times; the median is printed.
"""

from __future__ import annotations

import os
import statistics
import sys
import time
from collections.abc import Iterator
from itertools import cycle, islice

import django
from django.db import transaction

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")
django.setup()

# ruff: noqa: E402  (models exist only after setup)
from django.test import Client
from django.utils import timezone

from portal.models import ChangeTopic, ChangeType, Fact, RunChange, SourceRecord, SyncRun

ROUNDS = 10
RARE = 5_000
"""One change in so many is about the list that is asked for."""


def main(count: int) -> None:
    """Prints the medians for each address: what the clock says, and what this process took, which a busy machine does not change."""
    with transaction.atomic():
        numbers = _write(count)
        for address in _addresses(numbers):
            wall, cpu = zip(*[_milliseconds(address) for _ in range(ROUNDS + 1)][1:], strict=True)
            print(f"{statistics.median(wall):7.1f} ms, processor {statistics.median(cpu):7.1f} ms  {address[:90]}")
        transaction.set_rollback(True)


def _write(count: int) -> list[str]:
    """Writes the changes; returns CAS numbers of substances among them."""
    now = timezone.now()
    runs = {run.feed: run for run in SyncRun.objects.filter(task="sync").order_by("pk")}
    records = list(islice(SourceRecord.objects.exclude(origin="portal").order_by("-feed", "pk"), min(count, 50_000)))
    facts: dict[int, list[int]] = {}
    for record, pk in Fact.objects.exclude(record__origin="portal").order_by("pk").values_list("record", "pk"):
        facts.setdefault(record, []).append(pk)
    changes = [
        RunChange(
            run=runs[record.feed], feed=record.feed, origin=record.origin, record=record, change=ChangeType.CHANGED, at=now,
            values=[[facts[record.pk][0], facts[record.pk][-1]]], count=1,
        )
        for record in islice(cycle(each for each in records if each.pk in facts), count)
    ]  # fmt: skip
    written = RunChange.objects.bulk_create(changes, batch_size=5_000)
    topics = (
        ChangeTopic(
            change=change, topic="list:사고대비물질" if not number % RARE else f"kind:{'name' if number % 2 else 'cas'}"
        )
        for number, change in enumerate(written)
    )
    ChangeTopic.objects.bulk_create(topics, batch_size=5_000)
    print(f"{RunChange.objects.count():,} changes of {len(records):,} records")
    keys = SourceRecord.objects.filter(entry__key__startswith="cas:").order_by("pk")
    return [key.removeprefix("cas:") for key in keys.values_list("entry__key", flat=True)[:200]]


def _addresses(numbers: list[str]) -> Iterator[str]:
    middle = RunChange.objects.order_by("pk")[RunChange.objects.count() // 2].pk
    yield "/changes"
    for form in ("", ".atom", ".json"):
        yield f"/changes{form}?before={middle}"
    yield "/changes?kind=name"
    yield "/changes?list=사고대비물질"
    yield "/changes?list=사고대비물질&agency=기후에너지환경부"
    yield "/changes?change=withdrawn"
    yield "/changes?feed=ncis.safety"
    yield "/changes?since=최근"
    yield "/changes?until=2026-01-01"
    yield "/changes?origin=portal"
    yield f"/changes?cas={numbers[0]}"
    yield f"/changes.atom?{'&'.join(f'cas={number}' for number in numbers)}"


def _milliseconds(address: str) -> tuple[float, float]:
    browser = Client(headers={"host": "localhost"})
    start = time.perf_counter(), time.process_time()
    answer = browser.get(address)
    took = (time.perf_counter() - start[0]) * 1_000, (time.process_time() - start[1]) * 1_000
    if answer.status_code != 200:
        raise RuntimeError(f"{address}: {answer.status_code}")
    return took


if __name__ == "__main__":
    main(int(sys.argv[1]))

"""How long ``/conflicts`` takes at 100,000 conflicts: made over the entries of the database that DATA_DIR names, and rolled back.

``python -m bench.conflict_rows`` prints the median and the slowest of ten requests for each address, after one that fills caches.
"""

from __future__ import annotations

import os
import random
import statistics
import time
from collections.abc import Iterator
from datetime import timedelta
from itertools import islice
from typing import Any

ROWS = 100_000
TIMES = 10
VOICES = ("ncis.inventory", "ncis.substances", "kosha_msds.sheets", "hazmat.materials")
ADDRESSES = (
    "/conflicts",
    "/conflicts?type=category",
    "/conflicts?pair=kosha_msds.sheets,ncis.inventory",
    "/conflicts?class=발암성",
    "/conflicts?list=사고대비물질",
    "/conflicts?since=2026-11-20",
    "/conflicts?pair=kosha_msds.sheets,ncis.inventory&type=limit&class=발암성&list=사고대비물질&since=2026-11-28",
)


def main() -> None:
    """Makes the rows, asks, and takes everything back."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")
    import django

    django.setup()
    from django.db import transaction
    from django.test import Client

    with transaction.atomic():
        _make()
        browser = Client(headers={"host": "localhost"})
        addresses = [*ADDRESSES, f"/conflicts?after={_middle()}"]
        for address in addresses:
            _seconds(browser, address)
            took = [_seconds(browser, address) for _ in range(TIMES)]
            wall, own = (sorted(each[place] * 1000 for each in took) for place in (0, 1))
            print(
                f"{statistics.median(wall):6.1f} ms (slowest {wall[-1]:6.1f}), {statistics.median(own):6.1f} ms of processor  {address}"
            )
        transaction.set_rollback(True)


def _seconds(browser: Any, address: str) -> tuple[float, float]:
    """By the clock, and of this process's own time, which a busy machine does not stretch."""
    started, began = time.perf_counter(), time.process_time()
    answer = browser.get(address)
    took = time.perf_counter() - started, time.process_time() - began
    assert answer.status_code == 200, answer.content.decode()  # noqa: S101
    return took


def _middle() -> str:
    """A place far down the list."""
    from portal.models import Conflict

    row = Conflict.objects.filter(ended_at=None).order_by("severity", "pk")[ROWS // 2]
    return f"{row.severity}.{row.pk}"


def _make() -> None:
    from portal.models import Conflict, ConflictCount, ConflictList

    chance = random.Random(8)  # noqa: S311
    rows = list(_rows(chance))
    Conflict.objects.bulk_create(rows, batch_size=2_000)
    lists = [
        ConflictList(conflict=row, list_name=name, severity=row.severity)
        for row in rows
        for name in chance.sample(("사고대비물질", "인체급성유해성물질", "기존화학물질", "제한물질"), 2)
    ]
    ConflictList.objects.bulk_create(lists, batch_size=5_000)
    today = rows[0].first_seen.date()
    pairs = sorted({(row.one, row.other, row.type) for row in rows})
    ConflictCount.objects.bulk_create(
        ConflictCount(
            day=today - timedelta(days=1_000 + day), type=kind, one=one, other=other, origin="live", begun=3, ended=1
        )
        for day in range(60)
        for one, other, kind in pairs
    )


def _rows(chance: random.Random) -> Iterator[Any]:
    from django.utils import timezone

    from portal.models import Conflict, Fact
    from portal.profile.conflict_types import ConflictType
    from reference.ghs_classes import known_classes

    facts = Fact.objects.filter(ended_at=None, kind="name", record__feed="ncis.inventory", record__withdrawn_at=None)
    stated = facts.values_list("record__entry", "record__feed", "record__origin", "record__key", "kind", "value")
    evidence = list(islice(stated.iterator(), ROWS))
    now, types, classes = timezone.now(), tuple(ConflictType), known_classes()
    for number in range(ROWS):
        entry, *fact = evidence[number % len(evidence)]
        one, other = sorted(chance.sample(VOICES, 2))
        side = dict(zip(("feed", "origin", "record", "kind", "value"), fact, strict=True))
        sides = [{"voice": voice, "text": "구분 1", "silent": False, **side} for voice in (one, other)]
        yield Conflict(
            entry_id=entry, type=chance.choice(types), subject=str(number), name="급성 독성(경구)", one=one, other=other,
            origin="live", severity=chance.randrange(2_000), hazard_class=chance.choice(classes), sides=sides,
            first_seen=now - timedelta(days=chance.randrange(400)),
        )  # fmt: skip


if __name__ == "__main__":
    main()

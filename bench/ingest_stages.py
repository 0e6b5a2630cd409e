"""The stages of the ingest benchmark, each run in its own process; prints one line of JSON."""

from __future__ import annotations

import json
import os
import resource
import sqlite3
import sys
import time
from collections.abc import Callable, Mapping
from functools import partial
from importlib import import_module
from pathlib import Path

import django

CHANGES = 30
SEARCHED = 60
"""Entries whose names are typed; four texts each."""


def _migrate() -> int:
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    return 0


def _read() -> int:
    from openpyxl import load_workbook

    book = load_workbook(os.environ["NCIS_INVENTORY_FILE"], read_only=True)
    return sum(1 for _ in book.worksheets[0].iter_rows(min_row=2, values_only=True))


def _insert() -> int:
    """One table, one statement, the sheet's cells as they are: the minimum cost of storing these rows."""
    from openpyxl import load_workbook

    book = load_workbook(os.environ["NCIS_INVENTORY_FILE"], read_only=True)
    rows = (tuple(map(str, row)) for row in book.worksheets[0].iter_rows(min_row=2, max_col=13, values_only=True))
    store = sqlite3.connect(Path(os.environ["DATA_DIR"]) / "bare.sqlite3")
    store.execute(f"CREATE TABLE bare ({', '.join(f'c{number}' for number in range(13))})")
    with store:
        cursor = store.executemany(f"INSERT INTO bare VALUES ({', '.join('?' * 13)})", rows)  # noqa: S608  (placeholders only)
    count = cursor.rowcount
    store.close()
    return count


def _sync() -> int:
    from connectors.registry import feed_named
    from portal.ingest.feed_run import run_feed

    run = run_feed(feed_named("ncis.inventory"))
    if run is None or run.state != "succeeded":
        raise SystemExit(f"sync ended as {run and run.state}: {run and run.error}")
    return run.received


def _publish() -> int:
    from portal.publish.index import publish

    run = publish()
    if run is None or run.state != "succeeded":
        raise SystemExit(f"publish ended as {run and run.state}: {run and run.error}")
    return run.received


def _sync_all() -> int:
    """Every feed, also those of the demonstration."""
    from django.core.management import call_command

    from portal.models import Entry

    call_command("sync", "--all", "--no-publish", stdout=sys.stderr)
    return Entry.objects.filter(withdrawn_at=None).count()


def _documents() -> int:
    """Writes every document, as publishing makes it, to the file BENCH_DOCUMENTS."""
    from bench.corpus import save
    from portal.models import Entry
    from portal.publish.document import documents

    entries = Entry.objects.filter(withdrawn_at=None).order_by("key").iterator(chunk_size=500)
    return save(Path(os.environ["BENCH_DOCUMENTS"]), documents(entries))


def _change() -> tuple[int, dict[str, float]]:
    """Gives one entry after the other a new revision and publishes it; the first warms the process up and is not counted."""
    from bench.scores import percentile
    from portal.models import Entry
    from portal.publish.index import publish
    from portal.store.revisions import write_transaction

    entries = list(Entry.objects.filter(kind="substance", withdrawn_at=None).order_by("pk")[: CHANGES + 1])
    seconds = []
    for entry in entries:
        with write_transaction() as revisions:
            Entry.objects.filter(pk=entry.pk).update(revision=revisions.next())
        started = time.perf_counter()
        run = publish()
        seconds.append(time.perf_counter() - started)
        if run is None or run.state != "succeeded" or run.received != 1:
            raise SystemExit(f"publishing one change ended as {run and run.state} with {run and run.received} entries")
    return len(seconds) - 1, {"p50": percentile(seconds[1:], 0.5) * 1_000, "p95": percentile(seconds[1:], 0.95) * 1_000}


def _search() -> tuple[int, dict[str, float]]:
    """A page for each text of entries across the list: the name, its prefix, the name with a typo, the number."""
    from bench.scores import speed
    from bench.timing import timed_rounds
    from portal.engine import engine
    from portal.models import Entry
    from search.engine_types import Query

    entries = Entry.objects.filter(kind="substance", withdrawn_at=None).exclude(title_ko="").order_by("pk")
    texts: list[str] = []
    for entry in entries[:: max(entries.count() // SEARCHED, 1)]:
        title = entry.title_ko[:40]
        texts += [title, title[: len(title) // 2 + 1], title[:1] + title[2:], entry.key.rpartition(":")[2]]
    times = speed(timed_rounds({"page": [partial(engine().search, Query(text)) for text in texts]})["page"])
    return len(texts), {"p50": times.p50, "p95": times.p95}


STAGES: Mapping[str, Callable[[], int | tuple[int, dict[str, float]]]] = {
    "migrate": _migrate,
    "read": _read,
    "insert": _insert,
    "sync": _sync,
    "publish": _publish,
    "sync-all": _sync_all,
    "documents": _documents,
    "change": _change,
    "search": _search,
}


def main() -> None:
    """Runs the named stage and prints its figures."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")
    django.setup()
    stage = STAGES[sys.argv[1]]
    # Importing the code takes half a second, and more without cached bytecode; that is not a cost of the rows.
    for module in ("connectors.registry", "portal.ingest.feed_run", "portal.publish.index", "openpyxl"):
        import_module(module)
    started = time.perf_counter()
    outcome = stage()
    seconds = time.perf_counter() - started
    peak_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    count, figures = outcome if isinstance(outcome, tuple) else (outcome, {})
    print(json.dumps({"count": count, "seconds": seconds, "peak_mb": peak_mb, "figures": figures}))


if __name__ == "__main__":
    main()

"""The stages of the ingest benchmark, each run in a process of its own; prints one line of JSON."""

from __future__ import annotations

import json
import os
import resource
import sqlite3
import sys
import time
from collections.abc import Callable, Mapping
from importlib import import_module
from pathlib import Path

import django


def _migrate() -> int:
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    return 0


def _read() -> int:
    from openpyxl import load_workbook

    book = load_workbook(os.environ["NCIS_INVENTORY_FILE"], read_only=True)
    return sum(1 for _ in book.worksheets[0].iter_rows(min_row=2, values_only=True))


def _insert() -> int:
    """One table, one statement, the sheet's cells as they are: the least that any store of these rows costs."""
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
    from portal.ingest.run import run_feed

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


STAGES: Mapping[str, Callable[[], int]] = {
    "migrate": _migrate,
    "read": _read,
    "insert": _insert,
    "sync": _sync,
    "publish": _publish,
}


def main() -> None:
    """Runs the named stage and prints its figures."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")
    django.setup()
    stage = STAGES[sys.argv[1]]
    # Reading the code itself takes half a second, and without cached bytecode more: that is no row's cost.
    for module in ("connectors.registry", "portal.ingest.run", "portal.publish.index", "openpyxl"):
        import_module(module)
    begun = time.perf_counter()
    count = stage()
    seconds = time.perf_counter() - begun
    peak_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"count": count, "seconds": seconds, "peak_mb": peak_mb}))


if __name__ == "__main__":
    main()

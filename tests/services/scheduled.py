"""Shows the schedule at work: ``python -m tests.services.scheduled``.

Beat starts a sync of every demonstration feed, a worker runs it, publishing follows, and a name that is changed in a table
of the demonstration after the first sync is found by search. The code runs from a copy, so that its table can be changed.
"""

from __future__ import annotations

import json
import shutil
import sys
import tempfile
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from connectors.registry import FEEDS
from tests.services.processes import free_port, wait_for
from tests.services.stack import ROOT, Stack

CODE = (
    "identifiers", "reference", "substance_lists", "connectors", "search", "demo", "portal", "evaluation",
    "templates", "static", "tests/services",
)  # fmt: skip
FILES = ("manage.py", "gunicorn.conf.py", "tests/__init__.py")
EVERY, SLOT = 20, 60
CAS, OLD_NAME, NEW_NAME = "7664-39-3", "플루오르화 수소", "시험새이름"
TABLE = "substances.csv"
"""The listing ``ncis.safety`` states its names at every pass; a look-up would ask again only a day later."""
TIMEOUT_SECONDS = 600.0


@dataclass(frozen=True, slots=True)
class Timings:
    """When things happened, in seconds after beat started; ``runs`` counts the successful passes by feed."""

    all_asked: float
    all_synced: float
    found: float
    found_after_change: float
    runs: dict[str, int]


def show(folder: Path, feeds: Iterable[str] = FEEDS) -> Timings:
    """Runs all steps from a copy of the code in ``folder``; ``TimedOut`` names the step that never came."""
    feed_names = list(feeds)
    checkout = _copy(folder / "checkout")
    portal = {"DEMO": "on", "QUICK_FEEDS": ",".join(feed_names), "QUICK_SECONDS": str(EVERY), "QUICK_SLOT": str(SLOT)}
    with Stack(portal, checkout) as stack:
        port = free_port()
        stack.python("manage.py", "collectstatic", "--no-input", "--verbosity", "0")
        stack.process("web", [sys.executable, "-m", "gunicorn", "portal.wsgi"], {"PORT": str(port)}).start()
        # A process reads a table once, so each task gets a new process.
        stack.worker("worker", "--max-tasks-per-child", "1", concurrency=2).start()
        began, beat = time.monotonic(), stack.beat()
        beat.start()
        wait_for(lambda: _sent_all(beat.tail(1_000), feed_names), TIMEOUT_SECONDS, "beat to ask for every feed")
        sent = time.monotonic() - began
        wait_for(
            lambda: len(_succeeded(stack)) == len(feed_names), TIMEOUT_SECONDS, "every feed to succeed once", every=0.5
        )
        all_synced = time.monotonic() - began
        wait_for(lambda: _hits(port, OLD_NAME) == [CAS], TIMEOUT_SECONDS, f"{OLD_NAME} to be found", every=0.5)
        found = time.monotonic() - began
        assert CAS not in _hits(port, NEW_NAME)
        changed = time.monotonic()
        _rename(checkout / "demo" / "tables" / TABLE)
        wait_for(lambda: CAS in _hits(port, NEW_NAME), TIMEOUT_SECONDS, f"{NEW_NAME} to be found", every=0.5)
        after = time.monotonic() - changed
        return Timings(sent, all_synced, found, after, _succeeded(stack))


def _copy(checkout: Path) -> Path:
    for name in CODE:
        shutil.copytree(ROOT / name, checkout / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in FILES:
        shutil.copy(ROOT / name, checkout / name)
    return checkout


def _sent_all(log: str, feeds: list[str]) -> bool:
    return all(f"feed {feed} (" in log for feed in feeds)


def _succeeded(stack: Stack) -> dict[str, int]:
    rows = stack.rows(
        "select feed, count(*) from portal_syncrun where state = 'succeeded' and slot <> '' group by feed order by feed"
    )
    return {feed: int(count) for feed, count in rows}


def _hits(port: int, text: str) -> list[str]:
    """The CAS number of the first hit, as a list; empty where nothing is found or nobody answers yet."""
    address = f"http://127.0.0.1:{port}/api/v1/search?" + urllib.parse.urlencode({"q": text, "size": 1})
    try:
        with urllib.request.urlopen(address, timeout=30) as answer:
            hits = json.load(answer)["hits"]
    except (urllib.error.URLError, ConnectionError):
        return []
    return [hit["url"].rpartition("/")[2] for hit in hits]


def _rename(table: Path) -> None:
    """Replaces the table atomically: a pass reads either the old one or the new one."""
    text = table.read_text(encoding="utf-8")
    row = next(line for line in text.splitlines() if f",{CAS}," in line)
    assert f",{OLD_NAME}," in row, f"{table}: {row}"
    new = table.with_suffix(".new")
    new.write_text(text.replace(row, row.replace(f",{OLD_NAME},", f",{NEW_NAME},")), encoding="utf-8")
    new.replace(table)


def main() -> None:
    """Prints the timings."""
    with tempfile.TemporaryDirectory(prefix="scheduled-") as name:
        timings = show(Path(name))
    print(f"beat had asked for all {len(timings.runs)} feeds {timings.all_asked:.0f} s after it was started")
    print(
        f"every feed had succeeded after {timings.all_synced:.0f} s; {OLD_NAME} was found after {timings.found:.0f} s"
    )
    print(f"{NEW_NAME}, put into the table in its place, was found {timings.found_after_change:.0f} s later")
    print("passes that succeeded: " + ", ".join(f"{feed} {count}" for feed, count in timings.runs.items()))


if __name__ == "__main__":
    main()

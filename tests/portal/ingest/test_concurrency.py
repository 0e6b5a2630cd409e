"""Several processes at one feed: one of them runs it, the others say so; the next one closes the run of a killed one."""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
FEED = "ncis.safety"
BUSY = "another process is at it"

PAUSED_PASS = """
import sys
import django
django.setup()
from connectors.registry import feed_named
from portal.ingest.feed_run import run_feed
from portal.ingest.feed_pass import FeedPass

flush = FeedPass.flush
def flush_when_told(current_pass):
    print("reading", flush=True)
    sys.stdin.readline()
    flush(current_pass)
FeedPass.flush = flush_when_told
run = run_feed(feed_named("ncis.safety"))
print(run.state if run else "busy")
"""
"""A pass that pauses before it writes its batch, says so, and continues after a line of input."""


def _environment(data: Path) -> dict[str, str]:
    foreign = ("DATABASE_URL", "SEARCH_URL", "CELERY_BROKER_URL")
    return {
        **{name: value for name, value in os.environ.items() if name not in foreign},
        "DATA_DIR": str(data),
        "DJANGO_SETTINGS_MODULE": "portal.settings",
        "DEMO": "on",
        "LOG_LEVEL": "error",
    }


def _started(data: Path, *arguments: str) -> subprocess.Popen[str]:
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    return subprocess.Popen(  # type: ignore[call-overload,no-any-return]
        [sys.executable, *arguments], cwd=ROOT, env=_environment(data), text=True, **pipes
    )


def _finished(process: subprocess.Popen[str]) -> tuple[int, str]:
    out, err = process.communicate(timeout=120)
    return process.returncode, out + err


def _sync(data: Path) -> tuple[int, str]:
    return _finished(_started(data, "manage.py", "sync", FEED, "--no-publish"))


def _query(data: Path, sql: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(data / "portal.sqlite3")) as database:
        return database.execute(sql).fetchall()


def _runs(data: Path) -> list[tuple[object, ...]]:
    return _query(data, f"SELECT state, added, error FROM portal_syncrun WHERE feed = '{FEED}' ORDER BY id")  # noqa: S608


COUNTS = f"""
SELECT (SELECT count(*) FROM portal_sourcerecord WHERE feed = '{FEED}'),
       (SELECT count(DISTINCT "key") FROM portal_sourcerecord WHERE feed = '{FEED}'),
       (SELECT count(*) FROM portal_payload p JOIN portal_sourcerecord r ON r.id = p.record_id WHERE feed = '{FEED}'),
       (SELECT count(*) FROM portal_fact f JOIN portal_sourcerecord r ON r.id = f.record_id WHERE feed = '{FEED}'),
       (SELECT count(*) FROM portal_entry)
"""  # noqa: S608
"""The rows that a pass over the feed writes; names that the portal adds to known substances are not counted."""


def _counts(data: Path) -> tuple[object, ...]:
    return _query(data, COUNTS)[0]


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with an empty database in it."""
    folder = tmp_path_factory.mktemp("empty")
    code, output = _finished(_started(folder, "manage.py", "migrate", "--verbosity", "0"))
    assert code == 0, output
    return folder


@pytest.fixture
def data(empty: Path, tmp_path: Path) -> Path:
    """A data folder of this test's own, with an empty database in it."""
    folder = tmp_path / "data"
    shutil.copytree(empty, folder)
    return folder


@pytest.fixture(scope="module")
def alone(empty: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder into which one process read the feed, undisturbed."""
    folder = tmp_path_factory.mktemp("alone") / "data"
    shutil.copytree(empty, folder)
    assert _sync(folder)[0] == 0
    return folder


@pytest.fixture
def paused(data: Path) -> Iterator[subprocess.Popen[str]]:
    """A process that is in the middle of the feed's pass."""
    with _started(data, "-c", PAUSED_PASS) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "reading\n"
        yield process
        process.kill()


def test_while_one_process_reads_a_feed_another_says_so_and_ends_well(
    data: Path, alone: Path, paused: subprocess.Popen[str]
) -> None:
    code, output = _sync(data)
    assert (code, BUSY in output) == (0, True), output
    assert [state for state, *_ in _runs(data)] == ["running"]
    out, err = paused.communicate("go on\n", timeout=120)
    assert (paused.returncode, out) == (0, "succeeded\n"), err
    assert [state for state, *_ in _runs(data)] == ["succeeded"]
    assert _counts(data) == _counts(alone)


def test_two_processes_that_begin_at_once_write_every_row_once(data: Path, alone: Path) -> None:
    both = [_started(data, "manage.py", "sync", FEED, "--no-publish") for _ in range(2)]
    ends = [_finished(process) for process in both]
    assert [code for code, _ in ends] == [0, 0], ends
    runs = _runs(data)
    assert {state for state, *_ in runs} == {"succeeded"}
    assert len(runs) == len([output for _, output in ends if BUSY not in output])
    assert len([added for _, added, _ in runs if added]) == 1
    assert _counts(data) == _counts(alone)


def test_a_run_whose_process_was_killed_is_closed_as_abandoned_by_the_next(
    data: Path, alone: Path, paused: subprocess.Popen[str]
) -> None:
    paused.send_signal(signal.SIGKILL)
    paused.communicate(timeout=60)
    assert [state for state, *_ in _runs(data)] == ["running"]
    code, output = _sync(data)
    assert code == 0, output
    (killed, _, error), (after, added, _) = _runs(data)
    assert (killed, error) == ("abandoned", "The process ended without finishing the run.")
    assert (after, added) == ("succeeded", _counts(alone)[0])
    assert _counts(data) == _counts(alone)

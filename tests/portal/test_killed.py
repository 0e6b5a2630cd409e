"""Killed with -9 at any call and run again, the database and the index equal those of an undisturbed run."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
POINTS = int(os.environ.get("KILL_POINTS", "3"))
SEED = int(os.environ.get("KILL_SEED", "20120927"))

DUMP = """
import django; django.setup()
from portal.dump import canonical_dump, document_dump
from portal.models import SyncRun
for line in canonical_dump(): print(line)
for line in document_dump(): print(line)
assert not SyncRun.objects.filter(state="running").exists(), "a run was left running"
"""


def _python(data: Path, *arguments: str, check: bool = True) -> subprocess.CompletedProcess[str]:
    environment = {
        **{
            name: value
            for name, value in os.environ.items()
            if name not in ("DATABASE_URL", "SEARCH_URL", "CELERY_BROKER_URL")
        },
        "DATA_DIR": str(data),
        "DJANGO_SETTINGS_MODULE": "portal.settings",
        "DEMO": "on",
        "LOG_LEVEL": "error",
    }
    return subprocess.run(
        [sys.executable, *arguments], cwd=ROOT, env=environment, capture_output=True, text=True, check=check
    )


def _task(data: Path, task: str, k: int = 0) -> int:
    """The number of calls the task took; -1 where it was killed."""
    done = _python(data, "-m", "tests.portal.killed_task", task, str(k), check=False)
    if done.returncode == -9:
        return -1
    assert done.returncode == 0, done.stderr
    return int(done.stdout.splitlines()[-1])


def _dump(data: Path) -> str:
    return _python(data, "-c", DUMP).stdout


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    data = tmp_path_factory.mktemp("empty")
    _python(data, "manage.py", "migrate", "--verbosity", "0")
    return data


@pytest.fixture(scope="module")
def synced(empty: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, int]:
    data = tmp_path_factory.mktemp("synced") / "data"
    shutil.copytree(empty, data)
    return data, _task(data, "sync")


@pytest.fixture(scope="module")
def published(synced: tuple[Path, int], tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, int]:
    data = tmp_path_factory.mktemp("published") / "data"
    shutil.copytree(synced[0], data)
    return data, _task(data, "publish")


def _killed_and_finished(start: Path, tmp_path: Path, task: str, k: int) -> str:
    data = tmp_path / "data"
    shutil.copytree(start, data)
    assert _task(data, task, k) == -1, f"{task} ended before call {k}"
    _task(data, task)
    if task != "publish":
        _task(data, "publish")
    return _dump(data)


def _points(total: int, label: str) -> list[int]:
    drawn = random.Random(f"{SEED}/{label}")  # noqa: S311  (a printed seed, not a secret)
    points = sorted(drawn.randint(1, total) for _ in range(POINTS))
    print(f"{label}: seed {SEED}, {total} calls, killed at {points}")
    return points


def test_a_sync_killed_anywhere_and_run_again_equals_an_undisturbed_one(
    empty: Path, synced: tuple[Path, int], published: tuple[Path, int], tmp_path: Path
) -> None:
    expected = _dump(published[0])
    for number, k in enumerate(_points(synced[1], "sync")):
        assert _killed_and_finished(empty, tmp_path / str(number), "sync", k) == expected, f"killed at call {k}"


def test_a_publish_killed_anywhere_and_run_again_equals_an_undisturbed_one(
    synced: tuple[Path, int], published: tuple[Path, int], tmp_path: Path
) -> None:
    expected = _dump(published[0])
    for number, k in enumerate(_points(published[1], "publish")):
        assert _killed_and_finished(synced[0], tmp_path / str(number), "publish", k) == expected, f"killed at call {k}"


def test_a_rebuild_killed_anywhere_leaves_an_index_equal_to_one_that_was_published_step_by_step(
    published: tuple[Path, int], tmp_path: Path
) -> None:
    expected = _dump(published[0])
    counted = tmp_path / "counted"
    shutil.copytree(published[0], counted)
    total = _task(counted, "rebuild")
    assert _dump(counted) == expected
    for number, k in enumerate(_points(total, "rebuild")):
        assert _killed_and_finished(published[0], tmp_path / str(number), "rebuild", k) == expected, (
            f"killed at call {k}"
        )

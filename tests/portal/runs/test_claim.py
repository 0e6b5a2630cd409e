"""Claims: one run for each feed, closed when its process is gone, fenced when another process closed it."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from datetime import timedelta
from pathlib import Path
from typing import Any

import psutil
import pytest
from django.db import OperationalError
from django.utils import timezone

from portal.models import Commit, RunState, SyncRun
from portal.runs import claim as claiming
from portal.runs.claim import (
    RunLost,
    RunNotClosed,
    claim,
    close_dead_runs,
    failed_on_error,
    fence,
    finish,
    heartbeat,
    process_start,
)
from portal.store.revisions import write_transaction

pytestmark = pytest.mark.django_db(transaction=True)


def _running(**fields: object) -> SyncRun:
    now = timezone.now()
    values = {"host": socket.gethostname(), "pid": os.getpid(), "started_at": now, "heartbeat_at": now, **fields}
    return SyncRun.objects.create(feed="test.list", **values)


def _state(run: SyncRun) -> str:
    return SyncRun.objects.values_list("state", flat=True).get(pk=run.pk)


def test_a_claimed_feed_cannot_be_claimed_again_until_its_run_ends() -> None:
    run = claim("test.list")
    assert run is not None
    assert claim("test.list") is None
    assert claim("test.other") is not None
    finish(run, RunState.SUCCEEDED)
    assert claim("test.list") is not None


@pytest.mark.parametrize(
    ("state", "again"),
    [
        (RunState.SUCCEEDED, False),
        (RunState.BUDGET_SPENT, False),
        (RunState.FAILED, True),
        (RunState.INTERRUPTED, True),
        (RunState.ABANDONED, True),
    ],
)
def test_a_slot_is_done_once_and_can_be_claimed_again_where_it_was_not_done(state: RunState, again: bool) -> None:
    run = claim("test.list", slot="2026-01-01T03:00")
    assert run is not None
    finish(run, state)
    assert (claim("test.list", slot="2026-01-01T03:00") is not None) is again


def test_a_process_number_that_was_given_to_another_process_does_not_keep_a_run_alive() -> None:
    run = _running(process_started=(process_start(os.getpid()) or 0) - 1)
    close_dead_runs("test.list")
    assert _state(run) == RunState.ABANDONED


def _ticks_since_boot() -> float:
    """This process's start as the kernel gives it, which every version has recorded."""
    return float(Path("/proc/self/stat").read_text().rpartition(")")[2].split()[19])


@pytest.mark.parametrize("recorded_by", ["an older version", "a version before starts were recorded"])
def test_a_run_of_a_living_process_that_an_older_version_began_lives_on(recorded_by: str) -> None:
    run = _running(process_started=_ticks_since_boot() if recorded_by == "an older version" else 0)
    close_dead_runs("test.list")
    assert _state(run) == RunState.RUNNING


def test_a_run_of_an_older_version_whose_process_number_is_used_again_is_dead() -> None:
    run = _running(process_started=_ticks_since_boot() - 1)
    close_dead_runs("test.list")
    assert _state(run) == RunState.ABANDONED


def test_a_run_outlives_a_correction_of_the_system_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    run = claim("test.list")
    assert run is not None
    booted, began = psutil.boot_time(), psutil.Process().create_time()
    for place in ("psutil.boot_time", "psutil._pslinux.boot_time"):
        monkeypatch.setattr(place, lambda: booted + 3_600)
    assert psutil.Process().create_time() == pytest.approx(began + 3_600)
    close_dead_runs("test.list")
    assert _state(run) == RunState.RUNNING


def test_a_zombie_is_dead() -> None:
    with subprocess.Popen([sys.executable, "-c", ""]) as child:
        run = _running(pid=child.pid, process_started=process_start(child.pid) or 0)
        os.waitid(os.P_PID, child.pid, os.WEXITED | os.WNOWAIT)
        close_dead_runs("test.list")
        assert _state(run) == RunState.ABANDONED


def test_a_run_whose_process_is_gone_is_dead() -> None:
    with subprocess.Popen([sys.executable, "-c", ""]) as child:
        child.wait()
    run = _running(pid=child.pid)
    close_dead_runs("test.list")
    assert _state(run) == RunState.ABANDONED


def test_a_run_on_another_host_is_judged_by_its_silence() -> None:
    remote = _running(host="elsewhere")
    close_dead_runs("test.list")
    assert _state(remote) == RunState.RUNNING
    SyncRun.objects.filter(pk=remote.pk).update(heartbeat_at=timezone.now() - timedelta(minutes=11))
    close_dead_runs("test.list")
    assert _state(remote) == RunState.ABANDONED


def test_ten_minutes_without_progress_end_a_run_of_a_living_process_as_failed() -> None:
    run = _running(process_started=process_start(os.getpid()) or 0, heartbeat_at=timezone.now() - timedelta(minutes=11))
    close_dead_runs("test.list")
    assert _state(run) == RunState.FAILED


def test_a_writer_whose_run_was_closed_commits_nothing() -> None:
    run = claim("test.list")
    assert run is not None
    SyncRun.objects.filter(pk=run.pk).update(state=RunState.ABANDONED)

    def write() -> None:
        with write_transaction() as revisions:
            revisions.next()
            fence(run)

    with pytest.raises(RunLost):
        write()
    assert not Commit.objects.exists()
    with pytest.raises(RunLost):
        heartbeat(run)


def test_a_run_that_was_closed_stays_as_it_was_closed() -> None:
    run = claim("test.list")
    assert run is not None
    SyncRun.objects.filter(pk=run.pk).update(state=RunState.ABANDONED)
    finish(run, RunState.SUCCEEDED)
    assert run.state == RunState.ABANDONED


def test_an_error_is_recorded_on_the_run_and_goes_on() -> None:
    run = claim("test.list")
    assert run is not None
    with pytest.raises(ZeroDivisionError), failed_on_error(run):
        raise ZeroDivisionError("of ours")
    run.refresh_from_db()
    assert (run.state, run.error) == (RunState.FAILED, "ZeroDivisionError: of ours")


def _losing_the_database(monkeypatch: pytest.MonkeyPatch, times: int) -> None:
    """The first updates of a run's row find the connection cut."""
    closing, left = claiming._close, [times]

    def close(run: SyncRun, state: str, fields: dict[str, Any]) -> None:
        left[0] -= 1
        if left[0] >= 0:
            raise OperationalError("server closed the connection unexpectedly")
        closing(run, state, fields)

    monkeypatch.setattr(claiming, "_close", close)


def test_a_run_ends_although_its_connection_was_cut_when_the_database_is_back(monkeypatch: pytest.MonkeyPatch) -> None:
    run = claim("test.list")
    assert run is not None
    _losing_the_database(monkeypatch, times=1)
    finish(run, RunState.SUCCEEDED)
    assert _state(run) == RunState.SUCCEEDED


def test_a_run_that_cannot_be_closed_says_so_for_its_process_to_end(monkeypatch: pytest.MonkeyPatch) -> None:
    run = claim("test.list")
    assert run is not None
    _losing_the_database(monkeypatch, times=2)
    with pytest.raises(RunNotClosed, match=r"test\.list"):
        finish(run, RunState.SUCCEEDED)
    assert _state(run) == RunState.RUNNING

"""A run is a row: claiming it is the lock, its heartbeat shows that it is alive, and the fence stops a writer that lost it."""

from __future__ import annotations

import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

import psutil
from django.db import Error, IntegrityError, InterfaceError, OperationalError, connection, transaction
from django.utils import timezone

from portal.models import RunState, SyncRun

LONGEST_SILENCE = timedelta(minutes=10)
"""A run without a heartbeat for so long has made no progress: a page takes at most two minutes with all its retries."""

_TICKS = os.sysconf("SC_CLK_TCK")
"""Clock ticks in one second."""


class RunLost(Exception):
    """The run's row no longer says that this process runs it; everything uncommitted must be rolled back."""


class RunNotClosed(Exception):
    """The database went away during a run, whose row still says that this process runs it.

    The process must end: only then does the next one see from the process number that the run is dead.
    """


def claim(feed: str, *, origin: str = "", task: str = "sync", slot: str = "", **fields: Any) -> SyncRun | None:
    """Begins a run of the feed; ``None`` while another one runs or where this slot is already done.

    It first closes dead runs as abandoned: on this host by their process, on other hosts by their silence.
    """
    close_dead_runs(feed)
    now = timezone.now()
    try:
        with transaction.atomic():
            return SyncRun.objects.create(
                feed=feed,
                origin=origin,
                task=task,
                slot=slot,
                host=socket.gethostname(),
                pid=os.getpid(),
                process_started=process_start(os.getpid()) or 0,
                started_at=now,
                heartbeat_at=now,
                **fields,
            )
    except IntegrityError:
        return None


def close_dead_runs(feed: str) -> None:
    """Closes the feed's running row: as abandoned where its process is gone, as failed where it was silent for too long."""
    for run in SyncRun.objects.filter(feed=feed, state=RunState.RUNNING):
        unchanged_row = SyncRun.objects.filter(pk=run.pk, state=RunState.RUNNING, heartbeat_at=run.heartbeat_at)
        if run.host == socket.gethostname() and not _is_alive(run):
            unchanged_row.update(
                state=RunState.ABANDONED,
                finished_at=timezone.now(),
                error="The process ended without finishing the run.",
            )
        elif timezone.now() - run.heartbeat_at > LONGEST_SILENCE:
            state = RunState.FAILED if run.host == socket.gethostname() else RunState.ABANDONED
            unchanged_row.update(state=state, finished_at=timezone.now(), error="No progress for ten minutes.")


def heartbeat(run: SyncRun, **counts: Any) -> None:
    """Writes that the run is alive, with its counts so far; raises ``RunLost`` where it was closed meanwhile."""
    if not SyncRun.objects.filter(pk=run.pk, state=RunState.RUNNING).update(heartbeat_at=timezone.now(), **counts):
        raise RunLost(f"run {run.pk} of {run.feed} was closed by another process")
    for name, value in counts.items():
        setattr(run, name, value)


def fence(run: SyncRun) -> None:
    """Fences a writing transaction: call it inside, so that a run that was closed meanwhile commits nothing."""
    heartbeat(run)


def finish(run: SyncRun, state: str, **fields: Any) -> None:
    """Ends the run; a run that was closed meanwhile stays as it is. Raises ``RunNotClosed`` where the database is away."""
    try:
        _close(run, state, fields)
    except (OperationalError, InterfaceError):
        # The server may be back already, but the connection that it cut stays broken until it is closed.
        connection.close()
        try:
            _close(run, state, fields)
        except Error as error:
            raise RunNotClosed(f"run {run.pk} of {run.feed} could not be closed") from error


def _close(run: SyncRun, state: str, fields: dict[str, Any]) -> None:
    values = {"state": state, "finished_at": timezone.now(), "heartbeat_at": timezone.now(), **fields}
    if SyncRun.objects.filter(pk=run.pk, state=RunState.RUNNING).update(**values):
        for name, value in values.items():
            setattr(run, name, value)
    else:
        run.refresh_from_db()


@contextmanager
def failed_on_error(run: SyncRun) -> Iterator[None]:
    """Ends the run as failed, with the error's text, where the block raises; the error is raised again."""
    try:
        yield
    except BaseException as error:
        finish(run, RunState.FAILED, error=f"{type(error).__name__}: {error}")
        raise


def process_start(pid: int) -> float | None:
    """When the process began, in clock ticks since boot; ``None`` where there is no such process or only a zombie.

    Seconds since the epoch would move with every correction of the system's clock, and a living process would look like
    another one. Older versions recorded these ticks too.
    """
    try:
        process = psutil.Process(pid)
        if process.status() == psutil.STATUS_ZOMBIE:
            return None
        return float(round((process.create_time() - psutil.boot_time()) * _TICKS))
    except psutil.Error:
        return None


def _is_alive(run: SyncRun) -> bool:
    """Compares number and start, because numbers are used again. Only Linux gives a start that no clock correction moves."""
    if not psutil.LINUX:
        return timezone.now() - run.heartbeat_at <= LONGEST_SILENCE
    started = process_start(run.pid)
    return started is not None and (not run.process_started or started == run.process_started)

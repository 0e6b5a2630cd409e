"""A decision made in the admin reaches the index on the embedded stack by way of the queue, and its undoing too (content rule 31)."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import psutil

from tests.portal.decided import READY, follow_a_decision
from tests.portal.site import ROOT, environment, manage, python, running
from tests.portal.staff import ACCOUNT, Staff

PATIENCE = 60.0


@contextmanager
def worker(settings: Mapping[str, str], log: Path) -> Iterator[int]:
    """A worker that takes tasks from the queue in the data folder; the number of its process."""
    command = [sys.executable, "-m", "celery", "--app", "portal", "worker", "--concurrency", "1", "--loglevel", "info"]
    with log.open("w") as output:
        process = subprocess.Popen(command, cwd=ROOT, env=dict(settings), stdout=output, stderr=output)
        try:
            ends = time.monotonic() + PATIENCE
            while READY not in log.read_text():
                assert process.poll() is None, log.read_text()
                assert time.monotonic() < ends, log.read_text()
                time.sleep(0.1)
            yield process.pid
        finally:
            process.terminate()
            try:
                process.wait(PATIENCE)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def test_a_decision_in_the_admin_and_its_undoing_reach_the_index_through_the_queue(tmp_path: Path) -> None:
    settings = environment(tmp_path / "data", METRICS="on", **ACCOUNT)
    manage(settings, "migrate", "--verbosity", "0")
    manage(settings, "collectstatic", "--no-input", "--verbosity", "0")
    manage(settings, "sync", "ncis.inventory")
    manage(settings, "createsuperuser", "--noinput")
    with running(settings, tmp_path / "web.log") as site, worker(settings, tmp_path / "worker.log") as pid:
        published = follow_a_decision(Staff(site.port), lambda code: python(settings, code), "embedded stack")
        family = {child.pid for child in psutil.Process(pid).children(recursive=True)}
        assert published <= {pid, *family}, "not the worker published"

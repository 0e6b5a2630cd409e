"""The portal as an operator runs it: commands and gunicorn in their own processes, with a data folder of the test."""

from __future__ import annotations

import http.client
import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

ROOT = Path(__file__).resolve().parents[2]
NOT_INHERITED = frozenset(
    {
        *("DATABASE_URL", "SEARCH_URL", "CELERY_BROKER_URL", "PROMETHEUS_MULTIPROC_DIR"),
        "DJANGO_ALLOW_ASYNC_UNSAFE",  # set for the tests in a browser; no operator sets it
    }
)
TIMEOUT_SECONDS = 60.0
"""Seconds to wait for a process to answer."""


@dataclass(frozen=True, slots=True)
class SiteResponse:
    """What a visitor receives."""

    status: int
    headers: Mapping[str, str]
    text: str


def environment(data: Path, **values: str) -> dict[str, str]:
    """The settings of a portal with demonstration data under ``data``: on the embedded stack unless ``values`` change it."""
    kept = {name: value for name, value in os.environ.items() if name not in NOT_INHERITED}
    return {
        **kept,
        "DATA_DIR": str(data),
        "DJANGO_SETTINGS_MODULE": "portal.settings",
        "DEMO": "on",
        "LOG_LEVEL": "warning",
        **values,
    }


def manage(settings: Mapping[str, str], *arguments: str, check: bool = True) -> subprocess.CompletedProcess[str]:
    """One command of manage.py; its output is in the error where it fails unexpectedly."""
    done = subprocess.run(
        [sys.executable, "manage.py", *arguments], cwd=ROOT, env=settings, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0 or not check, f"{arguments}: {done.stdout}\n{done.stderr}"
    return done


def python(settings: Mapping[str, str], code: str) -> str:
    """The output of a few lines of Python that run in the portal."""
    done = subprocess.run(
        [sys.executable, "-c", f"import django; django.setup()\n{code}"],
        cwd=ROOT, env=settings, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout


def dump(settings: Mapping[str, str], *, index: bool = True) -> str:
    """The canonical dump of the database, and of the live index."""
    code = "from portal.dump import canonical_dump, document_dump\nfor line in canonical_dump(): print(line)"
    return python(settings, code + ("\nfor line in document_dump(): print(line)" if index else ""))


class Site:
    """A running gunicorn."""

    def __init__(self, port: int, log: Path) -> None:
        self.port = port
        self.log = log

    def get(self, address: str) -> SiteResponse:
        """Sends one request on its own connection."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=TIMEOUT_SECONDS)
        try:
            connection.request("GET", quote(address, safe="/?=&%"))
            response = connection.getresponse()
            return SiteResponse(response.status, dict(response.getheaders()), response.read().decode())
        finally:
            connection.close()

    def until(self, address: str, condition: Callable[[SiteResponse], bool]) -> SiteResponse:
        """Repeats the request until the condition holds; the error of a time-out has the last response."""
        ends = time.monotonic() + TIMEOUT_SECONDS
        while not condition(answer := self.get(address)):
            assert time.monotonic() < ends, f"{address} still answers {answer.status}: {answer.text[-600:]}"
            time.sleep(0.1)
        return answer


@contextmanager
def running(settings: Mapping[str, str], log: Path, port: int = 0) -> Iterator[Site]:
    """gunicorn with these settings, ready to answer, until the block ends; on a free port, or on that of a site that was stopped."""
    port = port or _free_port()
    with log.open("w") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", "gunicorn", "--config", "gunicorn.conf.py", "portal.wsgi"],
            cwd=ROOT, env={**settings, "PORT": str(port)}, stdout=output, stderr=output,
        )  # fmt: skip
        try:
            _wait(port, process, log)
            yield Site(port, log)
        finally:
            process.terminate()
            process.wait()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait(port: int, process: subprocess.Popen[bytes], log: Path) -> None:
    ends = time.monotonic() + TIMEOUT_SECONDS
    while True:
        try:
            socket.create_connection(("127.0.0.1", port)).close()
        except OSError:
            assert process.poll() is None, log.read_text()
            assert time.monotonic() < ends, log.read_text()
            time.sleep(0.1)
        else:
            return

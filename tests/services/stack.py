"""The whole portal on its own services: three servers, workers, a beat, and a database that tests can query."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any

import psycopg2

from portal.schedule.queues import OFFLINE_QUEUE
from tests.services.processes import Process, wait_for
from tests.services.servers import Elasticsearch, Postgres, Redis, environment

ROOT = Path(__file__).resolve().parents[2]
DATABASE = "portal"
RUNNING = (
    "select count(*) from portal_syncrun where state = 'running' and feed <> 'index' and left(feed, 7) <> 'portal.'"
)
"""Runs of agencies' feeds; the tick's runs of the portal's own feeds repeat and change nothing."""


class Stack:
    """Servers that run from entering to leaving; ``portal`` settings choose what workers and beats read.

    ``worker`` and ``beat`` create workers and beats, which end with the stack. ``checkout`` is the folder of their code.
    """

    def __init__(self, portal: Mapping[str, str], checkout: Path = ROOT) -> None:
        # Not a folder of pytest's: PostgreSQL runs as another user, who must have access.
        self._folder = tempfile.TemporaryDirectory(prefix="portal-services-", ignore_cleanup_errors=True)
        self.folder, self.checkout = Path(self._folder.name), checkout
        folder = self.folder
        self.postgres, self.redis, self.elasticsearch = Postgres(folder), Redis(folder), Elasticsearch(folder)
        data = folder / "data"
        data.mkdir()
        self.env = environment(
            {
                "DATABASE_URL": self.postgres.url(DATABASE),
                "CELERY_BROKER_URL": self.redis.url,
                "SEARCH_URL": self.elasticsearch.url,
                "DATA_DIR": str(data),
                **portal,
            }
        )
        self._processes: list[Process] = []

    def __enter__(self) -> Stack:
        try:
            self.postgres.start()
            self.redis.start()
            self.elasticsearch.start()
            self.postgres.create(DATABASE)
            self.python("manage.py", "migrate", "--verbosity", "0")
        except BaseException:
            self._end()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if error is not None:
            for process in self._processes:
                print(f"{process.log.name}, its last lines:\n{process.tail()}", file=sys.stderr)
        self._end()

    def _end(self) -> None:
        for process in [*self._processes, self.redis.process, self.postgres.process]:
            process.kill()
        self.elasticsearch.kill()
        self._folder.cleanup()

    def python(self, *arguments: str) -> str:
        """What a Python process in the stack's environment prints; its error output where it fails."""
        done = subprocess.run(
            [sys.executable, *arguments], cwd=self.checkout, env=self.env, capture_output=True, text=True, check=False
        )
        if done.returncode:
            raise RuntimeError(f"{arguments} ended with {done.returncode}:\n{done.stderr[-4000:]}")
        return done.stdout

    def worker(self, name: str = "worker", *arguments: str, concurrency: int = 1) -> Process:
        """A worker, not started yet."""
        # The offline pack would hold up a worker of one process for minutes; a deployment has one for it.
        queues = arguments if "--queues" in arguments else (*arguments, "--exclude-queues", OFFLINE_QUEUE)
        return self._celery(name, "worker", "--hostname", f"{name}@%h", "--concurrency", str(concurrency), *queues)

    def beat(self, name: str = "beat") -> Process:
        """A beat, not started yet, with its own schedule file."""
        return self._celery(name, "beat", "--schedule", str(self.folder / f"{name}.schedule"), "--pidfile=")

    def _celery(self, name: str, *arguments: str) -> Process:
        command = [
            sys.executable,
            "-m",
            "celery",
            "--app",
            "tests.services.quick_schedule",
            *arguments,
            "--loglevel",
            "info",
        ]
        return self.process(name, command)

    def process(self, name: str, command: Sequence[str], env: Mapping[str, str] | None = None) -> Process:
        """Any further process of the stack, not started yet; it is killed with the others."""
        process = Process(command, self.folder / f"{name}.log", env={**self.env, **(env or {})}, cwd=self.checkout)
        self._processes.append(process)
        return process

    def rows(self, sql: str, *values: object) -> list[tuple[Any, ...]]:
        """The answer of the database; none where it is away."""
        try:
            connection = psycopg2.connect(self.postgres.url(DATABASE), connect_timeout=2)
        except psycopg2.OperationalError:
            return []
        try:
            with connection, connection.cursor() as cursor:
                cursor.execute(sql, values)
                return cursor.fetchall()
        except psycopg2.OperationalError:
            return []
        finally:
            connection.close()

    def number(self, sql: str, *values: object) -> int | None:
        """The one number that is the answer; ``None`` where the database is away or the row is not there."""
        found = self.rows(sql, *values)
        return None if not found or found[0][0] is None else int(found[0][0])

    def settled(self) -> bool:
        """Whether no feed is running and the index was published after the last commit."""
        published = self.number(
            "select count(*) from portal_syncrun where feed = 'index' and state = 'succeeded'"
            " and started_at > (select max(at) from portal_commit)"
        )
        return bool(published) and self.number(RUNNING) == 0

    def wait_settled(self, seconds: float) -> None:
        """Waits until ``settled``."""
        wait_for(self.settled, seconds, "the index to hold the last commit", every=0.3)

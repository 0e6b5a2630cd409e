"""Child processes that can be killed with all their descendants, and waiting for a condition."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")


class TimedOut(Exception):
    """The condition did not become true in time."""


class Process:
    """One command that runs until it is ended; its output goes to a file.

    ``kill`` kills the whole tree: otherwise the children of a killed worker or database server live on for a moment
    and still write after their parent is dead.
    """

    def __init__(
        self, command: Sequence[str], log: Path, *, env: Mapping[str, str], cwd: Path, user: str | None = None
    ) -> None:
        self._command, self._env, self._cwd, self._user = list(command), dict(env), cwd, user
        self.log = log
        self._running: subprocess.Popen[bytes] | None = None

    @property
    def pid(self) -> int:
        """The number of the running process."""
        assert self._running is not None, f"{self._command[0]} was not started"
        return self._running.pid

    def start(self) -> None:
        """Starts it, again where it ended."""
        assert not self.alive(), f"{self._command[0]} runs already"
        with self.log.open("ab") as log:
            self._running = subprocess.Popen(
                self._command,
                env=self._env,
                cwd=self._cwd,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
                user=self._user,
                group=self._user,
                extra_groups=[] if self._user else None,
            )

    def alive(self) -> bool:
        """Whether it runs."""
        return self._running is not None and self._running.poll() is None

    def kill(self) -> None:
        """Sends SIGKILL to it and all its descendants."""
        if self._running is not None and self._running.poll() is None:
            kill_tree(self._running.pid)
            self._running.wait()

    def end(self, seconds: float = 60) -> int:
        """Sends SIGTERM, waits, and returns its exit status."""
        assert self._running is not None
        if self._running.poll() is None:
            self._running.terminate()
        try:
            return self._running.wait(seconds)
        except subprocess.TimeoutExpired as error:
            self.kill()
            raise TimedOut(f"{self._command[0]} did not end in {seconds:.0f} s; see {self.log}") from error

    def tail(self, lines: int = 20) -> str:
        """The last lines of its output."""
        return "\n".join(self.log.read_text(errors="replace").splitlines()[-lines:]) if self.log.exists() else ""


def kill_tree(pid: int) -> None:
    """Sends SIGKILL to a process and its descendants; the parent is stopped first, so that it starts no more of them."""
    os.kill(pid, signal.SIGSTOP)
    family = [pid, *descendants(pid)]
    for each in family:
        try:
            os.kill(each, signal.SIGKILL)
        except ProcessLookupError:
            continue
    wait_for(lambda: not any(_is_running(each) for each in family[1:]), 30, "the children to be gone")


def descendants(pid: int) -> list[int]:
    """Children, their children, and so on."""
    children: dict[int, list[int]] = {}
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            fields = _stat(int(folder.name))
            if fields:
                children.setdefault(int(fields[1]), []).append(int(folder.name))
    found, unvisited = [], [pid]
    while unvisited:
        more = children.get(unvisited.pop(), [])
        found += more
        unvisited += more
    return found


def _stat(pid: int) -> list[str]:
    try:
        return Path(f"/proc/{pid}/stat").read_text(errors="replace").rpartition(")")[2].split()
    except OSError:
        return []


def _is_running(pid: int) -> bool:
    """Whether it runs and is no zombie; a zombie whose parent is dead waits for the init process."""
    return (_stat(pid) or ["X"])[0] not in "ZX"


def free_port() -> int:
    """A port of 127.0.0.1 that nobody listens on now."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        return int(listening.getsockname()[1])


def wait_for(condition: Callable[[], T], seconds: float, what: str, every: float = 0.05) -> T:
    """Repeats the call until its result is true and returns that; ``TimedOut`` names what never came."""
    until = time.monotonic() + seconds
    while True:
        answer = condition()
        if answer:
            return answer
        if time.monotonic() > until:
            raise TimedOut(f"waited {seconds:.0f} s for {what}")
        time.sleep(every)

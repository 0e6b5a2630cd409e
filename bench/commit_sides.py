"""The two sides of ``bench.two_commits``: a worktree of each commit, and a process that runs its code."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

ROOT = Path(__file__).resolve().parent.parent
WORKER = Path(__file__).with_name("commit_worker.py")


@dataclass(frozen=True, slots=True)
class Side:
    """One commit: its name in the tables, its worktree, its working folder, and its process."""

    name: str
    commit: str
    tree: Path
    work: Path
    process: subprocess.Popen[str]

    def ask(self, command: str, *arguments: object) -> dict[str, Any]:
        """Sends one command and waits for its answer; ``SystemExit`` if the process ended instead."""
        _pipe(self.process.stdin).write(json.dumps([command, *arguments]) + "\n")
        _pipe(self.process.stdin).flush()
        line = _pipe(self.process.stdout).readline()
        if not line:
            raise SystemExit(f"{self.name} ({self.commit}) ended during {command}; its message stands above.")
        answer: dict[str, Any] = json.loads(line)
        return answer

    def run(self, stage: str, environment: Mapping[str, str]) -> dict[str, Any]:
        """Runs one stage in a process of its own, over the portal in this side's working folder."""
        portal = {"DATA_DIR": str(self.work / "portal"), "DEMO": "on", "DATABASE_URL": "", **environment}
        done = subprocess.run(
            [*_python(), stage],
            cwd=self.tree,
            env=_environment(self.tree, portal),
            stdout=subprocess.PIPE,
            text=True,
            check=True,
        )
        report: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
        return report


@contextmanager
def two_sides(before: str, after: str, work: Path, queries: Path) -> Iterator[tuple[Side, Side]]:
    """Both sides, with worktrees that are removed at the end; the documents in ``work`` stay."""
    with ExitStack() as stack:
        first, second = (
            stack.enter_context(_side(name, commit, work, queries))
            for name, commit in (("before", before), ("after", after))
        )
        yield first, second


@contextmanager
def _side(name: str, commit: str, work: Path, queries: Path) -> Iterator[Side]:
    folder, tree = work / name, work / name / "tree"
    folder.mkdir(parents=True, exist_ok=True)
    if tree.exists():  # an earlier run was killed
        _git("worktree", "remove", "--force", str(tree))
    _git("worktree", "add", "--force", "--detach", str(tree), commit)
    try:
        process = subprocess.Popen(
            [*_python(), str(folder), str(queries)],
            cwd=tree, env=_environment(tree, {}), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip
        try:
            yield Side(name, _git("rev-parse", "--short", commit), tree, folder, process)
        finally:
            process.terminate()
            process.wait()
    finally:
        _git("worktree", "remove", "--force", str(tree))


def _python() -> list[str]:
    # Safe path: otherwise this folder would be searched first, and bench/search.py taken for the package search.
    return [sys.executable, "-P", str(WORKER)]


def _environment(tree: Path, more: Mapping[str, str]) -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(tree), **more}


def _git(*arguments: str) -> str:
    done = subprocess.run(["git", "-C", str(ROOT), *arguments], stdout=subprocess.PIPE, text=True, check=True)  # noqa: S607
    return done.stdout.strip()


def _pipe(pipe: IO[str] | None) -> IO[str]:
    if pipe is None:
        raise ValueError("the process was started without pipes")
    return pipe

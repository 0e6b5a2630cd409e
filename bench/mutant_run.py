"""Runs the tests of one mutant: the tests that mirror its file, in a copy of the checkout."""

from __future__ import annotations

import os
import resource
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

PYTEST = (sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:xdist", "--hypothesis-seed=0", "--tb=line")
MAX_MEMORY = 6 << 30
"""Bytes of address space: an endless loop in a mutant must not use up the memory of the machine before its timeout."""

_DROPPED_VARIABLES = (
    "DATABASE_URL",
    "CELERY_BROKER_URL",
    "SEARCH_URL",
    "REQUIRE_SERVICES",
    "DJANGO_SETTINGS_MODULE",
    "DATA_DIR",
)
"""Services would be shared between copies; the last two may be set by tests that start this."""

_PASSED, _NO_TESTS = 0, 5


class MutantStatus(StrEnum):
    """The result of the tests for a mutant."""

    NOTICED = "noticed"
    TIMED_OUT = "timed out"
    SURVIVED = "survived"


@dataclass(frozen=True, slots=True)
class PytestRun:
    """How the tests ended: pytest's exit code (``None`` for a timeout), their time, and the end of their output."""

    code: int | None
    seconds: float
    output: str

    @property
    def status(self) -> MutantStatus:
        """The status of the mutant. Raises if there were no tests.

        The same tests passed without the mutant, so any failure is noticed: of a test, of an import (2), of pytest's own
        start with a conftest that cannot be imported (3 and 4), or of the process (negative, for example for its memory).
        """
        if self.code is None:
            return MutantStatus.TIMED_OUT
        if self.code == _PASSED:
            return MutantStatus.SURVIVED
        if self.code == _NO_TESTS:
            raise RuntimeError(f"pytest ended with {self.code}: {self.output}")
        return MutantStatus.NOTICED


class CheckoutCopy:
    """A copy of the files of a checkout, with the recorded responses beside it where the tests expect them."""

    def __init__(self, checkout: Path, folder: Path) -> None:
        self.root = folder / "checkout"
        for name in _files(checkout):
            (self.root / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(checkout / name, self.root / name)
        shared = checkout.parent / "shared"
        if shared.exists():
            (folder / "shared").symlink_to(shared.resolve())

    @contextmanager
    def changed(self, path: str, code: str) -> Iterator[None]:
        """The copy with one file changed."""
        file = self.root / path
        before = file.read_text()
        file.write_text(code)
        try:
            yield
        finally:
            file.write_text(before)

    def run(self, tests: Sequence[str], timeout: float) -> PytestRun:
        """Runs the tests on the embedded stack, with the same Hypothesis examples each time."""
        started = time.monotonic()
        with subprocess.Popen(
            [*PYTEST, *tests], cwd=self.root, env=_environment(), stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT, text=True, errors="replace", start_new_session=True,
        ) as process:  # fmt: skip
            resource.prlimit(process.pid, resource.RLIMIT_AS, (MAX_MEMORY, MAX_MEMORY))
            try:
                output, _ = process.communicate(timeout=timeout)
                code: int | None = process.returncode
            except subprocess.TimeoutExpired:
                output, code = "", None
            finally:
                _end_all(process)
        # Hypothesis stores failing examples there and would try them on the next mutant too.
        shutil.rmtree(self.root / ".hypothesis", ignore_errors=True)
        return PytestRun(code, time.monotonic() - started, output[-2_000:])


def mirrored_tests(path: str, root: Path, elsewhere: Mapping[str, Sequence[str]]) -> list[str]:
    """The tests that mirror a file: its own, those that ``elsewhere`` names, or if there are none, those of its folder."""
    own = Path("tests", path).with_name(f"test_{Path(path).name}")
    named = [*([str(own)] if (root / own).is_file() else []), *elsewhere.get(path, ())]
    folder = own.parent
    while not named and not (root / folder).is_dir():
        folder = folder.parent
    return named or [str(folder)]


def _files(checkout: Path) -> list[str]:
    """The files that git tracks or would add, in their present state."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],  # noqa: S607
        cwd=checkout, capture_output=True, text=True, check=True,
    )  # fmt: skip
    return [name for name in listed.stdout.split("\0") if name and (checkout / name).is_file()]


def _environment() -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name not in _DROPPED_VARIABLES}
    # If a file changes twice within a second, Python would use the old bytecode.
    return {**kept, "PYTHONDONTWRITEBYTECODE": "1"}


def _end_all(process: subprocess.Popen[str]) -> None:
    """Ends the tests and all processes that they started."""
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except ProcessLookupError:
        return

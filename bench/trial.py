"""One change of the code put to the tests that mirror its file, in a copy of the checkout."""

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
MOST_MEMORY = 6 << 30
"""Bytes of addresses: a loop that a change made endless must not take the machine down before its time is up."""

_OF_OTHERS = (
    "DATABASE_URL",
    "CELERY_BROKER_URL",
    "SEARCH_URL",
    "REQUIRE_SERVICES",
    "DJANGO_SETTINGS_MODULE",
    "DATA_DIR",
)
"""Services would be shared between copies, and the last two are those of tests that this is called from."""

_PASSED, _FAILED, _BROKEN_OFF = 0, 1, 2
_NO_TESTS = 5


class Verdict(StrEnum):
    """What the tests said of a change."""

    NOTICED = "noticed"
    TIMED_OUT = "timed out"
    SURVIVED = "survived"


@dataclass(frozen=True, slots=True)
class Run:
    """How the tests ended: pytest's code, ``None`` where their time was up; how long they took; the end of what they said."""

    code: int | None
    seconds: float
    said: str

    @property
    def verdict(self) -> Verdict:
        """Of a changed file; a file that cannot be imported any more was noticed. Raises where pytest itself went wrong."""
        if self.code is None:
            return Verdict.TIMED_OUT
        if self.code == _PASSED:
            return Verdict.SURVIVED
        # A process that was killed, as for its memory, has a negative code.
        if self.code in (_FAILED, _BROKEN_OFF) or self.code < 0:
            return Verdict.NOTICED
        raise RuntimeError(f"pytest ended with {self.code}: {self.said}")


class Copy:
    """The files of a checkout in a folder of their own, with the recorded answers beside it as the tests expect them."""

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

    def run(self, tests: Sequence[str], most_seconds: float) -> Run:
        """The tests on the embedded stack, with the same examples of laws each time."""
        began = time.monotonic()
        with subprocess.Popen(
            [*PYTEST, *tests], cwd=self.root, env=_environment(), stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT, text=True, errors="replace", start_new_session=True,
        ) as process:  # fmt: skip
            resource.prlimit(process.pid, resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
            try:
                said, _ = process.communicate(timeout=most_seconds)
                code: int | None = process.returncode
            except subprocess.TimeoutExpired:
                said, code = "", None
            finally:
                _end_all(process)
        # A law's failing example is kept there and would be tried on the next change too.
        shutil.rmtree(self.root / ".hypothesis", ignore_errors=True)
        return Run(code, time.monotonic() - began, said[-2_000:])


def mirrored_tests(path: str, root: Path, elsewhere: Mapping[str, Sequence[str]]) -> list[str]:
    """The tests that mirror a file: its own, those that ``elsewhere`` names, or where there are none its folder's."""
    own = Path("tests", path).with_name(f"test_{Path(path).name}")
    named = [*([str(own)] if (root / own).is_file() else []), *elsewhere.get(path, ())]
    folder = own.parent
    while not named and not (root / folder).is_dir():
        folder = folder.parent
    return named or [str(folder)]


def _files(checkout: Path) -> list[str]:
    """What git holds or would take, as it stands now."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],  # noqa: S607
        cwd=checkout, capture_output=True, text=True, check=True,
    )  # fmt: skip
    return [name for name in listed.stdout.split("\0") if name and (checkout / name).is_file()]


def _environment() -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name not in _OF_OTHERS}
    # A file that is changed twice in a second would be taken for its own compiled form.
    return {**kept, "PYTHONDONTWRITEBYTECODE": "1"}


def _end_all(process: subprocess.Popen[str]) -> None:
    """Ends the tests and whatever they started."""
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except ProcessLookupError:
        return

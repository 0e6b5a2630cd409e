"""Mutation testing: ``python -m bench.mutate`` changes the code in a sample of places and runs the mirrored tests on each.

``[tool.mutate]`` in pyproject.toml names the files. Changes that make no difference are listed with their reasons in
 ``bench/equivalent_mutants.csv`` and are not tried. ``--only 'search/*.py'`` restricts a run to some of the files.
"""

from __future__ import annotations

import argparse
import csv
import tempfile
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from queue import SimpleQueue

from bench.mutant_run import CheckoutCopy, MutantStatus, PytestRun, mirrored_tests
from bench.mutants import Mutant, sampled
from bench.stage_process import ROOT

EQUIVALENT = ROOT / "bench" / "equivalent_mutants.csv"
"""path, before, after, reason: lines as in ``Mutant.change``, so that they may move within their file."""

MIN_SECONDS, TIME_FACTOR = 20.0, 5.0
"""The timeout of the tests of a mutant: their time without it times the factor, and at least the minimum."""


@dataclass(frozen=True, slots=True)
class Settings:
    """``[tool.mutate]``: patterns of files, and tests of files that have none of their own."""

    sources: Sequence[str]
    tests: Mapping[str, Sequence[str]]

    @classmethod
    def read(cls, root: Path) -> Settings:
        """From the checkout's pyproject.toml."""
        settings = tomllib.loads((root / "pyproject.toml").read_text())["tool"]["mutate"]
        named = [*settings["tests"], *(test for tests in settings["tests"].values() for test in tests)]
        for path in named:
            if not (root / path).is_file():
                raise SystemExit(f"[tool.mutate.tests] in pyproject.toml: {path} is no file")
        return cls(settings["sources"], settings["tests"])

    def files(self, root: Path, only: Sequence[str] = ()) -> list[str]:
        """The files that match the patterns and, if ``only`` has patterns, one of these; a pattern without files ends the program."""
        files = {path for pattern in self.sources for path in _files(root, pattern)}
        if only:
            files &= {path for pattern in only for path in _files(root, pattern)}
        return sorted(files)


def _files(root: Path, pattern: str) -> list[str]:
    paths = [str(path.relative_to(root)) for path in root.glob(pattern) if path.suffix == ".py"]
    if not paths:
        raise SystemExit(f"[tool.mutate] in pyproject.toml or --only: no file is called {pattern}")
    return paths


class MutationRunner:
    """Copies of the checkout, one for each process, and the time of each set of tests without a mutant."""

    def __init__(self, checkout: Path, folder: Path, jobs: int, settings: Settings) -> None:
        self._checkout, self._settings = checkout, settings
        self._free_copies: SimpleQueue[CheckoutCopy] = SimpleQueue()
        for number in range(jobs):
            self._free_copies.put(CheckoutCopy(checkout, folder / str(number)))
        self._pool = ThreadPoolExecutor(jobs)
        self._seconds: dict[tuple[str, ...], float] = {}

    def prepare(self, mutants: Sequence[Mutant]) -> None:
        """Runs each set of tests once without a mutant; a failure ends the program, because it would notice every mutant."""
        sets = sorted({self._tests(mutant) for mutant in mutants})
        for tests, run in zip(sets, self._pool.map(self._baseline, sets), strict=True):
            if run.code != 0:
                raise SystemExit(f"Without any change {' '.join(tests)} ended with {run.code}:\n{run.output}")
            self._seconds[tests] = run.seconds

    def statuses(self, mutants: Sequence[Mutant]) -> Iterator[MutantStatus]:
        """The status of each mutant, in order."""
        return self._pool.map(self._status, mutants)

    def _tests(self, mutant: Mutant) -> tuple[str, ...]:
        return tuple(mirrored_tests(mutant.path, self._checkout, self._settings.tests))

    def _baseline(self, tests: Sequence[str]) -> PytestRun:
        copy = self._free_copies.get()
        try:
            return copy.run(tests, 600.0)
        finally:
            self._free_copies.put(copy)

    def _status(self, mutant: Mutant) -> MutantStatus:
        tests = self._tests(mutant)
        copy = self._free_copies.get()
        try:
            with copy.changed(mutant.path, mutant.code):
                return copy.run(tests, max(MIN_SECONDS, TIME_FACTOR * self._seconds[tests])).status
        finally:
            self._free_copies.put(copy)


def equivalents(file: Path) -> dict[tuple[str, str, str], str]:
    """The changes that are known to make no difference → the reason; a row without a reason raises."""
    with file.open(newline="") as rows:
        equivalent = {(row["path"], row["before"], row["after"]): row["reason"].strip() for row in csv.DictReader(rows)}
    unexplained = [change for change, reason in equivalent.items() if not reason]
    if unexplained:
        raise SystemExit(f"{file.name}: no reason is given for {unexplained[0]}")
    return equivalent


def main() -> None:
    """Prints the seed, every survivor with file, line and change, and the share that was noticed."""
    arguments = _arguments()
    settings = Settings.read(ROOT)
    sources = [(path, (ROOT / path).read_text()) for path in settings.files(ROOT, arguments.only)]
    drawn = sampled(sources, arguments.sample, arguments.seed)
    equivalent = equivalents(EQUIVALENT)
    mutants = [mutant for mutant in drawn if mutant.change not in equivalent]
    print(
        f"Seed {arguments.seed}: {len(drawn)} changes, {len(drawn) - len(mutants)} of them known to make no difference."
    )
    with tempfile.TemporaryDirectory(prefix="mutate-") as folder:
        runner = MutationRunner(ROOT, Path(folder), arguments.jobs, settings)
        runner.prepare(mutants)
        statuses = list(_printed(mutants, runner.statuses(mutants)))
    noticed = len(statuses) - statuses.count(MutantStatus.SURVIVED)
    print(
        f"\nThe tests noticed {noticed} of {len(statuses)} changes ({noticed / max(len(statuses), 1):.1%}); seed {arguments.seed}."
    )


def _printed(mutants: Sequence[Mutant], statuses: Iterator[MutantStatus]) -> Iterator[MutantStatus]:
    for number, (mutant, status) in enumerate(zip(mutants, statuses, strict=True), 1):
        print(f"{number:4} {status:9} {mutant.path}:{mutant.line}", flush=True)
        if status is MutantStatus.SURVIVED:
            print("\n".join(f"       {line}" for line in mutant.diff.splitlines()), flush=True)
        yield status


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.mutate", description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--sample", type=int, default=200)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument(
        "--only", action="append", default=[], metavar="PATTERN", help="of the files in [tool.mutate]; repeatable"
    )
    return parser.parse_args()


if __name__ == "__main__":
    main()

"""What the tests notice: ``python -m bench.mutate`` changes the code in a sample of places and runs the mirrored tests on each.

Which files are changed is told by ``[tool.mutate]`` in pyproject.toml. Changes that make no difference to anybody are listed
with their reasons in ``bench/equivalent_mutants.csv`` and are not tried.
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

from bench.mutants import Mutant, sampled
from bench.process import ROOT
from bench.trial import Copy, Run, Verdict, mirrored_tests

EQUIVALENT = ROOT / "bench" / "equivalent_mutants.csv"
"""path, before, after, reason: lines as ``Mutant.change`` has them, so that they may move within their file."""

LEAST_SECONDS, SLOWER = 20.0, 5.0
"""Time that tests of a change have: so many times what they took without it, and never less than this."""


@dataclass(frozen=True, slots=True)
class Settings:
    """``[tool.mutate]``: patterns of files, and tests of files that have none of their own."""

    sources: Sequence[str]
    tests: Mapping[str, Sequence[str]]

    @classmethod
    def read(cls, root: Path) -> Settings:
        """From the checkout's pyproject.toml."""
        told = tomllib.loads((root / "pyproject.toml").read_text())["tool"]["mutate"]
        named = [*told["tests"], *(test for tests in told["tests"].values() for test in tests)]
        for path in named:
            if not (root / path).is_file():
                raise SystemExit(f"[tool.mutate.tests] in pyproject.toml: {path} is no file")
        return cls(told["sources"], told["tests"])

    def files(self, root: Path) -> list[str]:
        """The files that the patterns mean; a pattern that means none raises, as it is out of date."""
        found: set[str] = set()
        for pattern in self.sources:
            paths = {str(path.relative_to(root)) for path in root.glob(pattern) if path.suffix == ".py"}
            if not paths:
                raise SystemExit(f"[tool.mutate] in pyproject.toml: no file is called {pattern}")
            found |= paths
        return sorted(found)


class Bench:
    """Copies of the checkout, one for each process, and how long each set of tests takes without a change."""

    def __init__(self, checkout: Path, folder: Path, jobs: int, settings: Settings) -> None:
        self._checkout, self._settings = checkout, settings
        self._free: SimpleQueue[Copy] = SimpleQueue()
        for number in range(jobs):
            self._free.put(Copy(checkout, folder / str(number)))
        self._pool = ThreadPoolExecutor(jobs)
        self._seconds: dict[tuple[str, ...], float] = {}

    def prepare(self, mutants: Sequence[Mutant]) -> None:
        """Runs each set of tests once; tests that fail without a change would notice every change, and end it all."""
        sets = sorted({self._tests(mutant) for mutant in mutants})
        for tests, run in zip(sets, self._pool.map(self._unchanged, sets), strict=True):
            if run.code != 0:
                raise SystemExit(f"Without any change {' '.join(tests)} ended with {run.code}:\n{run.said}")
            self._seconds[tests] = run.seconds

    def verdicts(self, mutants: Sequence[Mutant]) -> Iterator[Verdict]:
        """What the tests say of each, in order."""
        return self._pool.map(self._verdict, mutants)

    def _tests(self, mutant: Mutant) -> tuple[str, ...]:
        return tuple(mirrored_tests(mutant.path, self._checkout, self._settings.tests))

    def _unchanged(self, tests: Sequence[str]) -> Run:
        copy = self._free.get()
        try:
            return copy.run(tests, 600.0)
        finally:
            self._free.put(copy)

    def _verdict(self, mutant: Mutant) -> Verdict:
        tests = self._tests(mutant)
        copy = self._free.get()
        try:
            with copy.changed(mutant.path, mutant.code):
                return copy.run(tests, max(LEAST_SECONDS, SLOWER * self._seconds[tests])).verdict
        finally:
            self._free.put(copy)


def equivalents(file: Path) -> dict[tuple[str, str, str], str]:
    """The changes that are known to make no difference → the reason; a row without one raises."""
    with file.open(newline="") as rows:
        known = {(row["path"], row["before"], row["after"]): row["reason"].strip() for row in csv.DictReader(rows)}
    unexplained = [change for change, reason in known.items() if not reason]
    if unexplained:
        raise SystemExit(f"{file.name}: no reason is given for {unexplained[0]}")
    return known


def main() -> None:
    """Prints seed, every survivor with file, line and change, and the share that was noticed."""
    asked = _arguments()
    settings = Settings.read(ROOT)
    drawn = sampled([(path, (ROOT / path).read_text()) for path in settings.files(ROOT)], asked.sample, asked.seed)
    known = equivalents(EQUIVALENT)
    mutants = [mutant for mutant in drawn if mutant.change not in known]
    print(f"Seed {asked.seed}: {len(drawn)} changes, {len(drawn) - len(mutants)} of them known to make no difference.")
    with tempfile.TemporaryDirectory(prefix="mutate-") as folder:
        bench = Bench(ROOT, Path(folder), asked.jobs, settings)
        bench.prepare(mutants)
        found = list(_told(mutants, bench.verdicts(mutants)))
    noticed = len(found) - found.count(Verdict.SURVIVED)
    print(
        f"\nThe tests noticed {noticed} of {len(found)} changes ({noticed / max(len(found), 1):.1%}); seed {asked.seed}."
    )


def _told(mutants: Sequence[Mutant], verdicts: Iterator[Verdict]) -> Iterator[Verdict]:
    for number, (mutant, verdict) in enumerate(zip(mutants, verdicts, strict=True), 1):
        print(f"{number:4} {verdict:9} {mutant.path}:{mutant.line}", flush=True)
        if verdict is Verdict.SURVIVED:
            print("\n".join(f"       {line}" for line in mutant.diff.splitlines()), flush=True)
        yield verdict


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.mutate", description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--sample", type=int, default=200)
    parser.add_argument("--jobs", type=int, default=2)
    return parser.parse_args()


if __name__ == "__main__":
    main()

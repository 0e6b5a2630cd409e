"""A stage of a benchmark in a process of its own, so that its time and its peak memory are its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class Stage:
    """What one process did: how many, in which wall time, at which peak of resident memory, and figures of its own."""

    name: str
    count: int
    seconds: float
    peak_mb: float
    figures: Mapping[str, float]

    @property
    def rate(self) -> float:
        """Things a second."""
        return self.count / self.seconds if self.seconds else 0.0


def measured(name: str, environment: Mapping[str, str]) -> Stage:
    """Runs one stage of ``bench.stages`` in its own process; its failure is this one's."""
    done = subprocess.run(
        [sys.executable, "-m", "bench.stages", name],
        cwd=ROOT,
        env={**os.environ, **environment},
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    told = json.loads(done.stdout.splitlines()[-1])
    return Stage(name, told["count"], told["seconds"], told["peak_mb"], told["figures"])

"""Runs a stage of a benchmark in its own process, to measure its own time and peak memory."""

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
class StageResult:
    """One process: the number of items, wall time, peak resident memory, and further figures."""

    name: str
    count: int
    seconds: float
    peak_mb: float
    figures: Mapping[str, float]

    @property
    def rate(self) -> float:
        """Items a second."""
        return self.count / self.seconds if self.seconds else 0.0


def run_stage(name: str, environment: Mapping[str, str]) -> StageResult:
    """Runs one stage of ``bench.ingest_stages`` in its own process; raises if the stage fails."""
    completed = subprocess.run(
        [sys.executable, "-m", "bench.ingest_stages", name],
        cwd=ROOT,
        env={**os.environ, **environment},
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    report = json.loads(completed.stdout.splitlines()[-1])
    return StageResult(name, report["count"], report["seconds"], report["peak_mb"], report["figures"])

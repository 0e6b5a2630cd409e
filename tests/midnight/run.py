"""Runs pytest across a midnight in Seoul: python -m tests.midnight.run 2026-12-31 [--before SECONDS] [pytest's arguments]."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

FOLDER = Path(__file__).parent
_COLLECTING = timedelta(minutes=30)
"""How long before midnight test files are imported: even a slow machine must not come to the next day before the first test."""

_IMPORTED_BEFORE = (
    "ignore:Module already imported so cannot be rewritten; time_machine:pytest.PytestAssertRewriteWarning"
)
"""The clock is set before pytest begins, so its plugin of the same module comes too late; no test asks for that."""


def main() -> int:
    """Pytest's own code; the day that is named ends while its first tests run."""
    parser = argparse.ArgumentParser(prog="python -m tests.midnight.run", description=__doc__)
    parser.add_argument("day", type=datetime.fromisoformat)
    parser.add_argument("--before", type=float, default=10.0, help="seconds from the first test to midnight")
    asked, arguments = parser.parse_known_args()
    midnight = asked.day.replace(tzinfo=ZoneInfo("Asia/Seoul")) + timedelta(days=1)
    clock = {
        "PYTHONPATH": os.pathsep.join([str(FOLDER), *filter(None, [os.environ.get("PYTHONPATH")])]),
        "CLOCK_AHEAD": str((midnight - _COLLECTING - datetime.now(UTC)).total_seconds()),
        "MIDNIGHT": midnight.isoformat(),
        "SECONDS_BEFORE_MIDNIGHT": str(asked.before),
    }
    command = [sys.executable, "-m", "pytest", "-p", "turning", "-W", _IMPORTED_BEFORE, *arguments]
    return subprocess.run(command, env={**os.environ, **clock}, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())

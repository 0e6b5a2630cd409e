"""Pytest plugin: test files are imported on one day, and soon after the first test began it is the next day in Seoul.

What a file keeps of the day of its import is then a day old, and some tests run at midnight itself. ``tests/midnight/run.py``
starts pytest with this plugin and with the clock of ``sitecustomize.py``.
"""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta

import pytest
import sitecustomize
from time_machine import escape_hatch

_MIDNIGHT = datetime.fromisoformat(os.environ["MIDNIGHT"])
_BEFORE = timedelta(seconds=float(os.environ["SECONDS_BEFORE_MIDNIGHT"]))


def pytest_collection_finish() -> None:
    """Moves the clock to shortly before midnight, here and in each process that a test starts."""
    if datetime.now(UTC) >= _MIDNIGHT:
        raise pytest.UsageError("The day turned while tests were collected; no test would see it turn.")
    eve = _MIDNIGHT - _BEFORE
    os.environ["CLOCK_AHEAD"] = str((eve - escape_hatch.datetime.datetime.now(UTC)).total_seconds())
    sitecustomize.clock.move_to(eve)

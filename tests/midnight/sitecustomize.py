"""Moves the clock of every Python process that has this folder on its PYTHONPATH: CLOCK_AHEAD seconds ahead of the real one.

A worker or a command that a test starts thus has the clock of the test. Only the date is moved: time-outs, sleeps and locks
go by the monotonic clock, which stays real, as the clocks of servers and browsers do.
"""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta

import time_machine

ahead = timedelta(seconds=float(os.environ["CLOCK_AHEAD"]))
clock = time_machine.travel(datetime.now(UTC) + ahead, tick=True).start()

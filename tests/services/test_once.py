"""Two beats and two workers: a slot is run once, no matter which beat queues it and however often the broker delivers the task."""

from __future__ import annotations

from collections.abc import Callable

from tests.services.processes import Process, wait_for
from tests.services.stack import Stack

FEED = "ncis.safety"
SLOT = 8
SLOTS = 3
RUNS = "select slot, count(*) from portal_syncrun where feed = %s and slot <> '' group by slot order by slot"
DUE_TASK = "portal.due["


def test_two_beats_and_two_workers_run_each_slot_once() -> None:
    portal = {
        "DEMO": "on", "QUICK_FEEDS": FEED, "QUICK_SECONDS": str(SLOT),
        # A task that waits longer than this in a worker is delivered again; in production, after an hour.
        "QUICK_VISIBILITY": "1",
    }  # fmt: skip
    with Stack(portal) as stack:
        workers = [stack.worker("first"), stack.worker("second")]
        first, second = stack.beat("beat-first"), stack.beat("beat-second")
        for process in (*workers, first):
            process.start()
        wait_for(_has_queued(first, 1), 300, "the first beat to ask")
        # The second beat starts after a whole run, so it finds the slot done and not running.
        wait_for(lambda: stack.rows(RUNS, FEED) and not stack.number(_RUNNING), 300, "its run to end")
        second.start()
        wait_for(_has_queued(second, SLOTS), 300, "the second beat to have asked for some slots")
        wait_for(lambda: len(stack.rows(RUNS, FEED)) >= SLOTS, 300, "as many runs")
        for beat in (first, second):
            beat.end()
        wait_for(lambda: not stack.number(_RUNNING), 300, "the last run to end")
        runs = stack.rows(RUNS, FEED)
        assert [count for _, count in runs] == [1] * len(runs)
        received = sum(worker.tail(10_000).count(DUE_TASK) for worker in workers)
        assert received > len(runs), "the second beat never asked for a slot that the first one had asked for"


_RUNNING = "select count(*) from portal_syncrun where state = 'running'"


def _has_queued(beat: Process, times: int) -> Callable[[], bool]:
    return lambda: beat.tail(10_000).count(f"feed {FEED} (") >= times

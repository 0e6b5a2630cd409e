"""Whether this process was asked to stop: runs look between batches, write what they have, and end as interrupted."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

_signalled = threading.Event()
_sources: list[Callable[[], bool]] = [_signalled.is_set]


def stop_requested() -> bool:
    """Whether anyone asked; it stays so: feeds that would come after the present one are interrupted at their first batch."""
    return any(source() for source in _sources)


def add_stop_source(source: Callable[[], bool]) -> None:
    """Also asks there: a worker's processes hear from their parent, not by a signal of their own."""
    _sources.append(source)


@contextmanager
def stop_on_sigterm() -> Iterator[None]:
    """Takes SIGTERM as the wish to stop while the block runs; outside the main thread signals belong to someone else."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def on_signal(number: int, frame: FrameType | None) -> None:
        _signalled.set()

    before = signal.signal(signal.SIGTERM, on_signal)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)

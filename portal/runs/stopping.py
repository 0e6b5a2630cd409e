"""Whether this process was asked to stop: runs check between batches, write what they have, and end as interrupted."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

_signalled = threading.Event()
_sources: list[Callable[[], bool]] = [_signalled.is_set]


def stop_requested() -> bool:
    """Whether a stop was requested. It stays requested: feeds that follow the present one are interrupted at their first batch."""
    return any(source() for source in _sources)


def add_stop_source(source: Callable[[], bool]) -> None:
    """Adds a function that says whether to stop: a worker's processes learn it from their parent, not by a signal."""
    _sources.append(source)


@contextmanager
def stop_on_sigterm() -> Iterator[None]:
    """Treats SIGTERM as a request to stop while the block runs; outside the main thread it does nothing."""
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

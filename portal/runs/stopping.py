"""Whether this process was asked to stop: runs look between batches, write what they have, and end as interrupted."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

_signalled = threading.Event()
_sources: list[Callable[[], bool]] = [_signalled.is_set]


def stop_asked() -> bool:
    """Whether anyone asked; it stays so: feeds that would come after the present one are interrupted at their first batch."""
    return any(asked() for asked in _sources)


def listen_to(asked: Callable[[], bool]) -> None:
    """Also asks there: a worker's processes hear from their parent, not by a signal of their own."""
    _sources.append(asked)


@contextmanager
def sigterm_heard() -> Iterator[None]:
    """Takes SIGTERM as the wish to stop while the block runs; outside the main thread signals belong to someone else."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def hear(number: int, frame: FrameType | None) -> None:
        _signalled.set()

    before = signal.signal(signal.SIGTERM, hear)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)

"""A response body as a file with a maximum size and time; a truncated body is an error and never a complete one."""

from __future__ import annotations

import io
import time
from collections.abc import Callable
from typing import Any

from connectors.errors import Unexpected, Unreachable

MAX_SECONDS = 600.0
"""For one whole body: a server that sends one byte before each read time-out would otherwise block a run for ever."""


class BoundedBody(io.RawIOBase):
    """Reads chunks from ``read``; ``Unexpected`` past ``max_bytes`` bytes, ``Unreachable`` past ``MAX_SECONDS``.

    ``read(size)`` gives at most ``size`` bytes, none at the end. It raises its own ``SourceError`` where the
    connection broke off or the declared length was not reached.
    """

    def __init__(
        self,
        read: Callable[[int], bytes],
        max_bytes: int,
        operation: str,
        *,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__()
        self._read_chunk = read
        self._left = max_bytes
        self._max_bytes = max_bytes
        self._operation = operation
        self._clock = clock
        self._deadline = clock() + MAX_SECONDS

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Fills the buffer as far as one read goes; 0 at the end."""
        chunk = self._read_chunk(len(buffer))
        self._left -= len(chunk)
        if self._left < 0:
            raise Unexpected(
                f"{self._operation}: the answer is larger than {self._max_bytes} bytes", operation=self._operation
            )
        if chunk and self._clock() > self._deadline:
            raise Unreachable(
                f"{self._operation}: the answer took longer than {MAX_SECONDS:.0f} s", operation=self._operation
            )
        buffer[: len(chunk)] = chunk
        return len(chunk)

"""A response body as a file that cannot grow past its bound, outlast its time, or pass off half an answer as a whole one."""

from __future__ import annotations

import io
import time
from collections.abc import Callable
from typing import Any

from connectors.errors import Unexpected, Unreachable

MOST_SECONDS = 600.0
"""For one whole body: a server that drips a byte before each read time-out would otherwise hold a run for ever."""


class BoundedBody(io.RawIOBase):
    """Reads pieces from ``read``; ``Unexpected`` past ``most`` bytes, ``Unreachable`` past ``MOST_SECONDS``.

    ``read(size)`` gives at most ``size`` bytes, none at the end, and raises a ``SourceError`` of its own where the
    connection broke off or the declared length was not reached.
    """

    def __init__(
        self, read: Callable[[int], bytes], most: int, operation: str, *, clock: Callable[[], float] = time.monotonic
    ) -> None:
        super().__init__()
        self._read_piece = read
        self._left = most
        self._most = most
        self._operation = operation
        self._clock = clock
        self._until = clock() + MOST_SECONDS

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Fills the buffer as far as one read goes; 0 at the end."""
        piece = self._read_piece(len(buffer))
        self._left -= len(piece)
        if self._left < 0:
            raise Unexpected(
                f"{self._operation}: the answer is larger than {self._most} bytes", operation=self._operation
            )
        if piece and self._clock() > self._until:
            raise Unreachable(
                f"{self._operation}: the answer took longer than {MOST_SECONDS:.0f} s", operation=self._operation
            )
        buffer[: len(piece)] = piece
        return len(piece)

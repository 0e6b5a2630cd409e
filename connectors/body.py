"""A response body as a file that cannot grow past its bound and does not pass off half an answer as a whole one."""

from __future__ import annotations

import io
from typing import Any

from urllib3.exceptions import HTTPError
from urllib3.response import BaseHTTPResponse

from connectors.errors import Unexpected, Unreachable


class BoundedBody(io.RawIOBase):
    """Reads a urllib3 response; ``Unexpected`` past ``most`` bytes, ``Unreachable`` where the connection broke off.

    A declared length that is not reached is a broken connection too: the same call may well pass the next time.
    """

    def __init__(self, response: BaseHTTPResponse, most: int, operation: str) -> None:
        super().__init__()
        self._response = response
        self._left = most
        self._most = most
        self._operation = operation

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Fills the buffer as far as one read goes; 0 at the end."""
        piece = self._next(len(buffer))
        buffer[: len(piece)] = piece
        return len(piece)

    def _next(self, size: int) -> bytes:
        try:
            piece = self._response.read(size)
        except HTTPError as error:
            kind = type(error).__name__
        else:
            self._left -= len(piece)
            if self._left < 0:
                raise Unexpected(
                    f"{self._operation}: the answer is larger than {self._most} bytes", operation=self._operation
                )
            return piece
        raise Unreachable(f"{self._operation}: the answer broke off ({kind})", operation=self._operation)

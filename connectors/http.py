"""The only network code: one pooled client that reads agencies' answers as streams and never lets a key out.

The client is told where hosts really are (``reroute``) so that the demonstration and the tests speak to a loopback
socket with the very requests that go to an agency.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import IO


@dataclass(frozen=True, slots=True)
class Call:
    """One request. ``operation`` names it in budgets and errors; ``secret`` and ``secret_headers`` never reach a log or an error.

    ``params`` are sent in order, percent-encoded once; ``secret`` is the query parameter that carries the key.
    ``max_bytes`` bounds the body (listing pages are small; recalls are 33 MB).
    """

    operation: str
    url: str
    params: Mapping[str, str] = field(default_factory=dict)
    secret: Mapping[str, str] = field(default_factory=dict, repr=False)
    secret_headers: Mapping[str, str] = field(default_factory=dict, repr=False)
    max_bytes: int = 16 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Answer:
    """A 200 answer being read: its declared type, its charset or "", response headers in lower case, and the body stream.

    Reading past ``max_bytes`` or a body shorter than declared raises ``Unexpected``.
    """

    content_type: str
    charset: str
    headers: Mapping[str, str]
    body: IO[bytes]


class Client:
    """A pool of connections to agencies, with time-outs, bounded retries, and a pace for each host."""

    def __init__(
        self,
        *,
        reroute: Mapping[str, str] | None = None,
        pace: float = 5.0,
        on_progress: Callable[[], None] = lambda: None,
    ) -> None:
        raise AssertionError("to be written")

    @contextmanager
    def open(self, call: Call) -> Iterator[Answer]:
        """Asks once, again where the failure may pass, and hands over the answer while it streams.

        Raises ``Unreachable``, ``QuotaSpent`` (HTTP 429), ``Refused`` (401, 403), ``Unexpected`` (redirect, other 4xx).
        A non-200 answer with a gateway envelope in its body carries the envelope's code.
        """
        raise AssertionError("to be written")
        yield

    def close(self) -> None:
        """Gives the connections back."""

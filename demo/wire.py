"""Request and reply of a demonstration agency, with their bytes; this module opens no socket."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Request:
    """A GET request as received: intended host, path on that host, parameters decoded once, headers in lower case."""

    host: str
    path: str
    params: Mapping[str, str]
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Reply:
    """Status, type and bytes; ``source`` is the public source of the facts in it (sent as the header X-Demo-Source, percent-encoded)."""

    body: bytes
    content_type: str
    status: int = 200
    source: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)


Agency = Callable[[Request], Reply | None]
"""Replies to the requests of one agency's system; ``None`` for any other request, which another agency may reply to."""

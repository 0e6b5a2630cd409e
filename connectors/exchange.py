"""One request to an agency with what came of it, as ``Client(observe=…)`` shows it to whoever looks at answers themselves."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from connectors.errors import SourceError

if TYPE_CHECKING:
    from connectors.http import Call


@dataclass(frozen=True, slots=True)
class Exchange:
    """A call and its answer. ``status`` is 0 where no answer came; ``failure`` then names the network library's error.

    ``error`` is what the answer was refused with, by its status or by the feed that read it: a listing may pass over a page
    that it cannot read. ``body`` holds the bytes that were read: all of a page, the beginning of an error's body, of a
    stream as much as its reader took. Call and body may hold the key: hide it before anything is printed or kept.
    """

    call: Call
    status: int = 0
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""
    failure: str = ""
    error: SourceError | None = None

    @property
    def content_type(self) -> str:
        """The declared type with its charset, as sent."""
        return self.headers.get("content-type", "")


Observer = Callable[[Exchange], None]

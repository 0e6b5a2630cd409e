"""Adds the request or run to each log line, as text for people and as JSON for collectors."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_request: ContextVar[str] = ContextVar("request", default="-")
_run: ContextVar[str] = ContextVar("run", default="-")


class Context(logging.Filter):
    """Adds ``request`` and ``run`` to each log record; "-" outside a request or run."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Never drops a record."""
        record.request = _request.get()
        record.run = _run.get()
        return True


@contextmanager
def request_id(value: str) -> Iterator[None]:
    """Marks the log lines written inside as belonging to one request."""
    token = _request.set(value)
    try:
        yield
    finally:
        _request.reset(token)


@contextmanager
def run_id(feed: str, number: int) -> Iterator[None]:
    """Marks the log lines written inside as belonging to one run of one feed."""
    token = _run.set(f"{feed}#{number}")
    try:
        yield
    finally:
        _run.reset(token)

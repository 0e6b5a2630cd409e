"""The one search engine of this process: opened once, and replaced in one place where a test has its own."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache

from django.conf import settings

from search.engine import Engine
from search.engine_factory import open_engine


@dataclass(slots=True)
class _Replacement:
    """What stands in for the engine of the settings; ``None`` for nothing."""

    engine: Engine | None = None


_replacement = _Replacement()


def engine() -> Engine:
    """The engine that SEARCH_URL names; opening it touches neither disk nor network."""
    return _replacement.engine or _opened()


@contextmanager
def replaced_by(other: Engine) -> Iterator[None]:
    """Within the block every part of this process asks the other engine, in every thread."""
    before = _replacement.engine
    _replacement.engine = other
    try:
        yield
    finally:
        _replacement.engine = before


@cache
def _opened() -> Engine:
    return open_engine(
        settings.SEARCH_URL,
        settings.DATA_DIR,
        ca_file=settings.SEARCH_CA_FILE,
        api_key=settings.SEARCH_API_KEY,
        namespace=settings.SEARCH_NAMESPACE,
    )

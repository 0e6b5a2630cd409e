"""The one search engine of this process, opened once; a test replaces it here with its own."""

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
    """The engine that replaces the one of the settings; ``None`` for no replacement."""

    engine: Engine | None = None


_replacement = _Replacement()


def engine() -> Engine:
    """The engine that SEARCH_URL names; opening it touches neither disk nor network."""
    return _replacement.engine or _opened()


@contextmanager
def replaced_by(other: Engine) -> Iterator[None]:
    """Within the block every part and thread of this process uses the other engine."""
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
